import { plural } from "../lib/numbers.ts";
import type { Erasure } from "../model/erasure.ts";

/** The receipt of an erasure in sentences, one a line: what was erased, and what is out of reach. */
export function receiptLines(receipt: Erasure): string[] {
  const { at, project, keys, subscribers, events, restorePoints, edits, identities, documents, rejectFiles, left } = receipt;
  const total = events.reduce((sum, { count }) => sum + count, 0);
  return [
    `Erased on ${at} from the project “${project}”: ${keys.join(", ")}.`,
    `${plural(subscribers, "row")} of subscribers.`,
    `${plural(total, "event")}${total === 0 ? "" : `: ${events.map(({ event, count }) => `${event} ${count.toLocaleString("en-GB")}`).join(", ")}`}.`,
    `Taken out of ${plural(restorePoints, "restore point")}, ${plural(edits, "step")} of the edit history and ${plural(identities, "joined identity", "joined identities")}.`,
    ...documents.map(({ what, name, values }) => `${plural(values, "value")} in the ${what} “${name}”.`),
    ...rejectFiles.map(({ name, rows }) => `${plural(rows, "row")} of the file of rejected rows “${name}”.`),
    ...left,
  ];
}
