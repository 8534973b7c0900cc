import { nearest } from "../../lib/nearest.ts";
import type { Problem } from "../../model/problem.ts";
import { meant } from "../../model/repairs.ts";
import { updateProblem } from "../../nodes/update/check.ts";
import { parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Updates against the data: the fields must be there, may change, and take the values; and stages that the journey does not have. */
export const update: LintRule = {
  finds: {
    "update-field": { severity: "error", about: "An update sets a field that is not in the data." },
    "update-role": { severity: "error", about: "An update sets a field that does not change during a run." },
    "update-value": { severity: "error", about: "An update sets a value that does not fit its field." },
    "update-stage": { severity: "warning", about: "An update moves to a stage that the journey does not have." },
  },
  onData: true,
  check: ({ journey, graph, data }) =>
    parsedNodes(graph).flatMap(({ node, path, parsed: { op } }): Problem[] => {
      if (op.op !== "update") return [];
      const problems = (data ? op.set : []).flatMap(({ field, value }): Problem[] => {
        const fields = data?.base.fields ?? [];
        const found = updateProblem(fields, field, value);
        if (!found) return [];
        const other =
          found.id === "update-field"
            ? nearest(
                field,
                fields.map(({ id }) => id),
              )
            : undefined;
        const fix = other ? `Did you mean ${other}?` : found.fix;
        const edits =
          other === undefined
            ? []
            : [
                { node: node.id, path: ["config", "set", field] },
                { node: node.id, path: ["config", "set", other], value },
              ];
        const repair = other === undefined ? {} : { repair: { label: `Use ${other}`, edits } };
        return [{ ...found, fix, ...repair, severity: "error", node: node.id, path: `${path}.config.set.${field}` }];
      });
      if (op.stage === null || journey.stages.includes(op.stage)) return problems;
      const stage = nearest(op.stage, journey.stages);
      return [
        ...problems,
        {
          id: "update-stage",
          severity: "warning",
          message: `The update moves to the stage "${op.stage}", which this journey does not have.`,
          ...meant(stage, { node: node.id, path: ["config", "stage"] }),
          fix: stage ? `Did you mean ${stage}?` : `Choose one of ${journey.stages.join(", ")}.`,
          node: node.id,
          path: `${path}.config.stage`,
        },
      ];
    }),
};
