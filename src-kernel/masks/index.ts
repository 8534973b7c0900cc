/**
 * Which of up to `ROWS` values fulfil a comparison, a bit a row, sixteen bytes at a time. Values are read from `values`, bits written to
 * `bits`; the last block may read and write past the count, within the room of both.
 */
export const ROWS: i32 = 65536;
/** Eight bytes a row. */
export const values: usize = memory.data(65536 * 8 + 16, 16);
/** A bit a row. */
export const bits: usize = memory.data(65536 / 8 + 16, 16);
/** Which of the 256 codes are meant, a byte each, 0 or 1. */
export const meant: usize = memory.data(256, 16);

/** Whole numbers from `low` to `high`. */
export function ints(count: i32, low: i32, high: i32): void {
  const least = i32x4.splat(low);
  const most = i32x4.splat(high);
  let from = values;
  for (let row = 0; row < count; row += 8) {
    const a = v128.load(from);
    const b = v128.load(from, 16);
    const first = i32x4.bitmask(v128.and(i32x4.ge_s(a, least), i32x4.le_s(a, most)));
    const second = i32x4.bitmask(v128.and(i32x4.ge_s(b, least), i32x4.le_s(b, most)));
    store<u8>(bits + (row >> 3), <u8>(first | (second << 4)));
    from += 32;
  }
}

/** Doubles from `low` to `high`; a NaN lies nowhere. */
export function doubles(count: i32, low: f64, high: f64): void {
  const least = f64x2.splat(low);
  const most = f64x2.splat(high);
  let from = values;
  for (let row = 0; row < count; row += 8) {
    let byte = 0;
    for (let pair = 0; pair < 8; pair += 2) {
      const two = v128.load(from);
      byte |= i64x2.bitmask(v128.and(f64x2.ge(two, least), f64x2.le(two, most))) << pair;
      from += 16;
    }
    store<u8>(bits + (row >> 3), <u8>byte);
  }
}

/** For each low half of a code, which of eight high halves from `first` on make a code that is meant. */
function halves(first: i32): v128 {
  let table = i8x16.splat(0);
  for (let low = 0; low < 16; low++) {
    let byte = 0;
    for (let high = 0; high < 8; high++) byte |= <i32>load<u8>(meant + ((first + high) << 4) + low) << high;
    table = v128.or(table, v128.and(i8x16.splat(<i8>byte), i8x16.eq(i8x16.splat(<i8>low), LANES)));
  }
  return table;
}

const LANES = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

/**
 * Codes of one byte that are meant. A code's low half chooses a byte of eight high halves, its high half a bit of it: a set of any codes costs
 * the same (the way of Langdale and Lemire 2019, "Parsing gigabytes of JSON per second", section 3.1.2, with both halves exact).
 */
export function codes(count: i32): void {
  const lower = halves(0);
  const upper = halves(8);
  const powers = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  const nibble = i8x16.splat(15);
  const eight = i8x16.splat(8);
  const none = i8x16.splat(0);
  for (let row = 0; row < count; row += 16) {
    const code = v128.load(values + row);
    const low = v128.and(code, nibble);
    const high = i8x16.shr_u(code, 4);
    const set = v128.bitselect(i8x16.swizzle(lower, low), i8x16.swizzle(upper, low), i8x16.lt_s(high, eight));
    const found = i8x16.ne(v128.and(set, i8x16.swizzle(powers, high)), none);
    store<u16>(bits + (row >> 3), <u16>i8x16.bitmask(found));
  }
}
