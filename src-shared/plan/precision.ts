import type { z } from "zod";
import { percentText, plural } from "../lib/numbers.ts";
import type { precisionSchema } from "../model/results.ts";

const endings = {
  precise: "as precise as was wanted",
  replications: "every replication that was asked for",
  "time-limit": "stopped at the time limit",
} as const;

/** How sure the mean of the outcome is, and what ended the replications, in a sentence. */
export function precisionText({ wanted, reached, stopped }: z.infer<typeof precisionSchema>, replications: number): string {
  const known = reached === null ? "how precise the mean is cannot be told" : `the mean is known to ±${percentText(reached)}`;
  const asked = wanted === null ? "" : ` (wanted: ±${percentText(wanted)})`;
  return `${plural(replications, "replication")}, ${endings[stopped]}; ${known}${asked}.`;
}
