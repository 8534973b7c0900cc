import { Program } from "./program";
import { S } from "./state";
import { Subject } from "./subject";

const ROUNDS: usize = 10;
/** Keys of the rounds: two words each, twice. */
const keys: usize = memory.data(160, 16);
/** Loaded, they stay in a register; written where they are used, they would be made anew each time. */
const multipliers: usize = memory.data<u32>([0xd2511f53, 0xcd9e8d57, 0xd2511f53, 0xcd9e8d57], 16);

/** Makes the keys of the rounds from a program's seed. */
export function newRandom(program: Program): void {
  let low = program.seedLow;
  let high = program.seedHigh;
  for (let round: usize = 0; round < ROUNDS; round++) {
    const at = keys + (round << 4);
    store<u32>(at, low);
    store<u32>(at, high, 4);
    store<u32>(at, low, 8);
    store<u32>(at, high, 12);
    low += 0x9e3779b9;
    high += 0xbb67ae85;
  }
}

/** Words 0 and 2 of two blocks after a round, from the products of those before it. */
@inline
function evenOf(first: v128, second: v128, odd: v128, key: v128): v128 {
  return v128.xor(i32x4.shuffle(first, second, 3, 1, 7, 5), v128.xor(odd, key));
}

@inline
function oddOf(first: v128, second: v128): v128 {
  return i32x4.shuffle(first, second, 2, 0, 6, 4);
}

@inline
function firstProducts(even: v128, factors: v128): v128 {
  return i64x2.extmul_low_i32x4_u(even, factors);
}

@inline
function secondProducts(even: v128, factors: v128): v128 {
  return i64x2.extmul_high_i32x4_u(even, factors);
}

/**
 * Philox4x32-10, as `src-shared/engine/random/philox.ts`, of two counters that differ in their last word. Words 0 and 2 lie side by side,
 * and 1 and 3. The rounds wait for each other, so that two blocks take hardly longer than one; a loop would compute addresses.
 */
function philox(c0: u32, c1: u32, c2: u32, c3: u32, to: usize): void {
  const factors = v128.load(multipliers);
  let odd = i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(c1), 1, c3), 3, c3 + 1);
  let even = i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(c0), 1, c2), 3, c2);
  let first = firstProducts(even, factors);
  let second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 16));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 32));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 48));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 64));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 80));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 96));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 112));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 128));
  odd = oddOf(first, second);
  first = firstProducts(even, factors);
  second = secondProducts(even, factors);
  even = evenOf(first, second, odd, v128.load(keys, 144));
  odd = oddOf(first, second);
  v128.store(to, i32x4.shuffle(even, odd, 0, 4, 1, 5));
  v128.store(to, i32x4.shuffle(even, odd, 2, 6, 3, 7), 16);
}

/** Draws the subscriber's blocks of four words for a visit and the one after it, under a stream, to an address. */
@inline
export function drawPair(stream: u32, visit: i32, to: usize): void {
  philox(Subject.high, Subject.low, stream, (S.replication << 20) | <u32>visit, to);
}

const drawn: usize = memory.data(32, 16);

/** The subscriber's block of four words for a visit, under a stream. */
@inline
export function draw(stream: u32, visit: i32): v128 {
  philox(Subject.high, Subject.low, stream, (S.replication << 20) | <u32>visit, drawn);
  return v128.load(drawn);
}

/** The same block in every replication. */
@inline
export function drawFixed(stream: u32): v128 {
  philox(Subject.high, Subject.low, stream, 0, drawn);
  return v128.load(drawn);
}

@inline
export function firstOf(words: v128): u32 {
  return <u32>i32x4.extract_lane(words, 0);
}
