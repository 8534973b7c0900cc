import type { Counts } from "./tally.ts";

/** One count of two engines over several runs each; `z` is the difference in its standard errors, infinite where neither varies and they differ. */
export interface Agreement {
  name: string;
  ours: number;
  theirs: number;
  z: number;
}

function meanAndError(values: readonly number[]): [mean: number, squaredError: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return [mean, variance / values.length];
}

/** Compares every count of two engines whose random numbers are independent. Each needs two runs or more. */
export function agreementOf(ours: readonly Counts[], theirs: readonly Counts[]): Agreement[] {
  return Object.keys(ours[0] ?? {}).map((name) => {
    const values = (runs: readonly Counts[]) => runs.map((counts) => counts[name] ?? Number.NaN);
    const [a, errorA] = meanAndError(values(ours));
    const [b, errorB] = meanAndError(values(theirs));
    const error = Math.sqrt(errorA + errorB);
    return { name, ours: a, theirs: b, z: a === b ? 0 : (a - b) / error };
  });
}

/**
 * The largest |z| at which engines with ten runs each still agree: with 18 degrees of freedom and some 40 counts, chance alone goes
 * beyond it in one comparison of several hundred.
 */
export const WORST_Z = 5;

export function worstOf(agreements: readonly Agreement[]): Agreement {
  const [first, ...rest] = agreements;
  if (!first) throw new Error("There are no counts to compare.");
  return rest.reduce((worst, one) => (Math.abs(one.z) <= Math.abs(worst.z) ? worst : one), first);
}
