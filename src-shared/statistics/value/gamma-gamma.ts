import { logGamma } from "../special/log-gamma.ts";
import { minimiseLogs } from "../special/nelder-mead.ts";

/**
 * The gamma-gamma model of spend: the money of a customer's purchases is gamma (shape p) around the customer's own mean, and the rates
 * of these are gamma (shape q, rate v) over customers.
 * Source: Fader and Hardie 2013, "The Gamma-Gamma Model of Monetary Value".
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** Customers with at least one repeat purchase: how many, and the mean money of one. Arrays in parallel. */
export interface Spending {
  readonly x: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
}

/** Log-likelihood of mean spends. Source: as above, equation 1a. Customers without purchases or money say nothing and are passed over. */
export function gammaGammaLogLikelihood({ p, q, v }: GammaGamma, { x, mean }: Spending): number {
  const fixed = q * Math.log(v) - logGamma(q);
  const ofCount = new Map<number, number>();
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    const [count, money] = [x[i] ?? 0, mean[i] ?? 0];
    if (count <= 0 || money <= 0) continue;
    const px = p * count;
    let common = ofCount.get(count);
    if (common === undefined) {
      common = fixed + logGamma(px + q) - logGamma(px) + px * Math.log(count);
      ofCount.set(count, common);
    }
    sum += common + (px - 1) * Math.log(money) - (px + q) * Math.log(count * money + v);
  }
  return sum;
}

/** The parameters under which the spends are most likely; `converged` is false where nobody bought twice, of whom nothing is learnt. */
export function fitGammaGamma(spending: Spending): { model: GammaGamma; logLikelihood: number; converged: boolean } {
  let [count, money] = [0, 0];
  for (let i = 0; i < spending.x.length; i++)
    if ((spending.x[i] ?? 0) > 0 && (spending.mean[i] ?? 0) > 0) {
      count++;
      money += spending.mean[i] ?? 0;
    }
  // Money in units of its mean, so that the search sees numbers near 1 in any currency.
  const scale = count > 0 ? money / count : 1;
  const scaled = { x: spending.x, mean: Float64Array.from(spending.mean, (each) => each / scale) };
  const modelOf = ([p = 0, q = 0, v = 0]: readonly number[]): GammaGamma => ({ p: Math.exp(p), q: Math.exp(q), v: Math.exp(v) });
  const cost = (at: readonly number[]) => -gammaGammaLogLikelihood(modelOf(at), scaled) / Math.max(count, 1);
  const found = minimiseLogs(cost, [1, 1, 0], { step: 0.5, tolerance: 1e-12 });
  const model = modelOf(found.at);
  const back = { ...model, v: model.v * scale };
  return { model: back, logLikelihood: gammaGammaLogLikelihood(back, spending), converged: count > 0 && found.converged };
}

/**
 * Money of a customer's next purchase: the own mean drawn towards that of all customers, the more the fewer purchases there were; of one
 * without any, the mean over customers. Infinite below q = 1, where the model has no mean.
 * Source: Fader and Hardie 2013, equation 5.
 */
export function expectedSpend({ p, q, v }: GammaGamma, x: number, mean: number): number {
  const shape = p * x + q - 1;
  return shape > 0 ? (p * (v + x * mean)) / shape : Number.POSITIVE_INFINITY;
}
