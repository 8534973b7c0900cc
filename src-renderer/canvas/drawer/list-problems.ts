import { type Problem, type Severity, severities } from "../../../src-shared/model/problem.ts";

export type Shown = "all" | Severity | "ignored";

export interface ProblemGroup {
  id: Severity | "ignored";
  problems: Problem[];
}

/** What tells a problem of a list from the others. */
export const problemKey = ({ id, node, edge, path, message }: Problem): string => [id, node ?? edge ?? "", path ?? "", message].join(":");

/**
 * Problems in groups: by severity, and those that are ignored apart. `placeOf` says where a problem is, in words that the search reads too;
 * those of the node `first` lead their group.
 */
export function groupProblems(
  problems: readonly Problem[],
  { shown, search, first, placeOf }: { shown: Shown; search: string; first: string | null; placeOf(problem: Problem): string },
): ProblemGroup[] {
  const wanted = search.trim().toLowerCase();
  const found = problems.filter(
    (problem) =>
      wanted === "" ||
      [problem.id, problem.message, problem.fix ?? "", placeOf(problem)].some((text) => text.toLowerCase().includes(wanted)),
  );
  const rank = ({ node }: Problem) => (first !== null && node === first ? 0 : 1);
  const group = (id: ProblemGroup["id"], member: (problem: Problem) => boolean): ProblemGroup => ({
    id,
    problems: found.filter(member).sort((a, b) => rank(a) - rank(b)),
  });
  const groups = [
    ...severities.map((severity) => group(severity, (problem) => problem.ignored === undefined && problem.severity === severity)),
    group("ignored", ({ ignored }) => ignored !== undefined),
  ];
  return groups.filter(({ id, problems: own }) => own.length > 0 && (shown === "all" || shown === id));
}
