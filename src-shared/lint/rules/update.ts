import { nearest } from "../../lib/nearest.ts";
import type { Problem } from "../../model/problem.ts";
import { updateProblem } from "../../nodes/update/check.ts";
import { parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Updates against the data: the fields must be there, may change, and take the values; and stages that the journey does not have. */
export const update: LintRule = {
  ids: ["update-field", "update-role", "update-value", "update-stage"],
  check: ({ journey, graph, data }) =>
    parsedNodes(graph).flatMap(({ node, path, parsed: { op } }): Problem[] => {
      if (op.op !== "update") return [];
      const problems = (data ? op.set : []).flatMap(({ field, value }): Problem[] => {
        const fields = data?.base.fields ?? [];
        const found = updateProblem(fields, field, value);
        if (!found) return [];
        const meant =
          found.id === "update-field"
            ? nearest(
                field,
                fields.map(({ id }) => id),
              )
            : undefined;
        const fix = meant ? `Did you mean ${meant}?` : found.fix;
        return [{ ...found, fix, severity: "error", node: node.id, path: `${path}.config.set.${field}` }];
      });
      if (op.stage === null || journey.stages.includes(op.stage)) return problems;
      const meant = nearest(op.stage, journey.stages);
      return [
        ...problems,
        {
          id: "update-stage",
          severity: "warning",
          message: `The update moves to the stage "${op.stage}", which this journey does not have.`,
          fix: meant ? `Did you mean ${meant}?` : `Choose one of ${journey.stages.join(", ")}.`,
          node: node.id,
          path: `${path}.config.stage`,
        },
      ];
    }),
};
