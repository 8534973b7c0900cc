import { z } from "zod";
import { segmentSchema } from "../../model/segment.ts";
import { evaluate } from "../../segments/evaluate.ts";
import type { Column } from "../../table/column.ts";
import type { Names, Reads, ScoreInput } from "../score.ts";
import { allRows, textColumn } from "./columns.ts";

/** Names and nothing fit into a byte with room. */
const MOST_RULES = 100;

/** Names given by rules in order: the first rule that a subscriber is in decides; `otherwise` is the name of the rest, null for none. */
export const orderedRulesSchema = z.object({
  rules: z
    .array(z.object({ name: z.string().trim().min(1), when: segmentSchema }))
    .min(1)
    .max(MOST_RULES),
  otherwise: z.string().trim().min(1).nullable().default(null),
});
export type OrderedRules = z.infer<typeof orderedRulesSchema>;

/** What the rules are: all that they read is asked of them. */
export const readsOfRules = ({ rules }: OrderedRules): Reads => ({ fields: [], events: [], rules: rules.map(({ when }) => when) });

/** Names of the rules in order, each once. */
export const namesOf = ({ rules, otherwise }: OrderedRules): string[] => [
  ...new Set([...rules.map(({ name }) => name), ...(otherwise === null ? [] : [otherwise])]),
];

export const rulesWords = ({ rules, otherwise }: OrderedRules, { rule }: Names): string =>
  `The first rule that holds decides.\n${rules.map(({ name, when }, at) => `${at + 1}. ${name}: ${rule(when)}.`).join("\n")}\n${otherwise === null ? "Who is in none has none." : `Everyone else: ${otherwise}.`}`;

/** The name of each subscriber, and how many have one. Throws InputError where a rule does not fit the data. */
export function applyRules(settings: OrderedRules, { base, context }: ScoreInput): { column: Column; scored: number } {
  const names = namesOf(settings);
  const codes = new Uint8Array(base.rows);
  // 0 is nothing yet; a name's code is its place and one.
  for (const { name, when } of settings.rules.toReversed()) {
    const code = names.indexOf(name) + 1;
    for (const row of evaluate(base, when, context).rows()) codes[row] = code;
  }
  const otherwise = settings.otherwise === null ? 0 : names.indexOf(settings.otherwise) + 1;
  const rows = allRows(base.rows).filter((row) => (codes[row] ?? 0) > 0 || otherwise > 0);
  const found = Uint8Array.from(rows, (row) => (codes[row] || otherwise) - 1);
  return { column: textColumn(base.rows, rows, found, names), scored: rows.length };
}
