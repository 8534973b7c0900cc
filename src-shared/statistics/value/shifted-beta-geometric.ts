import { logBeta } from "../special/log-gamma.ts";
import { minimiseLogs } from "../special/nelder-mead.ts";

/**
 * The shifted-beta-geometric model of contracts: at each renewal a subscriber is lost with a probability of the own, and these are
 * beta (alpha, beta) over subscribers, so that those who stay are ever more loyal.
 * Source: Fader and Hardie 2007, "How to Project Customer Retention", Journal of Interactive Marketing 21(1).
 */
export interface ShiftedBetaGeometric {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * How many were lost at each renewal (`lost[0]` at the first), and how many are still here who have renewed so often (`staying[n]`). Where
 * losses are known from some day on only, `entered[n]` are those who had renewed so often on that day: that they had stayed until then
 * is given, and says nothing.
 */
export interface Renewals {
  readonly lost: ArrayLike<number>;
  readonly staying: ArrayLike<number>;
  readonly entered?: ArrayLike<number>;
}

/** Share of subscribers that is still here after so many renewals. Source: Fader and Hardie 2007, equation 6. */
export const survival = ({ alpha, beta }: ShiftedBetaGeometric, renewals: number): number =>
  Math.exp(logBeta(alpha, beta + renewals) - logBeta(alpha, beta));

/** Probability to be lost at the next renewal of one who has renewed so often. Source: as above: 1 minus the retention rate of equation 8. */
export const hazard = ({ alpha, beta }: ShiftedBetaGeometric, renewals: number): number => alpha / (alpha + beta + renewals);

/** Log-likelihood of renewals; those who stay are known to have come so far only. Source: as above, appendix B; left truncation as in Klein and Moeschberger 2003, section 3.5. */
export function sbgLogLikelihood(model: ShiftedBetaGeometric, { lost, staying, entered = [] }: Renewals): number {
  const { alpha, beta } = model;
  const whole = logBeta(alpha, beta);
  let sum = 0;
  for (let i = 0; i < lost.length; i++) if ((lost[i] ?? 0) > 0) sum += (lost[i] ?? 0) * (logBeta(alpha + 1, beta + i) - whole);
  // Those who stay and those who had stayed when they came into view differ by sign alone: S(n) / S(n at that day).
  const most = Math.max(staying.length, entered.length);
  for (let i = 0; i < most; i++) {
    const count = (staying[i] ?? 0) - (entered[i] ?? 0);
    if (count !== 0 && i > 0) sum += count * (logBeta(alpha, beta + i) - whole);
  }
  return sum;
}

/** The parameters under which the renewals are most likely. */
export function fitShiftedBetaGeometric(renewals: Renewals): {
  model: ShiftedBetaGeometric;
  logLikelihood: number;
  converged: boolean;
} {
  let total = 0;
  for (const counts of [renewals.lost, renewals.staying]) for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0;
  const modelOf = ([alpha = 0, beta = 0]: readonly number[]) => ({ alpha: Math.exp(alpha), beta: Math.exp(beta) });
  const cost = (at: readonly number[]) => -sbgLogLikelihood(modelOf(at), renewals) / Math.max(total, 1);
  const found = minimiseLogs(cost, [0, 0], { step: 0.5, tolerance: 1e-12 });
  const model = modelOf(found.at);
  return { model, logLikelihood: sbgLogLikelihood(model, renewals), converged: found.converged };
}

/** The renewals of one cohort that was counted at each: `survivors[0]` began, the last are still here. */
export function renewalsOfCohort(survivors: readonly number[]): Renewals {
  const lost = survivors.slice(1).map((left, at) => (survivors[at] ?? 0) - left);
  const staying = survivors.map((left, at) => (at === survivors.length - 1 ? left : 0));
  return { lost, staying };
}

/**
 * Periods that one who has renewed so often will still pay for, those far away discounted by `discount` a period, up to `horizon` periods: the
 * sum over t = 1, 2, … of S(n + t) / S(n) / (1 + discount)^t after n renewals. It is looked at just after a renewal: the period that runs is
 * paid, the next payment is one period away, and those of the horizon are the next `horizon` of them.
 *
 * Source: Fader and Hardie 2010, "Customer-Base Valuation in a Contractual Setting", Marketing Science 29(1). Their discounted expected residual
 * lifetime (equation 6) looks just before the renewal, whose payment is not discounted: the sum over t = 0, 1, … of
 * S(n + 1 + t) / S(n) / (1 + discount)^t, without end (b + n) / (a + b + n) 2F1(1, b + n + 1; a + b + n + 1; 1 / (1 + discount)). Each of its terms is
 * one exponent lower than here, so that without a horizon it is (1 + discount) times what this gives.
 */
export function residualPeriods(model: ShiftedBetaGeometric, renewals: number, horizon: number, discount: number): number {
  let [alive, worth, sum] = [1, 1, 0];
  for (let t = 0; t < horizon; t++) {
    alive *= 1 - hazard(model, renewals + t);
    worth /= 1 + discount;
    sum += alive * worth;
  }
  return sum;
}
