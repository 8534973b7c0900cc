/** So many values are sorted; more are counted into buckets first. */
const SORTED = 4096;
const BUCKETS = 1 << 14;

/**
 * The values at some places (from 0, ascending) of the values in order, without ordering all of them: counts them into equal buckets between
 * the lowest and the highest, and looks further only into the buckets in which a place lies. Exact. `values` stay as they are.
 */
export function select(values: Int32Array | Float64Array, places: readonly number[]): number[] {
  const found = new Array<number>(places.length).fill(Number.NaN);
  descend(
    values,
    places.map((place, at) => ({ place, at })),
    found,
  );
  return found;
}

interface Wanted {
  place: number;
  at: number;
}

function descend(values: Int32Array | Float64Array, wanted: readonly Wanted[], found: number[]): void {
  if (wanted.length === 0) return;
  if (values.length <= SORTED) {
    sorted(values, wanted, found);
    return;
  }
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) {
    for (const { at } of wanted) found[at] = low;
    return;
  }
  const whole = values instanceof Int32Array && high - low < BUCKETS;
  // A little less than the number of buckets, so that rounding cannot leave them.
  const scale = whole ? 1 : (BUCKETS - 0.5) / (high - low);
  if (!(scale > 0 && Number.isFinite(scale))) {
    sorted(values, wanted, found);
    return;
  }
  const counts = new Uint32Array(BUCKETS);
  for (let i = 0; i < values.length; i++) {
    const bucket = (((values[i] ?? 0) - low) * scale) >>> 0;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const inside = new Map<number, Wanted[]>();
  let [bucket, before] = [0, 0];
  for (const { place, at } of [...wanted].sort((a, b) => a.place - b.place)) {
    while (bucket < BUCKETS - 1 && before + (counts[bucket] ?? 0) <= place) before += counts[bucket++] ?? 0;
    if (whole) found[at] = low + bucket;
    else inside.set(bucket, [...(inside.get(bucket) ?? []), { place: place - before, at }]);
  }
  if (whole || inside.size === 0) return;
  const parts = new Map([...inside.keys()].map((each) => [each, { values: new Float64Array(counts[each] ?? 0), filled: 0 }]));
  const marked = new Uint8Array(BUCKETS);
  for (const each of parts.keys()) marked[each] = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    const own = ((value - low) * scale) >>> 0;
    if (marked[own] === 0) continue;
    const part = parts.get(own);
    if (part) part.values[part.filled++] = value;
  }
  for (const [each, part] of parts) descend(part.values, inside.get(each) ?? [], found);
}

function sorted(values: Int32Array | Float64Array, wanted: readonly Wanted[], found: number[]): void {
  const order = values.slice().sort();
  for (const { place, at } of wanted) found[at] = order[place] ?? Number.NaN;
}
