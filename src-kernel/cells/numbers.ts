import { begin, bytes, columns, ends, mayBeMissing, noteEmpty, results, rows, starts } from "./batch";

/** Digits of which a double holds every number exactly, with the decimal point. */
const EXACT: usize = 15;
const MINUS: u32 = 45;
const DOT: u32 = 46;
const ZERO: u32 = 48;
const powers: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);

/** Whether every number of the last call is whole and fits 32 bits. */
export let whole: bool = true;

const ONES: u64 = 0x0101010101010101;
const HIGHS: u64 = 0x8080808080808080;
/** What `long` read: the number of digits after the point. */
let decimals: u32 = 0;

/** The digits of a number without its point; -1 where it is none. */
function long(from: usize, to: usize): i64 {
  let at = from;
  let point: usize = 0;
  let found: i64 = 0;
  for (; at < to; at++) {
    const digit = <u32>load<u8>(at) - ZERO;
    if (digit <= 9) found = found * 10 + digit;
    else if (digit === DOT - ZERO && point === 0) point = at + 1;
    else return -1;
  }
  const before = (point === 0 ? to : point - 1) - from;
  decimals = point === 0 ? 0 : <u32>(to - point);
  return before === 1 || (before > 1 && <u32>load<u8>(from) !== ZERO) ? found : -1;
}

/**
 * Reads a column's cells of the wanted rows from `from` on as numbers of digits, with a minus and a decimal point at most, into `results`; empty
 * ones give 0 and are noted. Returns the row where it met a cell that is written otherwise, or `count`. Up to eight bytes are read at once (after
 * Lemire 2021, "Number parsing at a gigabyte per second", section 3): a loop over so few is mostly guesses at its end.
 */
export function numbers(column: i32, from: i32, count: i32, lengths: u64): i32 {
  begin();
  whole = true;
  let allWhole: bool = true;
  const cells = bytes;
  const startsAt = starts + (<usize>column << 2);
  const endsAt = ends + (<usize>column << 2);
  const step = <usize>columns << 2;
  let result = results + (<usize>from << 3);
  let wanted = rows + (<usize>from << 2);
  let row = from;
  for (; row < count; row++, result += 8, wanted += 4) {
    const cell = <usize>load<i32>(wanted) * step;
    let at = <usize>load<i32>(startsAt + cell);
    let size = <usize>load<i32>(endsAt + cell) - at;
    if (size === 0) {
      noteEmpty(row);
      store<f64>(result, 0);
      continue;
    }
    if (lengths !== 0 && mayBeMissing(lengths, size)) break;
    at += cells;
    const negative = <u32>load<u8>(at) === MINUS;
    if (negative) {
      at++;
      if (--size === 0) break;
    }
    let value: f64;
    if (size <= 8) {
      const kept = <u64>-1 >> (64 - (<u64>size << 3));
      const text = load<u64>(at) & kept;
      let places = text ^ (ONES * ZERO & kept);
      const other = text ^ (ONES * DOT);
      const dots = (other - ONES) & ~other & HIGHS;
      let after: u64 = 0;
      let before = <u64>size << 3;
      let bits = before;
      if (dots !== 0) {
        before = ctz(dots) - 7;
        const low = (<u64>1 << before) - 1;
        places = (places & low) | ((places >> 8) & ~low);
        bits -= 8;
        after = bits - before;
      }
      if ((((places + ONES * 0x76) | places) & HIGHS) !== 0 || before === 0 || (before > 8 && (places & 0xff) === 0)) break;
      places <<= 64 - bits;
      places = (places * 2561) >> 8;
      places = ((places & 0x00ff00ff00ff00ff) * 6553601) >> 16;
      value = <f64><i64>(((places & 0x0000ffff0000ffff) * 42949672960001) >> 32);
      if (after !== 0) value /= load<f64>(powers + <usize>after);
    } else {
      if (size > EXACT) break;
      const digits = long(at, at + size);
      if (digits < 0) break;
      value = <f64>digits;
      if (decimals !== 0) value /= load<f64>(powers + (<usize>decimals << 3));
    }
    if (negative) value = 0 - value;
    store<f64>(result, value);
    allWhole = allWhole && <f64>(<i32>value) === value;
  }
  whole = allWhole;
  return row;
}
