/** Where a search ended. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** False when the search ran out of evaluations before the simplex became small. */
  readonly converged: boolean;
}

export interface SearchOptions {
  /** Length of the first steps along each axis. */
  readonly step?: number;
  /** The search ends when the values at all corners differ by less than this. */
  readonly tolerance?: number;
  readonly mostEvaluations?: number;
}

interface Corner {
  at: number[];
  value: number;
}

/**
 * The lowest value of a function of some variables, from a start, without derivatives. Deterministic. A value that is no number counts as
 * infinitely high, so that a function may refuse arguments.
 * Source: Nelder and Mead 1965, "A simplex method for function minimization", The Computer Journal 7; coefficients 1, 2, 1/2, 1/2.
 */
export function minimise(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-9, mostEvaluations = 4000 }: SearchOptions = {},
): Minimum {
  let evaluations = 0;
  const corner = (at: number[]): Corner => {
    evaluations++;
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const corners = [corner([...start]), ...start.map((_, axis) => corner(start.map((x, i) => (i === axis ? x + step : x))))];
  const last = start.length;
  const order = () => corners.sort((a, b) => a.value - b.value);
  const along = (centre: readonly number[], from: readonly number[], factor: number) =>
    corner(centre.map((x, i) => x + factor * (x - (from[i] ?? 0))));
  order();
  while (evaluations < mostEvaluations && !small(corners, tolerance)) {
    const [best, second, worst] = [corners[0] as Corner, corners[last - 1] as Corner, corners[last] as Corner];
    const centre = start.map((_, i) => corners.slice(0, last).reduce((sum, each) => sum + (each.at[i] ?? 0), 0) / last);
    const reflected = along(centre, worst.at, 1);
    if (reflected.value < best.value) {
      const expanded = along(centre, worst.at, 2);
      corners[last] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < second.value) corners[last] = reflected;
    else {
      const outside = reflected.value < worst.value;
      const contracted = along(centre, worst.at, outside ? 0.5 : -0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[last] = contracted;
      else for (let i = 1; i <= last; i++) corners[i] = corner((corners[i] as Corner).at.map((x, k) => (x + (best.at[k] ?? 0)) / 2));
    }
    order();
  }
  const best = corners[0] as Corner;
  return { at: best.at, value: best.value, evaluations, converged: small(corners, tolerance) };
}

/** Whether neither the values nor the places of the corners differ any more by what matters. */
function small(corners: readonly Corner[], tolerance: number): boolean {
  const best = corners[0] as Corner;
  const worst = corners.at(-1) as Corner;
  if (!(worst.value - best.value <= tolerance * (1 + Math.abs(best.value)))) return false;
  return corners.every(({ at }) => at.every((x, i) => Math.abs(x - (best.at[i] ?? 0)) <= 1e-5));
}

/** Logarithms of parameters are searched up to this size: e^12 is beyond what data can tell from infinite, e^-12 from 0. */
const MOST_LOG = 12;

/**
 * As `minimise`, over parameters above 0 by their logarithms. A search that ends at the bound has not converged: the data does not tell
 * that parameter.
 */
export function minimiseLogs(f: (at: readonly number[]) => number, start: readonly number[], options: SearchOptions = {}): Minimum {
  const found = minimise((at) => (at.some((each) => Math.abs(each) > MOST_LOG) ? Number.POSITIVE_INFINITY : f(at)), start, options);
  return { ...found, converged: found.converged && found.at.every((each) => Math.abs(each) < MOST_LOG - 0.1) };
}
