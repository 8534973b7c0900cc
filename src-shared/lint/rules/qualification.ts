import { sentence } from "../../segments/sentence.ts";
import { isFixed, updatedFields } from "../fixed.ts";
import { nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Entries of those newly in a segment that is the same at every midnight, such as everyone: nobody is ever newly in it. */
export const qualification: LintRule = {
  finds: {
    "qualification-never": { severity: "warning", about: "An entry takes those newly in a segment that is the same at every midnight." },
  },
  check: ({ graph }) =>
    parsedNodes(graph).flatMap((node) => {
      const { op } = node.parsed;
      if (op.op !== "entry" || op.entry.rule !== "qualify" || !isFixed(op.segment, updatedFields(graph))) return [];
      return [
        {
          id: "qualification-never",
          severity: "warning" as const,
          message: `Nobody enters at ${nameOf(node)}: it takes those newly in ${sentence(op.segment)}, and these are the same at every midnight of a run.`,
          fix: "Ask for something that changes, such as an event or a date within some days, or use an audience.",
          node: node.node.id,
          path: `${node.path}.config.segment`,
        },
      ];
    }),
};
