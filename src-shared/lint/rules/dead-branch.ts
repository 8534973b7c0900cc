import type { Problem } from "../../model/problem.ts";
import { isNobody } from "../../segments/constant.ts";
import type { BitSet } from "../../table/bit-set.ts";
import type { BranchOnData, Flow } from "../flow.ts";
import { type Graph, type GraphNode, nameOf, parsedNodes } from "../graph.ts";
import { counted, subscribers } from "../numbers.ts";
import type { LintRule } from "../rule.ts";

const meet = (a: BitSet, b: BitSet) => a.clone().and(b).count();

/** The nearest branch on the ways to a node by which those of a segment cannot have come, though they come to its split. */
function ruledOut(graph: Graph, flow: Flow, rows: BitSet, id: string): { split: GraphNode; outlet: string; elsewhere: number } | undefined {
  const seen = new Set([id]);
  const open = [id];
  for (let to = open.shift(); to !== undefined; to = open.shift()) {
    for (const { from, outlet } of graph.get(to)?.in ?? []) {
      const split = graph.get(from);
      const arriving = flow.at(from)?.rows;
      const leaving = flow.leaving(from, outlet);
      if (split && arriving && leaving) {
        const elsewhere = meet(rows, arriving);
        if (elsewhere > 0 && meet(rows, leaving) === 0) return { split, outlet, elsewhere };
      }
      if (!seen.has(from)) {
        seen.add(from);
        open.push(from);
      }
    }
  }
  return undefined;
}

const labelOf = ({ parsed }: GraphNode, outlet: string) => parsed?.outlets.find(({ id }) => id === outlet)?.label ?? outlet;

/** The first branch before another that takes some of those who match it. */
function firstTaker(flow: Flow, branches: readonly BranchOnData[], at: number): number {
  const rows = flow.rows((branches[at] as BranchOnData).segment);
  return branches.findIndex(
    ({ known, segment }, other) => other < at && known && rows !== undefined && meet(flow.rows(segment) ?? rows, rows) > 0,
  );
}

function problemOf(graph: Graph, flow: Flow, node: GraphNode, at: number): Problem {
  const branches = flow.branches(node.node.id);
  const { outlet, segment, inBase, here } = branches[at] as BranchOnData;
  const total = flow.at(node.node.id)?.rows.count() ?? 0;
  const branch = `the branch "${labelOf(node, outlet)}" of ${nameOf(node)}`;
  const place = { severity: "warning" as const, node: node.node.id, path: `${node.path}.config.branches[${at}].segment` };
  const remove = { repair: { label: "Delete the branch", edits: [{ node: node.node.id, path: ["config", "branches", at] }] } };
  const only = branches.length > 1 ? remove : {};
  if (here > 0) {
    const above = firstTaker(flow, branches, at);
    const own = (node.node.config as { branches: unknown[] }).branches;
    const moved = [...own.slice(0, above), own[at], ...own.filter((_, other) => other >= above && other !== at)];
    return {
      ...{ id: "dead-branch", ...place },
      message: `Nobody can take ${branch}: the branches before it take all ${subscribers(here)} who match it.`,
      fix: "Move it above them, or change its rules.",
      repair: { label: "Move it up", edits: [{ node: node.node.id, path: ["config", "branches"], value: moved as never }] },
    };
  }
  const rows = inBase > 0 ? flow.rows(segment) : undefined;
  const cause = rows && ruledOut(graph, flow, rows, node.node.id);
  if (cause)
    return {
      ...{ id: "contradicting-conditions", ...place, ...only },
      message: `Nobody can take ${branch}: it contradicts "${labelOf(cause.split, cause.outlet)}" of ${nameOf(cause.split)} on the way here. 0 of the ${subscribers(total)} who can come match; the ${counted(cause.elsewhere)} who match and come to ${nameOf(cause.split)} leave it another way.`,
      fix: "Change one of the two rules, or delete the branch.",
    };
  const elsewhere = inBase > 0 ? `, though ${counted(inBase)} of the whole base do` : ", nor does anyone of the whole base";
  return {
    ...{ id: "dead-branch", ...place, ...only },
    message: `Nobody can take ${branch}: 0 of the ${subscribers(total)} who can come here match it${elsewhere}.`,
    fix: "Change its rules, or delete the branch.",
  };
}

/** Branches that nobody of those who can come to them takes, with the counts that prove it. */
export const deadBranch: LintRule = {
  finds: {
    "dead-branch": {
      severity: "warning",
      about: "Nobody who can come to a split can take one of its branches: nobody matches it, or the branches before it take them all.",
    },
    "contradicting-conditions": { severity: "warning", about: "A branch asks for what a branch on the way to it has ruled out." },
    "dead-else": {
      severity: "note",
      about: "The branches of a split take everyone who can come to it, and nobody is left for what follows else.",
    },
  },
  onData: true,
  check: ({ graph, flow }) =>
    !flow
      ? []
      : parsedNodes(graph).flatMap((node): Problem[] => {
          const { id } = node.node;
          const total = flow.at(id)?.rows.count() ?? 0;
          if (node.parsed.op.op !== "branch" || total === 0) return [];
          const dead = flow
            .branches(id)
            .flatMap(({ known, taken, segment }, at) =>
              known && taken === 0 && !isNobody(segment) ? [problemOf(graph, flow, node, at)] : [],
            );
          const follows = node.out.some(({ outlet }) => outlet === "else");
          if (!follows || flow.otherwise(id) !== 0) return dead;
          return [
            ...dead,
            {
              ...{ id: "dead-else", severity: "note", node: id, path: `${node.path}.config.branches` },
              message: `Nobody is left for else of ${nameOf(node)}: its branches take all ${subscribers(total)} who can come.`,
              fix: "Leave it for data to come, or delete what follows else.",
            },
          ];
        }),
};
