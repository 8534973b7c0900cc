const DIGITS = 0x10000;

/**
 * Row numbers in ascending order of unsigned keys, equal ones in their own order. `keys` are words, the least significant first; a row's
 * key is all of them together. Passes in which every row has the same digit are skipped.
 */
export function radixOrder(keys: readonly Uint32Array[], rows: Uint32Array): Uint32Array {
  let order = rows.slice();
  let next = new Uint32Array(rows.length);
  const counts = new Uint32Array(DIGITS);
  for (const key of keys) {
    for (const shift of [0, 16]) {
      counts.fill(0);
      for (let i = 0; i < order.length; i++) {
        const digit = ((key[order[i] ?? 0] ?? 0) >>> shift) & 0xffff;
        counts[digit] = (counts[digit] ?? 0) + 1;
      }
      const some = ((key[order[0] ?? 0] ?? 0) >>> shift) & 0xffff;
      if (counts[some] === order.length) continue;
      let sum = 0;
      for (let digit = 0; digit < DIGITS; digit++) {
        const count = counts[digit] ?? 0;
        counts[digit] = sum;
        sum += count;
      }
      for (let i = 0; i < order.length; i++) {
        const row = order[i] ?? 0;
        const digit = ((key[row] ?? 0) >>> shift) & 0xffff;
        const place = counts[digit] ?? 0;
        next[place] = row;
        counts[digit] = place + 1;
      }
      [order, next] = [next, order];
    }
  }
  return order;
}

/** Words by which doubles sort as unsigned numbers: sign and exponent first, negatives turned round. */
export function doubleKeys(values: Float64Array): [low: Uint32Array, high: Uint32Array] {
  const low = new Uint32Array(values.length);
  const high = new Uint32Array(values.length);
  const one = new Float64Array(1);
  const words = new Uint32Array(one.buffer);
  for (let i = 0; i < values.length; i++) {
    one[0] = (values[i] ?? 0) + 0;
    const top = words[1] ?? 0;
    const negative = top >>> 31 === 1;
    low[i] = negative ? ~(words[0] ?? 0) : (words[0] ?? 0);
    high[i] = negative ? ~top : top ^ 0x80000000;
  }
  return [low, high];
}

/** Words by which signed integers sort as unsigned. */
export function integerKeys(values: Int32Array): [Uint32Array] {
  return [Uint32Array.from(values, (value) => value ^ 0x80000000)];
}
