import { plural } from "../lib/numbers.ts";
import type { TraceLine } from "../model/trace.ts";
import { oneSubscriber } from "./one-subscriber.ts";
import { sightsOf } from "./sights.ts";
import { Story } from "./story.ts";
import { askingOf, type Scene } from "./tell.ts";

/** Why a subscriber fits no audience: for each entry, the rules that were not true of them. */
function unmatched(scene: Scene): string[] {
  const { program, places, base, row } = scene;
  const { sample } = program.subscribers;
  if (sample && (((sample[row >>> 5] as number) >>> (row & 31)) & 1) === 0)
    return ["The run simulated a sample of the base, and this subscriber is not in it."];
  const story = new Story(oneSubscriber(base, row));
  return program.entries.map(({ node, time }) => {
    const place = places[node];
    if (place?.op.op !== "entry") return "";
    const failed = sightsOf(place.op.segment, null, askingOf(scene, story, null, time)).filter(({ holds }) => !holds);
    const values = failed.map(({ rule, value }) => `${rule} (here: ${value})`).join("; ");
    return `Does not fit the audience “${place.label}”${values === "" ? "." : `: not true is ${values}.`}`;
  });
}

/** Lines that say what stopped a message or the way to it. */
const stops = (line: TraceLine): boolean =>
  line.what === "not-entered" || line.what === "skipped" || line.what === "exited" || line.what === "completed";

/** Why a subscriber was never contacted, most telling first; empty when a message was sent. */
export function whyNotContacted(scene: Scene, lines: readonly TraceLine[]): string[] {
  if (lines.length === 0) return unmatched(scene);
  if (lines.some(({ what }) => what === "sent")) return [];
  const found = [...new Set(lines.filter(stops).map(({ text, label }) => `${text}, at “${label}”.`))];
  const control = lines.some(({ what, detail }) => what === "entered" && detail === "control");
  const last = lines.at(-1);
  const open = last && !["exited", "completed", "not-entered"].includes(last.what);
  return [
    ...(control ? ["Is in the hold-out: measured, never contacted."] : []),
    ...found,
    ...(open ? [`Was still at “${last.label}” when the run ended.`] : []),
    ...(found.length === 0 && !open && !control ? [`Went ${plural(lines.length, "step")} without meeting a message.`] : []),
  ];
}
