import { isEntry } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** A journey that nobody can enter. */
export const noEntry: LintRule = {
  finds: {
    "no-entry": { severity: "error", about: "The journey has no entry." },
  },
  check: ({ graph }) =>
    [...graph.values()].some((node) => isEntry(node) || (node.kind?.group === "entry" && !node.parsed))
      ? []
      : [
          {
            id: "no-entry",
            severity: "error",
            message: "Nobody can enter this journey: it has no entry.",
            fix: "Add an Audience and lead an edge from it.",
            path: "nodes",
          },
        ],
};
