import type { Segment } from "../../model/segment.ts";
import { churned, fieldLike, leftNames, serviceEnd, tenureMonths } from "../parts/names.ts";
import { applyRules, namesOf, type OrderedRules, orderedRulesSchema, readsOfRules, rulesWords } from "../parts/ordered-rules.ts";
import type { Score } from "../score.ts";

/** Where each subscriber stands in the life with the provider. */
export const lifecycle: Score<OrderedRules> = {
  id: "lifecycle",
  label: "Lifecycle stage",
  purpose: "Which stage of the journey each subscriber is in, by rules in order.",
  needs: "It needs a number field with the months of tenure, or rules of your own.",
  settings: orderedRulesSchema,
  suggest: (base) => {
    const tenure = fieldLike(base.fields, ["number"], tenureMonths);
    if (!tenure) return null;
    const rules: { name: string; when: Segment }[] = [];
    const left =
      base.fields.find(({ role, type }) => role === "churned" && type === "boolean") ??
      fieldLike(base.fields, ["boolean"], [...churned, ...leftNames]);
    const end = fieldLike(base.fields, ["date", "datetime"], serviceEnd);
    const answer = fieldLike(base.fields, ["number"], [/nps/i]);
    const app = fieldLike(base.fields, ["boolean"], [/app.?installed/i]);
    const contract = fieldLike(base.fields, ["date", "datetime"], [/contract.?end/i]);
    if (left) rules.push({ name: "lost", when: { field: left.id, op: "=", value: true } });
    else if (end) rules.push({ name: "lost", when: { field: end.id, op: "is-present" } });
    rules.push({ name: "onboarding", when: { field: tenure.id, op: "<", value: 3 } });
    if (contract) rules.push({ name: "retention", when: { field: contract.id, op: "next-days", value: 90 } });
    if (answer) rules.push({ name: "advocacy", when: { field: answer.id, op: ">=", value: 9 } });
    if (app) {
      const noApp: Segment = { field: app.id, op: "=", value: false };
      rules.push({ name: "activation", when: { all: [{ field: tenure.id, op: "<", value: 12 }, noApp] } });
    } else rules.push({ name: "activation", when: { field: tenure.id, op: "<", value: 12 } });
    return { rules, otherwise: "retention" };
  },
  define: rulesWords,
  reads: readsOfRules,
  compute: (settings, input) => {
    const { column, scored } = applyRules(settings, input);
    const field = { id: "lifecycle_stage", label: "Lifecycle stage", type: "text" as const, group: "behavioural" as const };
    return { fields: [{ ...field, domain: namesOf(settings), column }], scored, facts: [], notes: [], lift: null, curve: null };
  },
};
