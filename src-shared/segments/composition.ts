import { type Field, isName } from "../model/field.ts";
import type { SubscriberBase } from "../table/base.ts";
import type { BitSet } from "../table/bit-set.ts";
import type { Column, TextColumn } from "../table/column.ts";

/** How a field lies inside a segment and outside of it. */
export interface FieldDifference {
  field: string;
  label: string;
  /** How far apart the two are, in standard deviations; null where they have no value in common, or each but one. */
  effect: number | null;
  detail:
    | { kind: "number"; inside: number; outside: number }
    /** The value whose share differs most, of 0 to 1. `cramersV` is the association of the whole field with being in the segment. */
    | { kind: "share"; value: string; inside: number; outside: number; cramersV: number | null };
  /** Subscribers with a value, in the segment and outside of it. */
  known: { inside: number; outside: number };
}

/** A text field of more different values names people rather than kinds of them. */
const MOST_VALUES = 200;

/**
 * The standardised difference of two means: their distance by the root of the mean of both variances. Source: P. C. Austin, "Using the
 * Standardized Difference to Compare the Prevalence of a Binary Variable Between Two Groups in Observational Research", Communications
 * in Statistics 38 (2009), formula for continuous variables; it is Cohen's d with equal weights (J. Cohen, "Statistical Power Analysis",
 * 1988, who calls 0.2 small, 0.5 medium, 0.8 large). Null where neither varies and the means differ; 0 where nothing differs.
 */
export function standardisedDifference(inside: number, outside: number, varianceIn: number, varianceOut: number): number | null {
  if (inside === outside) return 0;
  const spread = Math.sqrt((varianceIn + varianceOut) / 2);
  return spread === 0 ? null : (inside - outside) / spread;
}

/** The same of two shares, whose variance is p (1 - p). Source: as above, formula for binary variables. */
export const shareDifference = (inside: number, outside: number): number | null =>
  standardisedDifference(inside, outside, inside * (1 - inside), outside * (1 - outside));

/**
 * Association of two groups with the categories of a field, 0 for none to 1 for complete: the root of chi-squared by the number of people
 * (there are two groups). Source: H. Cramér, "Mathematical Methods of Statistics", 1946, section 21.9. Null where a group is empty or
 * there is one category.
 */
export function cramersV(inside: readonly number[], outside: readonly number[]): number | null {
  const [a, b] = [inside, outside].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [number, number];
  const both = inside.map((count, at) => count + (outside[at] ?? 0));
  if (a === 0 || b === 0 || both.filter((count) => count > 0).length < 2) return null;
  let chi = 0;
  both.forEach((total, at) => {
    if (total === 0) return;
    for (const [count, size] of [
      [inside[at] ?? 0, a],
      [outside[at] ?? 0, b],
    ] as const) {
      const expected = (total * size) / (a + b);
      chi += (count - expected) ** 2 / expected;
    }
  });
  return Math.sqrt(chi / (a + b));
}

interface Moments {
  count: number;
  mean: number;
  variance: number;
}

/** Means and variances inside and outside, by Welford's method in one pass (Knuth, The Art of Computer Programming 2, 4.2.2). */
function momentsOf(column: Extract<Column, { type: "number" }>, mask: BitSet): { inside: Moments; outside: Moments } {
  const sides = [
    { count: 0, mean: 0, squares: 0 },
    { count: 0, mean: 0, squares: 0 },
  ];
  for (let row = 0; row < column.length; row++) {
    if (column.missing?.has(row)) continue;
    const side = sides[mask.has(row) ? 0 : 1] as (typeof sides)[number];
    const value = column.values[row] as number;
    side.count++;
    const step = value - side.mean;
    side.mean += step / side.count;
    side.squares += step * (value - side.mean);
  }
  const [inside, outside] = sides.map(({ count, mean, squares }) => ({ count, mean, variance: count > 1 ? squares / (count - 1) : 0 }));
  return { inside: inside as Moments, outside: outside as Moments };
}

function countsOf(
  column: Extract<Column, { type: "text" | "boolean" }>,
  mask: BitSet,
): { values: string[]; inside: number[]; outside: number[] } {
  const values = column.type === "text" ? [...(column as TextColumn).dictionary] : ["No", "Yes"];
  const [inside, outside] = [new Array<number>(values.length).fill(0), new Array<number>(values.length).fill(0)];
  for (let row = 0; row < column.length; row++) {
    if (column.missing?.has(row)) continue;
    const code = column.type === "text" ? (column.codes[row] as number) : Number(column.values.has(row));
    const side = mask.has(row) ? inside : outside;
    side[code] = (side[code] as number) + 1;
  }
  return { values, inside, outside };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

function numberDifference({ id, label }: Field, column: Extract<Column, { type: "number" }>, mask: BitSet): FieldDifference | null {
  const { inside, outside } = momentsOf(column, mask);
  if (inside.count === 0 || outside.count === 0) return null;
  return {
    field: id,
    label: label || id,
    effect: standardisedDifference(inside.mean, outside.mean, inside.variance, outside.variance),
    detail: { kind: "number", inside: inside.mean, outside: outside.mean },
    known: { inside: inside.count, outside: outside.count },
  };
}

function categoryDifference(
  { id, label, type }: Field,
  column: Extract<Column, { type: "text" | "boolean" }>,
  mask: BitSet,
): FieldDifference | null {
  if (column.type === "text" && column.dictionary.length > MOST_VALUES) return null;
  const { values, inside, outside } = countsOf(column, mask);
  const known = { inside: total(inside), outside: total(outside) };
  if (known.inside === 0 || known.outside === 0) return null;
  const shares = values.map((value, at) => {
    const [a, b] = [(inside[at] as number) / known.inside, (outside[at] as number) / known.outside];
    return { value, inside: a, outside: b, effect: shareDifference(a, b) };
  });
  // Of a yes or no, the share of yes says it all.
  const offered = type === "boolean" ? shares.slice(1) : shares;
  const most = offered.toSorted((a, b) => strength(b.effect) - strength(a.effect))[0];
  if (!most) return null;
  const { effect, ...shown } = most;
  return { field: id, label: label || id, effect, detail: { kind: "share", ...shown, cramersV: cramersV(inside, outside) }, known };
}

const strength = (effect: number | null): number => (effect === null ? Number.POSITIVE_INFINITY : Math.abs(effect));

/**
 * In which fields a segment differs most from everyone else, strongest first. Keys, names, addresses, dates and texts of many values are left
 * out. Costs a pass over each column.
 */
export function compositionOf(base: SubscriberBase, mask: BitSet): FieldDifference[] {
  const found = base.fields.flatMap((field) => {
    if (field.personal || field.role === "key" || isName(field.role) || field.role?.startsWith("address:")) return [];
    const column = base.column(field.id);
    if (column?.type === "number") return numberDifference(field, column, mask) ?? [];
    return column?.type === "text" || column?.type === "boolean" ? (categoryDifference(field, column, mask) ?? []) : [];
  });
  return found.sort((a, b) => strength(b.effect) - strength(a.effect) || (a.field < b.field ? -1 : 1));
}
