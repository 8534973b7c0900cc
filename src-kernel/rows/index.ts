/**
 * Cuts the plain rows of a delimited file: as many cells as there are columns, no quote, not empty, no repeated header. Whatever else stands
 * there is left to the caller, who knows all the rules.
 */
import { allocate } from "../memory";

export { allocate };

const LF = 10;
const CR = 13;

/** Where the last call stopped: the end, or the first byte of a record that is not plain. */
export let stopped: i32 = 0;

/**
 * Cuts [from, to) of the bytes at an address and writes where the cells of each row begin and end, row by row; returns how many rows. Sixteen
 * bytes from `to` on must be readable. `quote` is the delimiter where there is none. A record of `headLength` bytes whose first is `head` may
 * be the header once more.
 */
export function cut(
  bytes: usize, from: i32, to: i32, columns: i32, starts: usize, ends: usize, most: i32,
  delimiter: i32, lineEnd: i32, quote: i32, head: i32, headLength: i32,
): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const lineEnds = i8x16.splat(<i8>lineEnd);
  const quotes = i8x16.splat(<i8>quote);
  let rows = 0;
  let cell: usize = 0;
  let left = columns;
  let record = from;
  let start = from;
  for (let block = from; block < to; block += 16) {
    const sixteen = v128.load(bytes + block);
    const special = v128.or(v128.or(i8x16.eq(sixteen, delimiters), i8x16.eq(sixteen, lineEnds)), i8x16.eq(sixteen, quotes));
    let marks = i8x16.bitmask(special);
    if (to - block < 16) marks &= (1 << (to - block)) - 1;
    for (; marks !== 0; marks &= marks - 1) {
      const at = block + ctz(marks);
      const found = <i32>load<u8>(bytes + at);
      if (found === delimiter) {
        if (--left === 0) {
          stopped = record;
          return rows;
        }
        store<i32>(starts + cell, start);
        store<i32>(ends + cell, at);
        cell += 4;
        start = at + 1;
        continue;
      }
      const end = found === LF && at > start && <i32>load<u8>(bytes + at - 1) === CR ? at - 1 : at;
      const length = at + 1 - record;
      const heads = length === headLength && <i32>load<u8>(bytes + record) === head;
      if (found !== lineEnd || left !== 1 || end === record || heads) {
        stopped = record;
        return rows;
      }
      store<i32>(starts + cell, start);
      store<i32>(ends + cell, end);
      cell += 4;
      rows++;
      left = columns;
      start = record = at + 1;
      if (rows === most) {
        stopped = record;
        return rows;
      }
    }
  }
  stopped = record;
  return rows;
}
