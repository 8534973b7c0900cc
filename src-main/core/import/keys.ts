import type { ColumnData, Words } from "../columns/column-data.ts";
import { GrowingHashes } from "../columns/data-hash.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import type { Batch } from "./tokenizer.ts";

const FIRST = 65_536;

/** The keys of the first rows. */
interface KeysSoFar {
  readonly rows: number;
  readonly words: Words & Required<Pick<Words, "hashes">>;
  readonly data: ColumnData;
}

const isBlank = (c: number | undefined) => c === 32 || c === 9;

/** Where a cell's text lies without the blanks around it. */
export interface Span {
  from: number;
  to: number;
}

/** Sets `span` to a cell without the blanks, or the ="…" of a spreadsheet, around it. */
export function trimmedCell({ bytes, starts, ends }: Batch, cell: number, span: Span): void {
  let from = starts[cell] ?? 0;
  let to = ends[cell] ?? 0;
  while (from < to && isBlank(bytes[from])) from++;
  while (to > from && isBlank(bytes[to - 1])) to--;
  // Spreadsheets write ="0012" so that a code is not taken for a number.
  if (bytes[from] === 61 && bytes[from + 1] === 34 && to - from > 3 && bytes[to - 1] === 34) {
    from += 2;
    to--;
  }
  span.from = from;
  span.to = to;
}

/** Keys of kept rows: the code of a key is its row. */
export class Keys {
  readonly #words = new ByteDictionary();
  readonly #hashes = new GrowingHashes();
  /** Every key so far sorts after the one before it. */
  #rising = true;
  #lines = new Uint32Array(FIRST);
  /** Each row's own number. */
  #codes = Uint32Array.from({ length: FIRST }, (_, row) => row);

  /** Keeps a key for the next row; -1, or the line on which it already stood. */
  add(bytes: Uint8Array, { from, to }: Span, line: number): number {
    const rows = this.#words.count;
    this.#rising &&= this.#words.rising(bytes, from, to);
    if (!this.#rising) {
      const code = this.#words.code(bytes, from, to);
      if (code < rows) return this.#lines[code] ?? 0;
    }
    if (rows === this.#lines.length) this.#grow();
    this.#lines[rows] = line;
    return -1;
  }

  #grow(): void {
    const rows = this.#lines.length;
    const larger = () => new Uint32Array(rows * 2);
    const [lines, codes] = [larger(), larger()];
    lines.set(this.#lines);
    for (let row = 0; row < codes.length; row++) codes[row] = row;
    [this.#lines, this.#codes] = [lines, codes];
  }

  /** The keys so far with their hashes: those that came since the last call are hashed now. Good until the next key. */
  soFar(): KeysSoFar {
    const found = this.#words.words();
    const rows = found.count;
    const { high, low } = this.#hashes.of(found).hashes;
    const words = { ...found, hashes: { high: high.subarray(0, rows), low: low.subarray(0, rows) } };
    return { rows, words, data: { storage: "codes", codes: this.#codes.subarray(0, rows), words, missing: null } };
  }
}
