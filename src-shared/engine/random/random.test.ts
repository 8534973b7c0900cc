import { expect, it } from "vitest";
import { exp, log, normalQuantile } from "./mathematics.ts";
import { philox4x32, threshold, uniform } from "./philox.ts";
import { keyOfSeed } from "./streams.ts";

const block = (counter: number[], key: number[]) => {
  const words = new Uint32Array(4);
  philox4x32(words, counter[0] ?? 0, counter[1] ?? 0, counter[2] ?? 0, counter[3] ?? 0, key[0] ?? 0, key[1] ?? 0);
  return [...words].map((word) => word.toString(16).padStart(8, "0")).join(" ");
};

it("acceptance 1: Philox4x32-10 of counter 0 and key 0, by Random123's known answers", () => {
  expect(block([0, 0, 0, 0], [0, 0])).toBe("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
});

it("acceptance 2: Philox4x32-10 of the digits of pi and of all ones, by Random123's known answers", () => {
  const pi = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
  expect(block(pi, [0xa4093822, 0x299f31d0])).toBe("d16cfe09 94fdcceb 5001e420 24126ea1");
  const ones = 0xffffffff;
  expect(block([ones, ones, ones, ones], [ones, ones])).toBe("408f276d 41c83b0e a20bc7c6 6d5451fd");
});

it("agrees with the product of 64-bit integers on other counters", () => {
  const mask = 0xffffffffn;
  const slow = (counter: bigint[], key: bigint[]) => {
    let [a, b, c, d] = counter as [bigint, bigint, bigint, bigint];
    let [k0, k1] = key as [bigint, bigint];
    for (let round = 0; round < 10; round++) {
      const p = a * 0xd2511f53n;
      const q = c * 0xcd9e8d57n;
      [a, b, c, d] = [(q >> 32n) ^ b ^ k0, q & mask, (p >> 32n) ^ d ^ k1, p & mask];
      k0 = (k0 + 0x9e3779b9n) & mask;
      k1 = (k1 + 0xbb67ae85n) & mask;
    }
    return [a, b, c, d].map((word) => word.toString(16).padStart(8, "0")).join(" ");
  };
  let x = 12345;
  const next = () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x;
  };
  for (let i = 0; i < 500; i++) {
    const counter = [next(), next(), next(), next()];
    const key = [next(), next()];
    expect(block(counter, key)).toBe(slow(counter.map(BigInt), key.map(BigInt)));
  }
});

it("draws strictly between 0 and 1, and the threshold decides as the uniform does", () => {
  expect(uniform(0)).toBeGreaterThan(0);
  expect(uniform(0xffffffff)).toBeLessThan(1);
  for (const p of [0, 0.005, 0.25, 0.5, 1]) {
    const t = threshold(p);
    for (const word of [0, 1, Math.floor(t) - 1, Math.floor(t), Math.floor(t) + 1, 0xffffffff]) {
      if (word >= 0 && word <= 0xffffffff) expect(word < t).toBe(uniform(word) < p);
    }
  }
});

it("splits a seed above 2^32 into two words", () => {
  expect(keyOfSeed(7)).toEqual([7, 0]);
  expect(keyOfSeed(Number.MAX_SAFE_INTEGER)).toEqual([0xffffffff, 0x1fffff]);
});

it("has the platform's exponential and logarithm to within rounding", () => {
  for (let x = -40; x <= 40; x += 0.137) expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4e-16);
  for (let x = 1e-12; x < 1e12; x *= 1.37) expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-14);
  expect(exp(0)).toBe(1);
  expect(log(1)).toBe(0);
});

it("has the published quantiles of the normal distribution", () => {
  // Wichura 1988, and the usual tables.
  expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 14);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 13);
  expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798409, 12);
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  expect(normalQuantile(0.5)).toBe(0);
});
