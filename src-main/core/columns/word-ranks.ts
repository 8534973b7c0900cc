const SMALL = 2048;
const STEP = 3;

/** Sorts `codes[from, to)`, whose words agree up to `depth`, by their texts from there on: by three characters at a time while there are many. */
function sortRange(texts: readonly string[], codes: Uint32Array, from: number, to: number, depth: number): void {
  if (to - from < SMALL) {
    const part = Array.from(codes.subarray(from, to));
    part.sort((a, b) => {
      const [left, right] = [texts[a] ?? "", texts[b] ?? ""];
      return left < right ? -1 : left > right ? 1 : a - b;
    });
    codes.set(part, from);
    return;
  }
  // 48 bits of text and the place as pairs would not fit a double; sorting the distinct prefixes and counting does.
  const prefix = new Float64Array(to - from);
  let unfinished = false;
  for (let i = from; i < to; i++) {
    const text = texts[codes[i] ?? 0] ?? "";
    unfinished ||= text.length > depth;
    let value = 0;
    for (let c = 0; c < STEP; c++) value = value * 0x10001 + (depth + c < text.length ? text.charCodeAt(depth + c) + 1 : 0);
    prefix[i - from] = value;
  }
  if (!unfinished) return;
  const groups = Float64Array.from(new Set(prefix)).sort();
  const place = new Map<number, number>();
  for (const [at, value] of groups.entries()) place.set(value, at);
  const starts = new Uint32Array(groups.length + 1);
  const group = Uint32Array.from(prefix, (value) => place.get(value) ?? 0);
  for (const at of group) starts[at + 1] = (starts[at + 1] ?? 0) + 1;
  for (let at = 0; at < groups.length; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const fill = starts.slice();
  const sorted = new Uint32Array(to - from);
  for (let i = 0; i < group.length; i++) {
    const at = group[i] ?? 0;
    const spot = fill[at] ?? 0;
    sorted[spot] = codes[from + i] ?? 0;
    fill[at] = spot + 1;
  }
  codes.set(sorted, from);
  for (let at = 0; at < groups.length; at++) {
    const [start, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
    if (end - start > 1) sortRange(texts, codes, from + start, from + end, depth + STEP);
  }
}

/** What a word is sorted by: without regard to case; whole numbers of digits only by their size. */
export function sortTexts(words: readonly string[]): string[] {
  const digits = words.every((word) => /^\d{1,24}$/.test(word));
  return words.map((word) => (digits ? word.padStart(24, "0") : word.toLowerCase()));
}

/** The rank of each word: 0 for the first in order. Words that sort alike keep the order of their codes. */
export function wordRanks(words: readonly string[]): Uint32Array {
  const texts = sortTexts(words);
  const codes = Uint32Array.from(words, (_, code) => code);
  sortRange(texts, codes, 0, codes.length, 0);
  const ranks = new Uint32Array(words.length);
  for (let rank = 0; rank < codes.length; rank++) ranks[codes[rank] ?? 0] = rank;
  return ranks;
}
