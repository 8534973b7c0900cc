import type { Problem } from "../../model/problem.ts";
import type { Segment } from "../../model/segment.ts";
import { catalogueOf } from "../../segments/catalogue.ts";
import { checkSegment } from "../../segments/check.ts";
import { isNobody } from "../../segments/constant.ts";
import { evaluate } from "../../segments/evaluate.ts";
import { sentence } from "../../segments/sentence.ts";
import { BitSet } from "../../table/bit-set.ts";
import { isFixed, updatedFields } from "../fixed.ts";
import { type Graph, nameOf, parsedNodes } from "../graph.ts";
import type { LintData, LintRule } from "../rule.ts";

/** The rows of a segment, or undefined when it cannot be counted: then the segment's own problem is reported. */
function rowsOf(segment: Segment, { base, context }: LintData): BitSet | undefined {
  const wrong = checkSegment(segment, catalogueOf(base, context.segments)).some(({ severity }) => severity === "error");
  return wrong ? undefined : evaluate(base, segment, context);
}

const number = (n: number) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");

function audienceProblems(graph: Graph, data: LintData): { problems: Problem[]; entrants: BitSet | undefined } {
  const problems: Problem[] = [];
  const entrants = new BitSet(data.base.rows);
  let counted = true;
  for (const node of parsedNodes(graph)) {
    const { op } = node.parsed;
    if (op.op !== "entry") continue;
    const rows = rowsOf(op.segment, data);
    const fixed = isFixed(op.segment, updatedFields(graph));
    if (rows) entrants.or(fixed ? rows : BitSet.full(rows.size));
    else counted = false;
    if (rows?.count() === 0 && (fixed || op.entry.rule === "at"))
      problems.push({
        id: "nobody-enters",
        severity: "warning",
        message: `Nobody enters at ${nameOf(node)}: 0 of ${number(data.base.rows)} subscribers match ${sentence(op.segment)}.`,
        fix: "Loosen its rules.",
        node: node.node.id,
        path: `${node.path}.config.segment`,
      });
  }
  return { problems, entrants: counted ? entrants : undefined };
}

function branchProblems(graph: Graph, data: LintData, entrants: BitSet): Problem[] {
  const total = entrants.count();
  return parsedNodes(graph).flatMap((node) => {
    const { op } = node.parsed;
    if (op.op !== "branch" || total === 0) return [];
    const left = entrants.clone();
    return op.branches.flatMap(({ outlet, segment }, at): Problem[] => {
      if (!isFixed(segment, updatedFields(graph)) || isNobody(segment)) return [];
      const rows = rowsOf(segment, data);
      if (!rows) return [];
      const matching = rows.and(entrants).count();
      const taken = rows.and(left).count();
      left.andNot(rows);
      if (taken > 0) return [];
      const label = node.parsed.outlets.find(({ id }) => id === outlet)?.label ?? outlet;
      return [
        {
          id: "dead-branch",
          severity: "warning",
          message:
            matching === 0
              ? `Nobody can take the branch "${label}" of ${nameOf(node)}: 0 of the ${number(total)} subscribers who can enter match it.`
              : `Nobody can take the branch "${label}" of ${nameOf(node)}: the branches before it take all ${number(matching)} subscribers who match it.`,
          fix: matching === 0 ? "Change its rules, or delete the branch." : "Move it above them, or change its rules.",
          node: node.node.id,
          path: `${node.path}.config.branches[${at}].segment`,
        },
      ];
    });
  });
}

/** Entries and branches for which the data holds nobody, with the counts that prove it. */
export const nobody: LintRule = {
  ids: ["nobody-enters", "dead-branch"],
  check: ({ graph, data }) => {
    if (!data || data.base.rows === 0) return [];
    const { problems, entrants } = audienceProblems(graph, data);
    return entrants ? [...problems, ...branchProblems(graph, data, entrants)] : problems;
  },
};
