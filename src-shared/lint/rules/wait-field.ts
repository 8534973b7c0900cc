import { nearest } from "../../lib/nearest.ts";
import type { Problem } from "../../model/problem.ts";
import { meant } from "../../model/repairs.ts";
import { parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/** Waits until a field's date: the field must be in the data and hold dates. */
export const waitField: LintRule = {
  finds: {
    "wait-field": { severity: "error", about: "A wait is until a field that is not in the data, or holds no dates." },
  },
  onData: true,
  check: ({ graph, data }) =>
    parsedNodes(graph).flatMap(({ node, path, parsed: { op } }): Problem[] => {
      if (!data || op.op !== "wait" || op.wait.rule !== "until-field") return [];
      const name = op.wait.field;
      const field = data.base.fields.find(({ id }) => id === name);
      if (field?.type === "date" || field?.type === "datetime") return [];
      const dates = data.base.fields.filter(({ type }) => type === "date" || type === "datetime").map(({ id }) => id);
      const other = field ? undefined : nearest(name, dates);
      return [
        {
          id: "wait-field",
          severity: "error",
          message: field
            ? `The wait is until ${name}, but that field holds no dates.`
            : `The wait is until the field "${name}", which is not in the data.`,
          ...meant(other, { node: node.id, path: ["config", "until", "field"] }),
          fix: other ? `Did you mean ${other}?` : dates.length > 0 ? `Choose one of ${dates.join(", ")}.` : "Import a field with dates.",
          node: node.id,
          path: `${path}.config.until.field`,
        },
      ];
    }),
};
