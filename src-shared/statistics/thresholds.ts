/** Precision and recall of choosing everyone whose score reaches a threshold. */
export interface ThresholdPoint {
  readonly threshold: number;
  /** Who reaches it. */
  readonly selected: number;
  /** Who of those had the outcome. */
  readonly hits: number;
  /** `hits` of `selected`, 0 where nobody reaches it. */
  readonly precision: number;
  /** `hits` of all who had the outcome. */
  readonly recall: number;
}

/** At most so many thresholds are told, evenly over the scores. */
const MOST_POINTS = 101;

/**
 * How well scores tell an outcome, threshold by threshold, ascending. Every distinct score is a threshold where there are few, else evenly
 * spaced ones. `outcome[i]` is 1 where the outcome came.
 */
export function thresholds(scores: Float64Array, outcome: Uint8Array): ThresholdPoint[] {
  const n = scores.length;
  if (n === 0) return [];
  const order = Uint32Array.from(scores, (_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let all = 0;
  for (let i = 0; i < n; i++) all += outcome[i] ?? 0;
  const distinct: number[] = [];
  for (const at of order) if (distinct.at(-1) !== scores[at]) distinct.push(scores[at] ?? 0);
  const last = distinct.length - 1;
  const asked =
    distinct.length <= MOST_POINTS
      ? distinct
      : Array.from({ length: MOST_POINTS }, (_, k) => {
          const [low, high] = [distinct[0] ?? 0, distinct[last] ?? 0];
          // Rounding could put the last above the highest score, which nobody would reach.
          return k === MOST_POINTS - 1 ? high : low + ((high - low) * k) / (MOST_POINTS - 1);
        });
  const points: ThresholdPoint[] = [];
  let [at, below] = [0, 0];
  for (const threshold of asked) {
    while (at < n && (scores[order[at] ?? 0] ?? 0) < threshold) below += outcome[order[at++] ?? 0] ?? 0;
    const [selected, hits] = [n - at, all - below];
    points.push({ threshold, selected, hits, precision: selected > 0 ? hits / selected : 0, recall: all > 0 ? hits / all : 0 });
  }
  return points;
}

/** The threshold with the highest F1, the harmonic mean of precision and recall; the lowest of equals; undefined without outcomes. Source: van Rijsbergen 1979, chapter 7. */
export function bestThreshold(points: readonly ThresholdPoint[]): ThresholdPoint | undefined {
  const f1 = ({ precision, recall }: ThresholdPoint) => (precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0);
  let best: ThresholdPoint | undefined;
  for (const point of points) if (f1(point) > (best ? f1(best) : 0)) best = point;
  return best;
}
