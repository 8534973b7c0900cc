import { type Histogram, histogramOf, type Numbers } from "./histogram.ts";

/** So many values are sorted; more are counted into buckets first. */
const SORTED = 4096;

interface Wanted {
  readonly place: number;
  readonly at: number;
}

/**
 * The values at some places (from 0, ascending) of the values in order, without ordering all of them: looks only into the buckets of a
 * histogram in which a place lies. Exact. The numbers stay as they are; `histogram` is theirs, where it is already made.
 */
export function select(numbers: Numbers, places: readonly number[], histogram?: Histogram | null): number[] {
  const found = new Array<number>(places.length).fill(Number.NaN);
  const wanted = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  if (numbers.values.length > 0 && wanted.length > 0) descend(numbers, wanted, found, histogram);
  return found;
}

/** Writes the values at the wanted places, which ascend, into `found`. */
function descend(given: Numbers, wanted: readonly Wanted[], found: number[], known?: Histogram | null): void {
  const { values, whole } = given;
  const histogram = known === undefined && values.length > SORTED ? histogramOf(given) : known;
  if (!histogram) {
    const order = values.slice().sort();
    for (const { place, at } of wanted) found[at] = order[place] ?? Number.NaN;
    return;
  }
  const { low, exact, counts, buckets } = histogram;
  const inside = new Map<number, Wanted[]>();
  let [bucket, before] = [0, 0];
  for (const { place, at } of wanted) {
    while (bucket < counts.length - 1 && before + (counts[bucket] ?? 0) <= place) before += counts[bucket++] ?? 0;
    if (exact) found[at] = low + bucket;
    else inside.set(bucket, [...(inside.get(bucket) ?? []), { place: place - before, at }]);
  }
  if (inside.size === 0) return;
  // Numbers of the wanted buckets, from 1, by bucket.
  const numbers = new Uint8Array(counts.length);
  const parts = [...inside].map(([own, places], at) => {
    numbers[own] = at + 1;
    return { places, values: new Float64Array(counts[own] ?? 0), filled: 0 };
  });
  for (let i = 0; i < buckets.length; i++) {
    const number = numbers[buckets[i] as number] as number;
    if (number === 0) continue;
    const part = parts[number - 1] as (typeof parts)[number];
    part.values[part.filled++] = values[i] as number;
  }
  for (const part of parts) descend({ values: part.values, whole }, part.places, found);
}
