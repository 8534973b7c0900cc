import type { Field } from "../../model/field.ts";
import type { Segment } from "../../model/segment.ts";
import { fieldLike } from "../parts/names.ts";
import { applyRules, namesOf, type OrderedRules, orderedRulesSchema, readsOfRules, rulesWords } from "../parts/ordered-rules.ts";
import type { Score } from "../score.ts";

interface Guess {
  name: string;
  rule: (fields: readonly Field[]) => Segment | null;
}

const yesOrNo = (fields: readonly Field[], pattern: RegExp): Segment | null => {
  const flag = fieldLike(fields, ["boolean"], [pattern]);
  if (flag) return { field: flag.id, op: "=", value: true };
  const word = fieldLike(fields, ["text"], [pattern]);
  return word ? { field: word.id, op: "=", value: "Yes" } : null;
};

const above = (fields: readonly Field[], pattern: RegExp, value: number): Segment | null => {
  const number = fieldLike(fields, ["number"], [pattern]);
  return number ? { field: number.id, op: ">=", value } : null;
};

const usage = /(usage|download|data).*(gb|gigabyte)|(gb|gigabyte).*(usage|download)/i;

/** What each persona looks like in usage fields, the most telling first. */
const guesses: readonly Guess[] = [
  { name: "visitor", rule: (fields) => yesOrNo(fields, /seasonal|visitor|second.?home/i) },
  { name: "gamer", rule: (fields) => yesOrNo(fields, /gam(e|er|ing)/i) ?? above(fields, /gaming.*(gb|hours)/i, 20) },
  {
    name: "works from home",
    rule: (fields) =>
      yesOrNo(fields, /works?.from.home|home.?office|remote/i) ?? above(fields, /(upload|vpn|video.?call).*(gb|hours)/i, 30),
  },
  { name: "streamer", rule: (fields) => yesOrNo(fields, /streaming.?(movies|tv|video)/i) ?? above(fields, usage, 400) },
  {
    name: "light",
    rule: (fields) => {
      const number = fieldLike(fields, ["number"], [usage]);
      return number ? { field: number.id, op: "<", value: 100 } : null;
    },
  },
];

/** What a subscriber's connection is used for. */
export const persona: Score<OrderedRules> = {
  id: "persona",
  label: "Usage persona",
  purpose: "What a subscriber's connection is used for: streamer, gamer, works from home, visitor, light; by rules over usage fields.",
  needs: "It needs fields of usage, such as monthly gigabytes or a seasonal home, or rules of your own.",
  settings: orderedRulesSchema,
  suggest: (base) => {
    const rules = guesses.flatMap(({ name, rule }) => {
      const when = rule(base.fields);
      return when ? [{ name, when }] : [];
    });
    return rules.length > 0 ? { rules, otherwise: "mixed" } : null;
  },
  define: rulesWords,
  reads: readsOfRules,
  compute: (settings, input) => {
    const { column, scored } = applyRules(settings, input);
    const field = { id: "persona", label: "Usage persona (by rules)", type: "text" as const, group: "implicit" as const };
    return { fields: [{ ...field, domain: namesOf(settings), column }], scored, facts: [], notes: [], lift: null, curve: null };
  },
};
