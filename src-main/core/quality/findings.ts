import { findIdentities, possibleRules } from "../../../src-shared/identity/find.ts";
import { percentText } from "../../../src-shared/lib/numbers.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { QualityFinding } from "../../../src-shared/model/statistics.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import { outliersOf, sortedValues } from "./statistics.ts";

/** Missing values are named from this share on. */
const MISSING_FROM = 0.05;
/** Days after which a column that no file brought again is stale. */
export const STALE_AFTER_DAYS = 90;
/** Columns with more distinct values than this are not looked through for spellings. */
const MOST_WORDS = 5000;

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
    },
  ];
}

/** Values that differ only in case and blanks, such as Yes and yes. */
function spellings(field: Field, column: Column): QualityFinding[] {
  if (column.type !== "text" || column.dictionary.length > MOST_WORDS || field.role === "key") return [];
  const counts = new Uint32Array(column.dictionary.length);
  for (let row = 0; row < column.length; row++) {
    const code = column.codes[row] ?? 0;
    if (!column.missing?.has(row)) counts[code] = (counts[code] ?? 0) + 1;
  }
  const used = column.dictionary.map((word, code) => ({ word, count: counts[code] ?? 0 })).filter(({ count }) => count > 0);
  const alike = [...Map.groupBy(used, ({ word }) => word.toLowerCase().replace(/\s+/g, " ").trim()).values()].filter(
    (same) => same.length > 1,
  );
  if (alike.length === 0) return [];
  const count = alike.reduce(
    (sum, same) => sum + same.reduce((all, each) => all + each.count, 0) - Math.max(...same.map((each) => each.count)),
    0,
  );
  const example = alike[0]?.map(({ word }) => `“${word}”`).join(" and ");
  return [
    {
      kind: "spellings",
      field: field.id,
      label: field.label,
      count,
      share: count / column.length,
      sentence: `${field.label} has values that differ only in case or blanks, such as ${example}.`,
      rule: "the same text without regard to case and blanks",
    },
  ];
}

function duplicates(base: SubscriberBase): QualityFinding[] {
  const rules = possibleRules(base.fields);
  if (rules.length === 0) return [];
  const count = findIdentities(base, rules).reduce((sum, { others }) => sum + others.length, 0);
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
    },
  ];
}

/** What is worth knowing about the data before it is used, the most frequent first. `now` is the day on which it is asked. */
export function qualityFindings(base: SubscriberBase, now: Date): QualityFinding[] {
  if (base.rows === 0) return [];
  const found = base.fields.flatMap((field) => {
    const column = base.column(field.id);
    if (!column) return [];
    return [
      ...missing(field, column),
      ...outliers(field, column),
      ...stale(field, base.rows, now),
      ...constant(field, column),
      ...spellings(field, column),
    ];
  });
  return [...duplicates(base), ...found].sort((a, b) => b.share - a.share);
}
