/** Hashes of rows over their columns, summed up as `core/columns/data-hash.ts` does it. */
import { empties, empty, results, sums } from "./batch";
import { Words, hashesOf } from "./words";

@inline
function add(at: usize, valueHigh: u32, valueLow: u32): void {
  let a = valueHigh * 0x85ebca6b;
  a ^= a >> 15;
  let b = (valueLow ^ a) * 0xc2b2ae35;
  b ^= b >> 13;
  a = (a ^ b) * 0x27d4eb2f;
  a ^= a >> 16;
  store<u32>(at, load<u32>(at) + a);
  store<u32>(at, load<u32>(at, 4) + b, 4);
}

/** Adds the numbers that the last call read, of rows [0, count); `high` and `low` are the hash of the column. */
export function addNumbers(high: u32, low: u32, count: i32): void {
  let value = results;
  let next = empties;
  const last = next + (<usize>empty << 2);
  let at = sums;
  for (let row = 0; row < count; row++, value += 8, at += 8) {
    if (next < last && load<i32>(next) === row) {
      next += 4;
      continue;
    }
    const number = load<f64>(value);
    const whole = <i32>number;
    if (<f64>whole === number) add(at, high, low ^ <u32>whole);
    else add(at, high ^ load<u32>(value, 4), low ^ load<u32>(value));
  }
}

/** As `addNumbers`, of the codes that the last call gave. */
export function addWords(words: Words, high: u32, low: u32, count: i32): void {
  const hashes = hashesOf(words);
  let code = results;
  let next = empties;
  const last = next + (<usize>empty << 2);
  let at = sums;
  for (let row = 0; row < count; row++, code += 4, at += 8) {
    if (next < last && load<i32>(next) === row) {
      next += 4;
      continue;
    }
    const hash = hashes + (<usize>load<u32>(code) << 3);
    add(at, high ^ load<u32>(hash), low ^ load<u32>(hash, 4));
  }
}
