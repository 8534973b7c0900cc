/**
 * Philox4x32-10, a counter-based random number generator: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy
 * as 1, 2, 3", SC 2011. A block of four words is a function of its counter and key alone; nothing has to be kept or skipped.
 */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;
const ROUNDS = 10;

const M0_HIGH = M0 >>> 16;
const M0_LOW = M0 & 0xffff;
const M1_HIGH = M1 >>> 16;
const M1_LOW = M1 & 0xffff;

/** The four 32-bit words drawn last; unsigned when read from here. */
export type Words = Uint32Array;

/**
 * Writes the block of counter (c0, c1, c2, c3) under key (k0, k1) into `words`. All arguments are 32-bit words, signed or not.
 * The high halves of the 64-bit products are made from 16-bit pieces, and every sum of pieces stays below 2^32.
 */
export function philox4x32(words: Words, c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const a = x0 >>> 16;
    const b = x0 & 0xffff;
    const midA = (Math.imul(a, M0_LOW) + (Math.imul(b, M0_LOW) >>> 16)) | 0;
    const midB = (Math.imul(b, M0_HIGH) + (midA & 0xffff)) | 0;
    const high0 = (Math.imul(a, M0_HIGH) + (midA >>> 16) + (midB >>> 16)) | 0;
    const low0 = Math.imul(x0, M0);

    const c = x2 >>> 16;
    const d = x2 & 0xffff;
    const midC = (Math.imul(c, M1_LOW) + (Math.imul(d, M1_LOW) >>> 16)) | 0;
    const midD = (Math.imul(d, M1_HIGH) + (midC & 0xffff)) | 0;
    const high1 = (Math.imul(c, M1_HIGH) + (midC >>> 16) + (midD >>> 16)) | 0;
    const low1 = Math.imul(x2, M1);

    x0 = high1 ^ x1 ^ key0;
    x1 = low1;
    x2 = high0 ^ x3 ^ key1;
    x3 = low0;
    key0 = ((key0 | 0) + (W0 | 0)) | 0;
    key1 = ((key1 | 0) + (W1 | 0)) | 0;
  }
  words[0] = x0;
  words[1] = x1;
  words[2] = x2;
  words[3] = x3;
}

/** A word as a number strictly between 0 and 1: `(x + 0.5) / 2^32`. */
export const uniform = (word: number): number => (word + 0.5) / 4_294_967_296;

/** `uniform(word) < p` exactly when `word < threshold(p)`. */
export const threshold = (p: number): number => p * 4_294_967_296 - 0.5;
