import { logGamma } from "./special/log-gamma.ts";

/** A group of subscribers and how many of them had the outcome. */
export interface Observed {
  readonly count: number;
  readonly hits: number;
}

/**
 * How strongly the rates of groups are drawn to the rate of all, as a number of imagined subscribers with that rate (the sum of the
 * parameters of a beta prior): infinite where the groups differ no more than chance lets them, 0 where every group speaks for itself.
 * Source: Kleinman 1973, "Proportions with extraneous variance", Journal of the American Statistical Association 68, with weights by size.
 */
export function shrinkage(groups: readonly Observed[]): number {
  const seen = groups.filter(({ count }) => count > 0);
  const n = seen.reduce((sum, { count }) => sum + count, 0);
  const p = seen.reduce((sum, { hits }) => sum + hits, 0) / n;
  const within = p * (1 - p);
  const free = n - seen.reduce((sum, { count }) => sum + count ** 2, 0) / n - (seen.length - 1);
  if (!(within > 0 && free > 0)) return Number.POSITIVE_INFINITY;
  const spread = seen.reduce((sum, { count, hits }) => sum + count * (hits / count - p) ** 2, 0);
  const gamma = (spread - within * (seen.length - 1)) / (within * free);
  if (gamma <= 0) return Number.POSITIVE_INFINITY;
  return Math.max(0, 1 / gamma - 1);
}

/** The rate of a group drawn to that of all. */
export const shrunkRate = ({ count, hits }: Observed, overall: number, strength: number): number =>
  Number.isFinite(strength) ? (hits + strength * overall) / (count + strength) : overall;

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * The chance that a group drawn at random from all would have as many hits or more: the upper tail of the hypergeometric distribution
 * (Fisher's exact test, one-sided). At or below the mean it is 1 less the lower tail: far below, the first term of the upper one is too
 * small for a number, though the terms to come sum to 1.
 */
export function tailProbability({ count, hits }: Observed, all: Observed): number {
  const least = Math.max(0, count + all.hits - all.count);
  const most = Math.min(count, all.hits);
  if (hits <= least) return 1;
  if (hits > most) return 0;
  const up = (x: number) => ((all.hits - x) / (x + 1)) * ((count - x) / (all.count - all.hits - count + x + 1));
  const below = hits <= (count * all.hits) / all.count;
  const from = below ? hits - 1 : hits;
  let term = Math.exp(logChoose(all.hits, from) + logChoose(all.count - all.hits, count - from) - logChoose(all.count, count));
  let sum = term;
  // The terms fall from here on, away from the mean: those that no longer move the sum end it.
  for (let x = from; below ? x > least : x < most; x += below ? -1 : 1) {
    term *= below ? 1 / up(x - 1) : up(x);
    sum += term;
    if (term < sum * 1e-16) break;
  }
  return below ? Math.max(0, 1 - sum) : Math.min(1, sum);
}

/**
 * Corrects probabilities for many looks: the share of false finds among all that are at least as striking, in the order given.
 * Source: Benjamini and Hochberg 1995, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57.
 */
export function falseDiscoveryRates(probabilities: readonly number[]): number[] {
  const order = probabilities.map((_, at) => at).sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const rates = new Array<number>(probabilities.length).fill(1);
  let least = 1;
  for (const [place, at] of order.entries()) {
    least = Math.min(least, (probabilities[at] ?? 1) * (probabilities.length / (probabilities.length - place)));
    rates[at] = least;
  }
  return rates;
}
