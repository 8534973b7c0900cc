/**
 * MurmurHash3 x86 128-bit (Austin Appleby, public domain algorithm) over the UTF-8 bytes of a text; the first two of its
 * four words are the 64-bit hash used here. Integer multiplications go through `Math.imul`, so results are the same everywhere.
 */
export interface Hash64 {
  high: number;
  low: number;
}

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r));
/** Addition modulo 2^32; both operands are made int32 first because V8's overflowing `(x + y) | 0` is slow. */
const add = (x: number, y: number): number => ((x | 0) + (y | 0)) | 0;

function mix(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}

const word = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);

/** A word of which the bytes from `to` on are zero. */
function lastWord(bytes: Uint8Array, at: number, to: number): number {
  if (to - at >= 4) return word(bytes, at);
  let value = 0;
  for (let i = to - 1; i >= at; i--) value = (value << 8) | (bytes[i] as number);
  return value;
}

/** Every host has it; it takes a hundredth of the time of a loop over characters that the host has not compiled yet. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
const encoder = new TextEncoder();

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Writes the four words of MurmurHash3 x86 128 over the bytes from `from` to before `to` into `out`; makes no garbage. */
export function murmurInto(out: Uint32Array, bytes: Uint8Array, from: number, to: number, seed = 0): void {
  let h1 = seed | 0;
  let h2 = seed | 0;
  let h3 = seed | 0;
  let h4 = seed | 0;
  const length = to - from;
  const end = from + ((length >> 4) << 4);
  let at = from;
  for (; at < end; at += 16) {
    h1 ^= Math.imul(rotl(Math.imul(word(bytes, at), C1), 15), C2);
    h1 = add(Math.imul(add(rotl(h1, 19), h2), 5), 0x561ccd1b);
    h2 ^= Math.imul(rotl(Math.imul(word(bytes, at + 4), C2), 16), C3);
    h2 = add(Math.imul(add(rotl(h2, 17), h3), 5), 0x0bcaa747);
    h3 ^= Math.imul(rotl(Math.imul(word(bytes, at + 8), C3), 17), C4);
    h3 = add(Math.imul(add(rotl(h3, 15), h4), 5), 0x96cd1c35);
    h4 ^= Math.imul(rotl(Math.imul(word(bytes, at + 12), C4), 18), C1);
    h4 = add(Math.imul(add(rotl(h4, 13), h1), 5), 0x32ac3b17);
  }
  // The tail's missing bytes read as zero, so whole words can be used; a word that is all missing contributes nothing.
  const rest = length & 15;
  if (rest > 12) h4 ^= Math.imul(rotl(Math.imul(lastWord(bytes, at + 12, to), C4), 18), C1);
  if (rest > 8) h3 ^= Math.imul(rotl(Math.imul(lastWord(bytes, at + 8, to), C3), 17), C4);
  if (rest > 4) h2 ^= Math.imul(rotl(Math.imul(lastWord(bytes, at + 4, to), C2), 16), C3);
  if (rest > 0) h1 ^= Math.imul(rotl(Math.imul(lastWord(bytes, at, to), C1), 15), C2);
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 = add(add(add(h1, h2), h3), h4);
  h2 = add(h2, h1);
  h3 = add(h3, h1);
  h4 = add(h4, h1);
  h1 = mix(h1);
  h2 = mix(h2);
  h3 = mix(h3);
  h4 = mix(h4);
  h1 = add(add(add(h1, h2), h3), h4);
  h2 = add(h2, h1);
  h3 = add(h3, h1);
  h4 = add(h4, h1);
  out[0] = h1;
  out[1] = h2;
  out[2] = h3;
  out[3] = h4;
}

/** All four 32-bit words (unsigned) of MurmurHash3 x86 128 over bytes. */
export function murmur128(bytes: Uint8Array, seed = 0): [number, number, number, number] {
  const out = new Uint32Array(4);
  murmurInto(out, bytes, 0, bytes.length, seed);
  const [h1 = 0, h2 = 0, h3 = 0, h4 = 0] = out;
  return [h1, h2, h3, h4];
}

/** 64-bit hash of a text, as two unsigned 32-bit words. */
export function hash64(text: string, seed = 0): Hash64 {
  const [high, low] = murmur128(utf8(text), seed);
  return { high, low };
}

/** 32-bit hash of a text. */
export function hash32(text: string, seed = 0): number {
  return murmur128(utf8(text), seed)[0];
}

/** 128-bit hash as 32 hexadecimal digits: names documents and data in manifests. */
export function hashHex(text: string): string {
  return murmur128(utf8(text))
    .map((word) => word.toString(16).padStart(8, "0"))
    .join("");
}
