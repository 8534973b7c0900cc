import { S } from "./state";
import { Subject } from "./subject";

/** The block drawn last. */
export class Words {
  static a: u32 = 0;
  static b: u32 = 0;
  static c: u32 = 0;
  static d: u32 = 0;
}

@inline
export function wordAt(index: i32): u32 {
  if (index === 0) return Words.a;
  if (index === 1) return Words.b;
  return index === 2 ? Words.c : Words.d;
}

/** Philox4x32-10, as `src-shared/engine/random/philox.ts`; two rounds at a time. */
function philox(c0: u32, c1: u32, c2: u32, c3: u32, seed0: u32, seed1: u32): void {
  let x0 = c0;
  let x1 = c1;
  let x2 = c2;
  let x3 = c3;
  let key0 = seed0;
  let key1 = seed1;
  for (let round = 0; round < 5; round++) {
    let p0 = <u64>x0 * 0xd2511f53;
    let p1 = <u64>x2 * 0xcd9e8d57;
    const y0 = <u32>(p1 >> 32) ^ x1 ^ key0;
    const y2 = <u32>(p0 >> 32) ^ x3 ^ key1;
    const y1 = <u32>p1;
    const y3 = <u32>p0;
    p0 = <u64>y0 * 0xd2511f53;
    p1 = <u64>y2 * 0xcd9e8d57;
    x0 = <u32>(p1 >> 32) ^ y1 ^ (key0 + 0x9e3779b9);
    x2 = <u32>(p0 >> 32) ^ y3 ^ (key1 + 0xbb67ae85);
    x1 = <u32>p1;
    x3 = <u32>p0;
    key0 += 0x3c6ef372;
    key1 += 0x76cf5d0a;
  }
  Words.a = x0;
  Words.b = x1;
  Words.c = x2;
  Words.d = x3;
}

/** Draws the subscriber's block for a visit, under a stream. */
@inline
export function draw(stream: u32, visit: i32): void {
  philox(Subject.high, Subject.low, stream, (S.replication << 20) | <u32>visit, S.program.seedLow, S.program.seedHigh);
}

/** The same block in every replication. */
@inline
export function drawFixed(stream: u32): void {
  philox(Subject.high, Subject.low, stream, 0, S.program.seedLow, S.program.seedHigh);
}
