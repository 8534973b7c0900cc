import { Program } from "./program";
import { S } from "./state";
import { Subject } from "./subject";

const ROUNDS: usize = 10;
/** Keys of the rounds: two words each, in the low half of 16 bytes. */
const keys: usize = memory.data(160, 16);
/** Loaded, they stay in a register; written where they are used, they would be made anew each time. */
const multipliers: usize = memory.data<u32>([0xd2511f53, 0xcd9e8d57, 0, 0], 16);

/** Makes the keys of the rounds from a program's seed. */
export function newRandom(program: Program): void {
  let low = program.seedLow;
  let high = program.seedHigh;
  for (let round: usize = 0; round < ROUNDS; round++) {
    store<u32>(keys + (round << 4), low);
    store<u32>(keys + (round << 4), high, 4);
    low += 0x9e3779b9;
    high += 0xbb67ae85;
  }
}

@inline
function multiplied(even: v128, factors: v128): v128 {
  return i64x2.extmul_low_i32x4_u(even, factors);
}

/** Words 0 and 2 after a round, from the products of those before it. */
@inline
function evenOf(products: v128, odd: v128, key: v128): v128 {
  return v128.xor(i32x4.shuffle(products, products, 3, 1, 3, 1), v128.xor(odd, key));
}

@inline
function oddOf(products: v128): v128 {
  return i32x4.shuffle(products, products, 2, 0, 2, 0);
}

/** Philox4x32-10, as `src-shared/engine/random/philox.ts`: words 0 and 2 side by side, and 1 and 3. A loop would compute addresses. */
function philox(c0: u32, c1: u32, c2: u32, c3: u32): v128 {
  const factors = v128.load(multipliers);
  let odd = i32x4.replace_lane(i32x4.splat(c1), 1, c3);
  let products = multiplied(i32x4.replace_lane(i32x4.splat(c0), 1, c2), factors);
  let even = evenOf(products, odd, v128.load(keys));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 16));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 32));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 48));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 64));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 80));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 96));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 112));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 128));
  odd = oddOf(products);
  products = multiplied(even, factors);
  even = evenOf(products, odd, v128.load(keys, 144));
  return i32x4.shuffle(even, oddOf(products), 0, 4, 1, 5);
}

/** The subscriber's block of four words for a visit, under a stream. */
@inline
export function draw(stream: u32, visit: i32): v128 {
  return philox(Subject.high, Subject.low, stream, (S.replication << 20) | <u32>visit);
}

/** The same block in every replication. */
@inline
export function drawFixed(stream: u32): v128 {
  return philox(Subject.high, Subject.low, stream, 0);
}

@inline
export function firstOf(words: v128): u32 {
  return <u32>i32x4.extract_lane(words, 0);
}
