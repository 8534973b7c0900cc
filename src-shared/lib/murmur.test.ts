import { expect, it } from "vitest";
import { hash64, hashHex, murmur128, utf8 } from "./murmur.ts";

// Known answers of MurmurHash3_x86_128, seed 0, from the reference implementation's published test strings.
it("hashes the empty text to zero", () => {
  expect(murmur128(utf8(""))).toEqual([0, 0, 0, 0]);
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
