/** What the differences of pairs say. */
export interface PairSummary {
  mean: number;
  /** Standard deviation of one difference, by n - 1; null for one pair. */
  deviation: number | null;
  /** Quantiles, interpolated between neighbours; null for one pair. */
  p10: number | null;
  p50: number | null;
  p90: number | null;
  /** Share of pairs with a positive difference, ties counted half; null for one pair. */
  positive: number | null;
}

/** The value below which a share of ascending samples lies, interpolated between neighbours. */
function quantile(ascending: readonly number[], share: number): number {
  const place = share * (ascending.length - 1);
  const below = Math.floor(place);
  const low = ascending[below] as number;
  return low + (place - below) * ((ascending[below + 1] ?? low) - low);
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Summarises differences of pairs that share their draws; at least one. */
export function summarisePairs(differences: readonly number[]): PairSummary {
  const { length } = differences;
  if (length === 0) throw new Error("there are no pairs to compare");
  const mean = meanOf(differences);
  if (length === 1) return { mean, deviation: null, p10: null, p50: null, p90: null, positive: null };
  const ascending = [...differences].sort((a, b) => a - b);
  const positive = differences.filter((value) => value > 0).length + differences.filter((value) => value === 0).length / 2;
  return {
    mean,
    deviation: Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (length - 1)),
    ...{ p10: quantile(ascending, 0.1), p50: quantile(ascending, 0.5), p90: quantile(ascending, 0.9) },
    positive: positive / length,
  };
}

/** Half of an 80 % interval of the normal distribution, in standard deviations. */
const HALF_80 = 1.281_551_565_544_6;

/** Half of the 80 % interval of the mean as a share of it; null while there are too few values to tell, or the mean is zero. */
export function precisionOf(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const { mean, deviation } = summarisePairs(values);
  return mean === 0 ? null : Math.abs((HALF_80 * (deviation ?? 0)) / Math.sqrt(values.length) / mean);
}
