import type { LogEntry } from "../engine/log.ts";
import type { Sight } from "../model/trace.ts";
import type { Place } from "./places.ts";
import { type Asking, sightsOf } from "./sights.ts";

/** What the rules saw that decided an entry: the branches of a split up to the one taken, or the exit criteria. */
export function lineSights({ what, detail }: LogEntry, { op, journey, outletText }: Place, asking: Asking): Sight[] {
  if (what === "exited" && detail === "exit-criteria" && journey.exitWhen !== null) return sightsOf(journey.exitWhen, null, asking);
  if (what !== "left" || op.op !== "branch") return [];
  const taken = op.branches.findIndex(({ outlet }) => outlet === detail);
  const asked = taken === -1 ? op.branches : op.branches.slice(0, taken + 1);
  return asked.flatMap(({ outlet, segment }) => sightsOf(segment, outletText(outlet), asking));
}
