import { civilFromDays, dateText, dateTimeText, daysFromCivil, SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { FieldStatistics } from "../../../src-shared/model/statistics.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { fieldSummaries } from "../columns/summaries.ts";

type NumberLike = Exclude<Column, { type: "text" | "boolean" }>;
type Bars = Pick<FieldStatistics, "histogram" | "width">;

/** Present values in ascending order. */
export function sortedValues(column: NumberLike): Float64Array {
  const { values, missing, length } = column;
  const present = new Float64Array(length - (missing?.count() ?? 0));
  for (let row = 0, at = 0; row < length; row++) if (!missing?.has(row)) present[at++] = values[row] ?? 0;
  return present.sort();
}

/** Quantile of ascending values, interpolated between neighbours. Source: Hyndman and Fan, Sample Quantiles (1996), type 7. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const [a, b] = [sorted[low] ?? 0, sorted[Math.min(sorted.length - 1, low + 1)] ?? 0];
  const part = at - low;
  // The difference of two doubles can be beyond the greatest.
  return Number.isFinite(b - a) ? a + (b - a) * part : a * (1 - part) + b * part;
}

const MOST_BARS = 20;
const FEWEST_BARS = 5;

/** The least of 1, 2, 2.5 and 5 times a power of ten that is at least this wide. */
function niceWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  for (const step of [1, 2, 2.5, 5]) if (step * power >= width * (1 - 1e-9)) return step * power;
  return 10 * power;
}

/** Bars are told by ends of 12 digits: a range below this share of the values, or of the smallest double that is whole, has no ends of its own. */
const LEAST_RANGE = { share: 1e-9, absolute: 1e-300 };

/** Bars of a nice width near that of Freedman and Diaconis (1981), twice the interquartile range by the cube root of n; 5 to 20 of them; one bar where the range is too narrow or too wide for ends of its own. */
function numberBars(sorted: Float64Array, whole: boolean): Bars {
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const range = high - low;
  const least = Math.max(LEAST_RANGE.share * Math.max(Math.abs(low), Math.abs(high)), LEAST_RANGE.absolute);
  if (range <= least || range === Number.POSITIVE_INFINITY)
    return { histogram: [{ from: low, to: high, count: sorted.length }], width: null };
  const spread = (2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25))) / Math.cbrt(sorted.length);
  const wanted = Math.min(range / FEWEST_BARS, Math.max(range / (MOST_BARS - 2), spread));
  const width = whole ? Math.max(1, Math.ceil(niceWidth(wanted))) : niceWidth(wanted);
  const start = Math.floor(low / width);
  const bars = Math.floor(high / width) - start + 1;
  const counts = new Array<number>(bars).fill(0);
  const edge = (at: number) => Number(((start + at) * width).toPrecision(12));
  // Values ascend, and a bar is told by its shown ends, so that a rule with those ends counts the same.
  let at = 0;
  for (const value of sorted) {
    while (at < bars - 1 && value >= edge(at + 1)) at++;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { histogram: counts.map((count, at) => ({ from: edge(at), to: edge(at + 1), count })), width: String(width) };
}

/** Calendar units by which dates are counted: how many months each has, 0 for days. */
const units = [
  { name: "day", months: 0 },
  { name: "month", months: 1 },
  { name: "quarter", months: 3 },
  { name: "year", months: 12 },
  { name: "ten years", months: 120 },
] as const;

function unitNumber(day: number, months: number): number {
  if (months === 0) return day;
  const { year, month } = civilFromDays(day);
  return Math.floor((year * 12 + month - 1) / months);
}

function unitStart(number: number, months: number): number {
  if (months === 0) return number;
  const at = number * months;
  return daysFromCivil(Math.floor(at / 12), (at % 12) + 1, 1);
}

/** Days by the finest unit that gives at most 24 bars. */
function dateBars(days: Float64Array): Bars {
  const [low, high] = [days[0] ?? 0, days.at(-1) ?? 0];
  const unit = units.find(({ months }) => unitNumber(high, months) - unitNumber(low, months) < 24) ?? units[4];
  const first = unitNumber(low, unit.months);
  const counts = new Array<number>(unitNumber(high, unit.months) - first + 1).fill(0);
  for (const day of days) {
    const at = unitNumber(day, unit.months) - first;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const start = (at: number) => dateText(unitStart(first + at, unit.months));
  return { histogram: counts.map((count, at) => ({ from: start(at), to: start(at + 1), count })), width: unit.name };
}

/** Multiple of the interquartile range of Tukey's outer fences. Source: Tukey, Exploratory Data Analysis (1977). */
const OUTER = 3;

export function outliersOf(sorted: Float64Array): NonNullable<FieldStatistics["outliers"]> {
  const [q1, q3] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const [lowFence, highFence] = [q1 - OUTER * (q3 - q1), q3 + OUTER * (q3 - q1)];
  // Where half of the values are one and the same, everything else would be far out.
  if (q1 === q3) return { below: 0, above: 0, lowFence, highFence };
  let [below, above] = [0, 0];
  for (const value of sorted) {
    if (value < lowFence) below++;
    else if (value > highFence) above++;
  }
  return { below, above, lowFence, highFence };
}

function ofNumbers(column: NumberLike): Pick<FieldStatistics, "mean" | "deviation" | "quantiles" | "outliers" | "histogram" | "width"> {
  const sorted = sortedValues(column);
  const none = { mean: null, deviation: null, quantiles: null, outliers: null, histogram: [], width: null };
  if (sorted.length === 0) return none;
  const shown = (value: number) =>
    column.type === "number" ? value : column.type === "date" ? dateText(Math.floor(value)) : `${dateTimeText(Math.floor(value))}Z`;
  const at = (share: number) => shown(quantile(sorted, share));
  const quantiles = { low: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), high: at(1) };
  if (column.type !== "number") {
    const days = column.type === "date" ? sorted : sorted.map((seconds) => Math.floor(seconds / SECONDS_PER_DAY));
    return { ...none, quantiles, ...dateBars(days) };
  }
  let [mean, squares] = [0, 0];
  for (const [n, value] of sorted.entries()) {
    const off = value - mean;
    mean += off / (n + 1);
    squares += off * (value - mean);
  }
  return {
    mean,
    deviation: sorted.length > 1 ? Math.sqrt(squares / (sorted.length - 1)) : null,
    quantiles,
    outliers: outliersOf(sorted),
    ...numberBars(sorted, column.values instanceof Int32Array),
  };
}

/** Statistics of one field. */
export function fieldStatistics(base: SubscriberBase, field: Field): FieldStatistics {
  const summary = fieldSummaries(base).find(({ id }) => id === field.id);
  const column = base.column(field.id);
  if (!summary || !column) throw new Error(`the base has no column ${field.id}`);
  const { rows, missing, distinct, top } = summary;
  const numbers =
    column.type === "text" || column.type === "boolean"
      ? { mean: null, deviation: null, quantiles: null, outliers: null, histogram: [], width: null }
      : ofNumbers(column);
  return { field: field.id, type: field.type, rows, missing, distinct, ...numbers, top };
}
