/** MurmurHash3 x86 128-bit, of which the first two words are kept, as `src-shared/lib/murmur.ts` makes them. */
const C1: u32 = 0x239b961b;
const C2: u32 = 0xab0e9789;
const C3: u32 = 0x38b34ae5;
const C4: u32 = 0xa1e38b93;

@inline
function mix(h: u32): u32 {
  let x = h ^ (h >> 16);
  x *= 0x85ebca6b;
  x ^= x >> 13;
  x *= 0xc2b2ae35;
  return x ^ (x >> 16);
}

/** A word of which the bytes from `to` on are zero; sixteen bytes from `to` on must be readable. */
@inline
function lastWord(at: usize, to: usize): u32 {
  const word = load<u32>(at);
  return to - at >= 4 ? word : word & ((<u32>1 << (<u32>(to - at) << 3)) - 1);
}

/** Writes the hash of [from, to) to an address, four bytes of each word. */
export function murmurInto(out: usize, from: usize, to: usize): void {
  let h1: u32 = 0;
  let h2: u32 = 0;
  let h3: u32 = 0;
  let h4: u32 = 0;
  const length = <u32>(to - from);
  const end = from + <usize>((length >> 4) << 4);
  let at = from;
  for (; at < end; at += 16) {
    h1 ^= rotl<u32>(load<u32>(at) * C1, 15) * C2;
    h1 = (rotl<u32>(h1, 19) + h2) * 5 + 0x561ccd1b;
    h2 ^= rotl<u32>(load<u32>(at, 4) * C2, 16) * C3;
    h2 = (rotl<u32>(h2, 17) + h3) * 5 + 0x0bcaa747;
    h3 ^= rotl<u32>(load<u32>(at, 8) * C3, 17) * C4;
    h3 = (rotl<u32>(h3, 15) + h4) * 5 + 0x96cd1c35;
    h4 ^= rotl<u32>(load<u32>(at, 12) * C4, 18) * C1;
    h4 = (rotl<u32>(h4, 13) + h1) * 5 + 0x32ac3b17;
  }
  const rest = length & 15;
  if (rest > 12) h4 ^= rotl<u32>(lastWord(at + 12, to) * C4, 18) * C1;
  if (rest > 8) h3 ^= rotl<u32>(lastWord(at + 8, to) * C3, 17) * C4;
  if (rest > 4) h2 ^= rotl<u32>(lastWord(at + 4, to) * C2, 16) * C3;
  if (rest > 0) h1 ^= rotl<u32>(lastWord(at, to) * C1, 15) * C2;
  h1 ^= length;
  h2 ^= length;
  h3 ^= length;
  h4 ^= length;
  h1 += h2 + h3 + h4;
  h2 += h1;
  h3 += h1;
  h4 += h1;
  h1 = mix(h1);
  h2 = mix(h2);
  h3 = mix(h3);
  h4 = mix(h4);
  h1 += h2 + h3 + h4;
  store<u32>(out, h1);
  store<u32>(out, h2 + h1, 4);
}
