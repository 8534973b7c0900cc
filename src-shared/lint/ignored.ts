import type { Journey } from "../model/journey.ts";
import type { Problem } from "../model/problem.ts";

export type IgnoredProblem = NonNullable<Journey["ignoredProblems"]>[number];

/** Where a problem is inside its node, edge or journey: its path without the position of the node, which changes. */
const placeOf = ({ path = "" }: Problem): string => path.replace(/^(nodes|edges)\[\d+\]\.?/, "");

/** What tells a problem from the others of a journey, for as long as it is the same one. */
export function ignoranceOf(problem: Problem, reason: string): IgnoredProblem {
  const { id, node, edge } = problem;
  const place = placeOf(problem);
  return {
    id,
    ...(node === undefined ? {} : { node }),
    ...(edge === undefined ? {} : { edge }),
    ...(place === "" ? {} : { place }),
    reason,
  };
}

const same = (one: IgnoredProblem, problem: Problem) =>
  one.id === problem.id && one.node === problem.node && one.edge === problem.edge && (one.place ?? "") === placeOf(problem);

/** Problems with the reason why they are let be. Errors cannot be: a journey that has them does not run. */
export function withIgnored(problems: readonly Problem[], { ignoredProblems = [] }: Pick<Journey, "ignoredProblems">): Problem[] {
  if (ignoredProblems.length === 0) return [...problems];
  return problems.map((problem) => {
    const found = problem.severity === "error" ? undefined : ignoredProblems.find((one) => same(one, problem));
    return found ? { ...problem, ignored: found.reason } : problem;
  });
}

/** The journey's list without a problem. */
export const heeded = ({ ignoredProblems = [] }: Pick<Journey, "ignoredProblems">, problem: Problem): IgnoredProblem[] =>
  ignoredProblems.filter((one) => !same(one, problem));
