import { findingIdentities, possibleRules } from "../../../src-shared/identity/find.ts";
import { percentText } from "../../../src-shared/lib/numbers.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { QualityFinding } from "../../../src-shared/model/statistics.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import { Pacer, pacedSteps, type WorkHooks } from "../columns/pacer.ts";
import { spellingsOf } from "./spellings.ts";
import { outliersOf, sortedValues } from "./statistics.ts";

/** Missing values are named from this share on. */
const MISSING_FROM = 0.05;
/** Days after which a column that no file brought again is stale. */
export const STALE_AFTER_DAYS = 90;

const counted = (count: number) => count.toLocaleString("en-GB");

function missing(field: Field, column: Column): QualityFinding[] {
  const count = column.missing?.count() ?? 0;
  const share = count / column.length;
  if (share < MISSING_FROM) return [];
  return [
    {
      kind: "missing",
      field: field.id,
      label: field.label,
      count,
      share,
      sentence: `${field.label} is missing for ${counted(count)} subscribers (${percentText(share)}).`,
      rule: `named from ${percentText(MISSING_FROM)} of all subscribers on`,
      segment: { field: field.id, op: "is-missing" },
    },
  ];
}

function outliers(field: Field, column: Column): QualityFinding[] {
  if (column.type !== "number" || field.role === "latitude" || field.role === "longitude") return [];
  const sorted = sortedValues(column);
  if (sorted.length === 0) return [];
  const { below, above, lowFence, highFence } = outliersOf(sorted);
  const count = below + above;
  if (count === 0) return [];
  const parts = [
    ...(below > 0 ? [`${counted(below)} below ${Number(lowFence.toPrecision(6))}`] : []),
    ...(above > 0 ? [`${counted(above)} above ${Number(highFence.toPrecision(6))}`] : []),
  ];
  return [
    {
      kind: "outliers",
      field: field.id,
      label: field.label,
      count,
      share: count / sorted.length,
      sentence: `${field.label} has values far from the others: ${parts.join(", ")}.`,
      rule: "Tukey's outer fences: more than three interquartile ranges outside the quartiles",
      segment: {
        any: [
          { field: field.id, op: "<", value: lowFence },
          { field: field.id, op: ">", value: highFence },
        ],
      },
    },
  ];
}

function stale(field: Field, rows: number, now: Date): QualityFinding[] {
  if (field.updated === undefined) return [];
  const days = Math.floor((now.getTime() - Date.parse(field.updated)) / 86_400_000);
  if (days <= STALE_AFTER_DAYS) return [];
  return [
    {
      kind: "stale",
      field: field.id,
      label: field.label,
      count: rows,
      share: 1,
      sentence: `${field.label} was last brought by a file ${days} days ago.`,
      rule: `more than ${STALE_AFTER_DAYS} days since the last file that had the column`,
      segment: null,
    },
  ];
}

function constant(field: Field, column: Column): QualityFinding[] {
  if (column.type !== "text" || column.length < 2 || field.role === "key") return [];
  const present = column.length - (column.missing?.count() ?? 0);
  const used = new Set<number>();
  for (let row = 0; row < column.length && used.size < 2; row++) if (!column.missing?.has(row)) used.add(column.codes[row] ?? 0);
  if (used.size !== 1) return [];
  return [
    {
      kind: "constant",
      field: field.id,
      label: field.label,
      count: present,
      share: present / column.length,
      sentence: `${field.label} has the same value for everyone who has one.`,
      rule: "one distinct value",
      segment: { field: field.id, op: "is-present" },
    },
  ];
}

/** Values that differ only in case and blanks, such as Yes and yes. */
function spellings(field: Field, column: Column): QualityFinding[] {
  if (column.type !== "text" || field.role === "key") return [];
  const alike = spellingsOf(column);
  if (alike.length === 0) return [];
  const others = alike.flatMap((each) => each.others);
  const count = others.reduce((sum, each) => sum + each.count, 0);
  const example = [alike[0]?.commonest, ...(alike[0]?.others ?? []).map(({ word }) => word)].map((word) => `“${word}”`).join(" and ");
  return [
    {
      kind: "spellings",
      field: field.id,
      label: field.label,
      count,
      share: count / column.length,
      sentence: `${field.label} has values that differ only in case or blanks, such as ${example}.`,
      rule: "the same text without regard to case and blanks; counted are those that are not the commonest spelling",
      segment: { field: field.id, op: "in", value: others.map(({ word }) => word) },
    },
  ];
}

async function duplicates(base: SubscriberBase, hooks: WorkHooks): Promise<QualityFinding[]> {
  const rules = possibleRules(base.fields);
  if (rules.length === 0) return [];
  const count = (await pacedSteps(findingIdentities(base, rules), hooks)).reduce((sum, { others }) => sum + others.length, 0);
  if (count === 0) return [];
  return [
    {
      kind: "duplicates",
      field: null,
      label: "Duplicates",
      count,
      share: count / base.rows,
      sentence: `${counted(count)} rows look like a subscriber who is there already.`,
      rule: `the same ${rules.join(", or the same ").replaceAll("-", " ")}`,
      segment: null,
    },
  ];
}

/** People that events speak of and who are not in the base; nothing where everybody is. */
export function orphanFindings(base: LoadedBase): QualityFinding[] {
  const { people, rows } = base.orphans();
  if (people === 0) return [];
  return [
    {
      kind: "orphans",
      field: null,
      label: "Events of nobody",
      count: people,
      share: people / rows.length,
      sentence: `Events speak of ${counted(people)} people who are not among the subscribers; they are not counted.`,
      rule: "no subscriber has the key, also not one who was joined into another",
      segment: null,
    },
  ];
}

/** What is worth knowing about the data before it is used, the most frequent first. `now` is the day on which it is asked. */
export async function qualityFindings(base: SubscriberBase, now: Date, hooks: WorkHooks = {}): Promise<QualityFinding[]> {
  if (base.rows === 0) return [];
  const pacer = new Pacer(hooks);
  // The duplicates count as many steps as the fields together.
  const steps = base.fields.length * 2;
  const half = (done: number, total: number) => hooks.onProgress?.(base.fields.length * (1 + done / total), steps);
  const found: QualityFinding[] = [];
  for (const [at, field] of base.fields.entries()) {
    await pacer.step(at, steps);
    const column = base.column(field.id);
    if (!column) continue;
    found.push(
      ...missing(field, column),
      ...outliers(field, column),
      ...stale(field, base.rows, now),
      ...constant(field, column),
      ...spellings(field, column),
    );
  }
  return [...(await duplicates(base, { ...hooks, onProgress: half })), ...found].sort((a, b) => b.share - a.share);
}
