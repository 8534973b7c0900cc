/**
 * Purchase histories, one entry a customer, arrays in parallel: repeat purchases, time of the last of them and time observed since the
 * first purchase, in one unit of time. A customer without repeat purchases has 0 as the time of the last.
 */
export interface Histories {
  readonly x: ArrayLike<number>;
  readonly tx: ArrayLike<number>;
  readonly T: ArrayLike<number>;
}

/** Histories that occur several times, each once, with how often. */
export interface WeightedHistories {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  readonly weight: Float64Array;
}

/** Equal histories as one with a weight: likelihoods cost by distinct histories, not by customers. */
export function compress({ x, tx, T }: Histories): WeightedHistories {
  const known = new Map<string, number>();
  const out: { x: number; tx: number; T: number; weight: number }[] = [];
  for (let i = 0; i < x.length; i++) {
    const [frequency, last, observed] = [x[i] ?? 0, tx[i] ?? 0, T[i] ?? 0];
    const key = `${frequency} ${last} ${observed}`;
    const at = known.get(key);
    const found = at === undefined ? undefined : out[at];
    if (found) found.weight++;
    else known.set(key, out.push({ x: frequency, tx: last, T: observed, weight: 1 }) - 1);
  }
  const pick = (name: "x" | "tx" | "T" | "weight") => Float64Array.from(out, (each) => each[name]);
  return { x: pick("x"), tx: pick("tx"), T: pick("T"), weight: pick("weight") };
}
