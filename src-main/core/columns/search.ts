import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { TextColumn } from "../../../src-shared/table/column.ts";

/** All words of a column in lower case as one text, so that a search is one scan. */
interface SearchText {
  text: string;
  /** Where each word ends in `text`; a line end follows it. */
  ends: Uint32Array;
}

const texts = new WeakMap<readonly string[], SearchText>();

function searchText(dictionary: readonly string[]): SearchText {
  const found = texts.get(dictionary);
  if (found) return found;
  const words = dictionary.map((word) => word.toLowerCase());
  const ends = new Uint32Array(words.length);
  let at = 0;
  for (const [code, word] of words.entries()) {
    at += word.length;
    ends[code] = at++;
  }
  const made = { text: words.join("\n"), ends };
  texts.set(dictionary, made);
  return made;
}

/** Codes of the words that contain a text in lower case. */
function matchingCodes(column: TextColumn, wanted: string): BitSet {
  const { text, ends } = searchText(column.dictionary);
  const codes = new BitSet(column.dictionary.length);
  let code = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at)) {
    code = firstAbove(ends, at, code);
    codes.add(code);
    at = (ends[code] ?? at) + 1;
  }
  return codes;
}

/** The first place from `low` on whose value is at least `value`. */
function firstAbove(ends: Uint32Array, value: number, low: number): number {
  let [from, to] = [low, ends.length - 1];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ends[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Rows in which one of the text fields contains a text, without regard to case. */
export function searchRows(base: SubscriberBase, fields: readonly string[], text: string): BitSet {
  const wanted = text.trim().toLowerCase();
  const rows = new BitSet(base.rows);
  for (const field of fields) {
    const column = base.column(field);
    if (column?.type !== "text") continue;
    const codes = matchingCodes(column, wanted);
    const all = column.codes;
    for (let row = 0; row < all.length; row++) if (codes.has(all[row] ?? 0) && !column.missing?.has(row)) rows.add(row);
  }
  return rows;
}
