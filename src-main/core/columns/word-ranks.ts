import { everyRow, radixOrder } from "./radix.ts";

/** Words that are compared one by one: fewer than a sort by their characters is worth. */
const SMALL = 200;
/** Characters that are sorted by at once: two a key. */
const STEP = 4;

const characterAt = (text: string, at: number) => (at < text.length ? text.charCodeAt(at) : 0);

function sortSmall(texts: readonly string[], codes: Uint32Array): void {
  const part = Array.from(codes);
  part.sort((a, b) => {
    const [left, right] = [texts[a] as string, texts[b] as string];
    return left < right ? -1 : left > right ? 1 : a - b;
  });
  codes.set(part);
}

/** Sorts `codes`, whose words agree up to `depth`, by their texts from there on: by four characters at a time while there are many. */
function sortCodes(texts: readonly string[], codes: Uint32Array, depth: number): void {
  if (codes.length < SMALL) {
    sortSmall(texts, codes);
    return;
  }
  const [high, low] = [new Uint32Array(codes.length), new Uint32Array(codes.length)];
  let unfinished = false;
  for (let i = 0; i < codes.length; i++) {
    const text = texts[codes[i] as number] as string;
    unfinished ||= text.length > depth;
    high[i] = (characterAt(text, depth) << 16) | characterAt(text, depth + 1);
    low[i] = (characterAt(text, depth + 2) << 16) | characterAt(text, depth + 3);
  }
  // Equal to the end, or one of them goes on with characters that are zero, as the end is.
  if (!unfinished) {
    sortSmall(texts, codes);
    return;
  }
  const order = radixOrder([low, high], everyRow(codes.length));
  const before = codes.slice();
  for (let i = 0; i < order.length; i++) codes[i] = before[order[i] as number] as number;
  const same = (a: number, b: number) =>
    high[order[a] as number] === high[order[b] as number] && low[order[a] as number] === low[order[b] as number];
  for (let start = 0; start < codes.length; ) {
    let end = start + 1;
    while (end < codes.length && same(start, end)) end++;
    if (end - start > 1) sortCodes(texts, codes.subarray(start, end), depth + STEP);
    start = end;
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
  const codes = everyRow(words.length);
  sortCodes(texts, codes, 0);
  const ranks = new Uint32Array(words.length);
  for (let rank = 0; rank < codes.length; rank++) ranks[codes[rank] ?? 0] = rank;
  return ranks;
}
