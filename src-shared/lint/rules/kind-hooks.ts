import { parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** What each kind of node says about its own settings; the ids are in the kinds, as `<kind>/<rule>`. */
export const kindHooks: LintRule = {
  ids: [],
  check: ({ graph }) =>
    parsedNodes(graph).flatMap(({ node, path, kind, parsed }) =>
      (kind?.lint(parsed.config) ?? []).map((problem) => ({
        ...problem,
        node: node.id,
        path: `${path}.config${problem.path ? `.${problem.path}` : ""}`,
      })),
    ),
};
