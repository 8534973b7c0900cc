import type { Problem } from "../../model/problem.ts";
import type { Segment } from "../../model/segment.ts";
import { sentence } from "../../segments/sentence.ts";
import { viewOf } from "../../segments/view.ts";
import type { Flow } from "../flow.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import { counted } from "../numbers.ts";
import type { LintRule } from "../rule.ts";

/** How many each rule of an `all` matches alone: shows which of them leaves nobody, or that each has its people and no one has all. */
function alone(segment: Segment, flow: Flow): string {
  const view = viewOf(segment);
  if (view.kind !== "all" || view.parts.length < 2) return "";
  const parts = view.parts.map((part) => `${sentence(part)}: ${counted(flow.rows(part)?.count() ?? 0)}`);
  return ` Each rule alone: ${parts.join("; ")}.`;
}

/** Entries for which the data holds nobody, with the counts that prove it. */
export const nobodyEnters: LintRule = {
  finds: {
    "nobody-enters": { severity: "warning", about: "Nobody in the data matches an entry, told with what each of its rules matches alone." },
  },
  onData: true,
  check: ({ graph, data, flow }) =>
    !data || !flow
      ? []
      : parsedNodes(graph).flatMap((node): Problem[] => {
          const { op } = node.parsed;
          if (op.op !== "entry" || flow.entering(node.node.id)?.count() !== 0) return [];
          if (!flow.isFixed(op.segment) && op.entry.rule !== "at") return [];
          return [
            {
              id: "nobody-enters",
              severity: "warning",
              message: `Nobody enters at ${nameOf(node)}: 0 of ${counted(data.base.rows)} subscribers match ${sentence(op.segment)}.${alone(op.segment, flow)}`,
              fix: "Loosen its rules.",
              node: node.node.id,
              path: `${node.path}.config.segment`,
            },
          ];
        }),
};
