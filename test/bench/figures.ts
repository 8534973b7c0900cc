import type { Budget } from "./benchmark.ts";

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

/** Three significant digits, never as a power of ten. */
export const figure = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

/** Median with least and most where they differ. */
export function spread(values: readonly number[]): string {
  const [low, middle, high] = [Math.min(...values), median(values), Math.max(...values)].map(figure) as [string, string, string];
  return low === high ? middle : `${middle} (${low} – ${high})`;
}

export const thousands = (count: number): string => count.toLocaleString("en-GB");
export const plural = (count: number, unit: string, units = `${unit}s`): string => `${count} ${count === 1 ? unit : units}`;
export const seconds = (milliseconds: number): number => milliseconds / 1000;
export const megabytes = (bytes: number): string => String(Math.round(bytes / 1e6));

export function isMet({ reached, atLeast, atMost }: Budget): boolean | null {
  if (reached === null) return null;
  return reached >= (atLeast ?? Number.NEGATIVE_INFINITY) && reached <= (atMost ?? Number.POSITIVE_INFINITY);
}

/** A budget that speaks of large bases: not measured where the benchmark runs with fewer subscribers than `least`. */
export function fromSize(least: number, subscribers: number, budget: Budget): Budget {
  if (subscribers >= least) return budget;
  return {
    ...budget,
    reached: null,
    why: budget.reached === null && budget.why ? budget.why : `speaks of ${thousands(least)} subscribers or more`,
  };
}
