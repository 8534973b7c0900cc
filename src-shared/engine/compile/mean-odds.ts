import { exp } from "../random/mathematics.ts";

/** Half width and step of the grid over which a standard normal is summed; the trapezoid rule is exact there to 12 digits. */
const REACH = 8;
const STEP = 0.125;
const BISECTIONS = 60;

const grid = Array.from({ length: (2 * REACH) / STEP + 1 }, (_, at) => -REACH + at * STEP);

/** A probability at odds; odds without end are certain. */
const chance = (odds: number): number => (odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds));

/**
 * Odds of each stage for the subscriber in the middle, so that the mean over all subscribers stays the parameter although their
 * odds differ by a factor e^(sigma z), z standard normal and the same for all stages of a message. `stages` are probabilities given
 * the stage before; `moves` says which of them differ between subscribers. This is the delta of the dry run's rules, section 7, for each stage.
 */
export function meanOdds(stages: readonly number[], moves: readonly boolean[], sigma: number): number[] {
  const weights = grid.map((z) => exp((-z * z) / 2));
  const factors = grid.map((z) => exp(sigma * z));
  return stages.map((p, at) => {
    const odds = p >= 1 ? Number.POSITIVE_INFINITY : p / (1 - p);
    if (!moves[at] || sigma === 0 || p <= 0 || p >= 1) return odds;
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = (middle: number) => weights.reduce((sum, weight, i) => sum + weight * chance(middle * (factors[i] as number)), 0) / all;
    // The middle lies within a factor e^(8 sigma) of the odds of the mean; halved on the scale of logarithms.
    let [low, high] = [odds * exp(-REACH * sigma), odds * exp(REACH * sigma)];
    for (let i = 0; i < BISECTIONS; i++) {
      const middle = Math.sqrt(low) * Math.sqrt(high);
      if (mean(middle) < p) low = middle;
      else high = middle;
    }
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) * chance(low * (factors[i] as number));
    return low;
  });
}
