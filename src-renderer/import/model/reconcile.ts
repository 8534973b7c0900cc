import type { Differences } from "../../../src-shared/model/differences.ts";
import type { ImportReport } from "../../../src-shared/model/import.ts";

export interface Part {
  label: string;
  count: number;
}

/** A count that is the sum of its parts. */
export interface Sum {
  total: Part;
  parts: readonly Part[];
}

const some = (part: Part): Part[] => (part.count === 0 ? [] : [part]);

/** The counts of an import of one file as sums: what was read, what became of the rows, and what of the subscribers that were there. */
export function sumsOf({ rows, as, differences, dryRun }: ImportReport): Sum[] {
  const read: Sum = {
    total: { label: "rows read", count: rows.read },
    parts: [
      { label: "kept", count: rows.kept },
      { label: "rejected", count: rows.rejected },
    ],
  };
  if (as === "events" || !differences) return [read];
  return [read, ...(differences.mode === "replace" ? [] : [takenSum(differences)]), ...baseSums(differences, dryRun)];
}

/** What became of the rows of a file that met the subscribers. */
function takenSum({ file, added, leftOut }: Differences): Sum {
  const out = leftOut.reduce((sum, { count }) => sum + count, 0);
  return {
    total: { label: "rows kept", count: file.rows },
    parts: [
      { label: "of known subscribers", count: file.rows - added - out },
      ...some({ label: "of new ones", count: added }),
      ...some({ label: "not taken", count: out }),
    ],
  };
}

/** What becomes of the subscribers that were there, and how many there are then. */
export function baseSums({ base, after, added, gone, changed, unchanged, mode }: Differences, looked: boolean): Sum[] {
  const told = looked || mode !== "replace";
  const others = base.rows - gone - changed - unchanged;
  const before: Sum = {
    total: { label: "subscribers before", count: base.rows },
    parts: told
      ? [
          { label: mode === "join" ? "get values" : "change", count: changed },
          { label: "stay as they are", count: unchanged + others },
          ...some({ label: "go", count: gone }),
        ]
      : [
          { label: "stay", count: base.rows - gone },
          { label: "go", count: gone },
        ],
  };
  const then: Sum = {
    total: { label: "subscribers after", count: after.rows },
    parts: [
      { label: gone > 0 ? "who stay" : "who were there", count: base.rows - gone },
      { label: "new", count: added },
    ],
  };
  return [before, then];
}

/** True where the parts add up to the total. */
export const adds = ({ total, parts }: Sum): boolean => parts.reduce((sum, { count }) => sum + count, 0) === total.count;
