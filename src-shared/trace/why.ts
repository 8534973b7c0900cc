import { plural } from "../lib/numbers.ts";
import type { TraceLine } from "../model/trace.ts";
import { eventLabel } from "../segments/labelled.ts";
import { oneSubscriber } from "./one-subscriber.ts";
import { sightsOf } from "./sights.ts";
import { Story } from "./story.ts";
import { askingOf, type Scene } from "./tell.ts";

/** Why a subscriber fits no entry: for each audience, the rules that were not true of them. */
function unmatched(scene: Scene): string[] {
  const { program, places, base, row, log } = scene;
  const { sample } = program.subscribers;
  if (sample && (((sample[row >>> 5] as number) >>> (row & 31)) & 1) === 0)
    return ["The run simulated a sample of the base, and this subscriber is not in it."];
  const audiences = program.entries.map(({ node, time }) => {
    const place = places[node];
    if (place?.op.op !== "entry") return "";
    const story = new Story(oneSubscriber(base, row));
    for (const entry of log) if (entry.time <= time) story.add(entry, places[entry.node]);
    const failed = sightsOf(place.op.segment, null, askingOf(scene, story, place, null, time)).filter(({ holds }) => holds === false);
    const values = failed.map(({ rule, value }) => `${rule} (here: ${value})`).join("; ");
    return `Does not fit the audience “${place.label}”${values === "" ? "." : `: not true is ${values}.`}`;
  });
  const scans = program.scans.map(({ node }) => `Was at no midnight of the run newly in the segment of “${places[node]?.label}”.`);
  const triggers = program.triggers.map(({ node, event }) => {
    const name = program.events[event]?.name ?? "";
    const came = log.some(({ what, detail }) => what === "event" && detail === name);
    return came
      ? `Was not in the segment of “${places[node]?.label}” when “${eventLabel(name)}” happened.`
      : `“${eventLabel(name)}”, which “${places[node]?.label}” waits for, did not happen.`;
  });
  return [...new Set([...audiences, ...scans, ...triggers])];
}

/** Lines that say what stopped a message or the way to it. */
const stops = (line: TraceLine): boolean =>
  line.what === "not-entered" || line.what === "skipped" || line.what === "exited" || line.what === "completed";

/** Why a subscriber was never contacted, most telling first; empty when a message was sent. */
export function whyNotContacted(scene: Scene, lines: readonly TraceLine[]): string[] {
  if (!lines.some(({ what }) => what === "entered" || what === "not-entered")) return unmatched(scene);
  if (lines.some(({ what }) => what === "sent")) return [];
  const several = scene.program.journeys.length > 1;
  const at = ({ label, journey }: TraceLine) => `at “${label}”${several ? ` of “${journey}”` : ""}`;
  const found = [...new Set(lines.filter(stops).map((line) => `${line.text}, ${at(line)}.`))];
  const control = lines.some(({ what, detail }) => what === "entered" && detail === "control");
  const last = lines.findLast(({ node }) => node !== null);
  const open = last && !["exited", "completed", "not-entered"].includes(last.what);
  return [
    ...(control ? ["Is in the hold-out: measured, never contacted."] : []),
    ...found,
    ...(open ? [`Was still ${last.what === "queued" ? "in a queue " : ""}${at(last)} when the run ended.`] : []),
    ...(found.length === 0 && !open && !control ? [`Went ${plural(lines.length, "step")} without meeting a message.`] : []),
  ];
}
