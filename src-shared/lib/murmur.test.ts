import { expect, it } from "vitest";
import { hash64, hashHex, murmur128, utf8 } from "./murmur.ts";

// MurmurHash3_x86_128, seed 0: the pangram's digest as widely published, the other from the readme of the npm package murmurhash3js.
it("gives the published digests", () => {
  expect(murmur128(utf8(""))).toEqual([0, 0, 0, 0]);
  expect(hashHex("The quick brown fox jumps over the lazy dog")).toBe("2f1583c3ecee2c675d7bf66ce5e91d2c");
  expect(hashHex("I will not buy this tobacconist's, it is scratched.")).toBe("9b5b7ba2ef3f7866889adeaf00f3f98e");
});

it("encodes text as UTF-8, lone surrogates as U+FFFD", () => {
  for (const text of ["plain", "naïve", "日本語", "🛰️", "\ud800x"]) expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)]);
});

it("tells near texts apart, at every tail length", () => {
  const seen = new Set<string>();
  for (let n = 0; n < 40; n++) seen.add(hashHex("a".repeat(n)));
  expect(seen.size).toBe(40);
  expect(hash64("7590-VHVEG")).not.toEqual(hash64("7590-VHVEH"));
});
