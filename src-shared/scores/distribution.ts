import { numberText, ratioText } from "../lib/numbers.ts";
import type { ScoreDistribution, ScoreField } from "../model/scores.ts";
import { type Column, cellAt } from "../table/column.ts";

const BARS = 20;

/** Steps of 1, 2 and 5 times a power of ten, at least as wide as asked. */
function niceStep(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 5, 10].find((each) => each * power >= width * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Numbers in equal steps with round bounds. A bar holds its lower bound; the last holds its upper bound too. */
function histogram(values: Int32Array | Float64Array, there: (row: number) => boolean): { label: string; count: number }[] {
  let [low, high, present] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (let row = 0; row < values.length; row++) {
    if (!there(row)) continue;
    const value = values[row] ?? 0;
    present++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [];
  if (low === high) return [{ label: numberText(low, 6), count: present }];
  // Differences below half a percent are none to a person.
  const differ = high - low > 5e-3 * Math.max(Math.abs(low), Math.abs(high));
  if (!differ) return [{ label: `about ${ratioText((low + high) / 2)}`, count: present }];
  const step = niceStep((high - low) / BARS);
  const start = Math.floor(low / step);
  const counts = new Array<number>(Math.max(1, Math.floor(high / step) - start + 1)).fill(0);
  for (let row = 0; row < values.length; row++) {
    if (!there(row)) continue;
    const at = Math.min(counts.length - 1, Math.max(0, Math.floor((values[row] ?? 0) / step) - start));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return counts.map((count, at) => ({
    label: `${numberText((start + at) * step, digits)} to ${numberText((start + at + 1) * step, digits)}`,
    count,
  }));
}

const words = (value: string | number | boolean): string => (typeof value === "boolean" ? (value ? "yes" : "no") : String(value));

/** How many have each value of a field, values that nobody has included where the field's are known; numbers in steps. */
export function distributionOf(field: Pick<ScoreField, "id" | "label" | "domain">, column: Column): ScoreDistribution {
  const { missing } = column;
  const common = { field: field.id, label: field.label, missing: missing?.count() ?? 0 };
  if (!field.domain && column.type === "number") return { ...common, bars: histogram(column.values, (row) => !missing?.has(row)) };
  const counts = new Map<string | number | boolean, number>(field.domain?.map((value) => [value, 0]));
  for (let row = 0; row < column.length; row++) {
    const value = cellAt(column, row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { ...common, bars: [...counts].map(([value, count]) => ({ label: words(value), count })) };
}
