import type { NodeKind, NodeProblem } from "./kind.ts";

/** A part of the subscribers, by chance. */
export interface Share {
  id: string;
  label?: string | undefined;
  percent: number;
}

/** Shares are meant to make 100 % to within rounding of thirds. */
const near100 = (total: number) => Math.abs(total - 100) <= 0.05;

export const shareLabel = ({ id, label, percent }: Share): string => `${label || id} ${percent} %`;

/** What `shareProblems` can find. */
export const shareFindings = (kind: string, one: string, many: string): NonNullable<NodeKind["finds"]> => ({
  [`${kind}/not-100`]: { severity: "error", about: `The ${many} do not make 100 %.` },
  [`${kind}/repeated-${one}`]: { severity: "error", about: `Two ${many} have one id.` },
});

/** Equal percentages with two decimals that make 100 exactly; the first takes what rounding leaves. */
export function evenShares(count: number): number[] {
  const each = Math.floor(10_000 / count);
  return Array.from({ length: count }, (_, at) => (each + (at === 0 ? 10_000 - each * count : 0)) / 100);
}

/** Shares that do not make 100 %, and ids that several have. `kind`, `one` and `many` name them in ids and sentences; `path` is where they are. */
export function shareProblems(shares: readonly Share[], kind: string, one: string, many: string, path: string): NodeProblem[] {
  const problems: NodeProblem[] = [];
  const total = Number(shares.reduce((sum, share) => sum + share.percent, 0).toPrecision(12));
  const repeated = shares.map(({ id }) => id).find((id, at, all) => all.indexOf(id) !== at);
  if (!near100(total))
    problems.push({
      id: `${kind}/not-100`,
      severity: "error",
      message: `The ${many} make ${total} %, not 100 %.`,
      fix: `Change the ${many} so that they make 100 %.`,
      path,
      repair: {
        label: `Make the ${many} equal`,
        edits: evenShares(shares.length).map((percent, at) => ({ path: [path, at, "percent"], value: percent })),
      },
    });
  if (repeated !== undefined)
    problems.push({
      id: `${kind}/repeated-${one}`,
      severity: "error",
      message: `Two ${many} have the id "${repeated}".`,
      fix: `Give each ${one} an id of its own.`,
      path,
    });
  return problems;
}
