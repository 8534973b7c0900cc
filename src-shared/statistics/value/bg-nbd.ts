import { hypergeometric } from "../special/hypergeometric.ts";
import { logBeta, logGamma } from "../special/log-gamma.ts";
import { minimiseLogs } from "../special/nelder-mead.ts";
import type { WeightedHistories } from "./customers.ts";

/**
 * The beta-geometric / negative binomial model of repeat purchases: a living customer buys as a Poisson process, rates over customers
 * are gamma (shape r, rate alpha in the unit of time), and after each purchase a customer is lost with a probability that is
 * beta (a, b) over customers.
 * Source: Fader, Hardie and Lee 2005, "Counting Your Customers the Easy Way", Marketing Science 24(2).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Log-likelihood of histories under the model. Source: as above, equation 6, in logarithms; Fader, Hardie and Lee 2005, "Implementing the BG/NBD model in Excel". */
export function bgNbdLogLikelihood({ r, alpha, a, b }: BgNbd, { x, tx, T, weight }: WeightedHistories): number {
  const fixed = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
  // Terms that depend on the number of purchases alone.
  const ofCount = new Map<number, { common: number; lost: number }>();
  const terms = (count: number) => {
    const known = ofCount.get(count);
    if (known) return known;
    const common = fixed + logGamma(r + count) + logBeta(a, b + count);
    const made = { common, lost: Math.log(a) - Math.log(b + count - 1) };
    ofCount.set(count, made);
    return made;
  };
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const count = x[i] ?? 0;
    const { common, lost } = terms(count);
    const alive = -(r + count) * Math.log(alpha + (T[i] ?? 0));
    let inner = alive;
    if (count > 0) {
      const gone = lost - (r + count) * Math.log(alpha + (tx[i] ?? 0));
      const high = Math.max(alive, gone);
      inner = high + Math.log(Math.exp(alive - high) + Math.exp(gone - high));
    }
    sum += (weight[i] ?? 0) * (common + inner);
  }
  return sum;
}

/** The parameters under which the histories are most likely, searched in logarithms; with the log-likelihood, and whether the search ended by itself, at no bound: it does not where nobody bought twice. */
export function fitBgNbd(histories: WeightedHistories): { model: BgNbd; logLikelihood: number; converged: boolean } {
  const total = histories.weight.reduce((sum, each) => sum + each, 0);
  const observed = histories.T.reduce((sum, each, i) => sum + each * (histories.weight[i] ?? 0), 0) / Math.max(total, 1);
  // One unit of time is the mean time observed, so that the search sees numbers near 1 whatever the unit.
  const scale = observed > 0 ? observed : 1;
  const scaled = { ...histories, tx: histories.tx.map((each) => each / scale), T: histories.T.map((each) => each / scale) };
  const modelOf = ([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): BgNbd => ({
    r: Math.exp(r),
    alpha: Math.exp(alpha),
    a: Math.exp(a),
    b: Math.exp(b),
  });
  const cost = (at: readonly number[]) => -bgNbdLogLikelihood(modelOf(at), scaled) / Math.max(total, 1);
  const found = minimiseLogs(cost, [0, 0, 0, 0], { step: 0.5, tolerance: 1e-12 });
  const model = modelOf(found.at);
  const back = { ...model, alpha: model.alpha * scale };
  return { model: back, logLikelihood: bgNbdLogLikelihood(back, histories), converged: found.converged };
}

/** Probability that a customer with this history can still buy. Source: Fader, Hardie and Lee 2008, "Computing P(alive) using the BG/NBD model". */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, x: number, tx: number, T: number): number {
  if (x === 0) return 1;
  return 1 / (1 + (a / (b + x - 1)) * Math.exp((r + x) * Math.log((alpha + T) / (alpha + tx))));
}

/**
 * Purchases that a customer of this history would make in the next `t` if the division by P(alive) were 1: the numerator of equation 10 of
 * Fader, Hardie and Lee 2005. Euler's transformation (Abramowitz and Stegun 1964, 15.3.3) takes the powers of x out, so that it neither
 * overflows nor loses digits. It depends on `x` and `T` alone, so that callers may keep it.
 */
export function purchasesIfAlive({ r, alpha, a, b }: BgNbd, x: number, T: number, t: number): number {
  // At a = 1 the formula is 0/0 with a finite limit; beside it the error is of the size of the shift.
  const shape = Math.abs(a - 1) < 1e-6 ? 1 + 1e-6 : a;
  const z = t / (alpha + T + t);
  const c = shape + b + x - 1;
  return (c / (shape - 1)) * (1 - (1 - z) ** (shape - 1) * hypergeometric(shape + b - 1 - r, shape - 1, c, z));
}

/** Purchases that a customer of this history is expected to make in the next `t`. Source: Fader, Hardie and Lee 2005, equation 10. */
export function expectedPurchases(model: BgNbd, x: number, tx: number, T: number, t: number): number {
  return purchasesIfAlive(model, x, T, t) * probabilityAlive(model, x, tx, T);
}
