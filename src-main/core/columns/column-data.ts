import type { BitSet } from "../../../src-shared/table/bit-set.ts";

/** Rows of one stored chunk: a multiple of 32, so that bit sets cut at whole words. */
export const CHUNK_ROWS = 65_536;

/** Distinct words as UTF-8, one after the other. */
export interface Words {
  readonly count: number;
  /** End offset of each word in `bytes`. */
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
  /** `hash64` of each word, where it is already known. */
  readonly hashes?: { readonly high: Uint32Array; readonly low: Uint32Array };
}

/** Row numbers without a value; the data holds zero there. */
interface Common {
  readonly missing: BitSet | null;
}

/** A column before it is stored: like `Column` of the table, with its dictionary still in bytes. */
export type ColumnData =
  | (Common & { readonly storage: "codes"; readonly codes: Uint8Array | Uint16Array | Uint32Array; readonly words: Words })
  | (Common & { readonly storage: "i32"; readonly values: Int32Array })
  | (Common & { readonly storage: "f64"; readonly values: Float64Array })
  | (Common & { readonly storage: "u32"; readonly values: Uint32Array })
  | (Common & { readonly storage: "bits"; readonly values: BitSet });

/** Words of a list of texts. */
export function wordsOf(texts: readonly string[]): Words {
  const ends = new Uint32Array(texts.length);
  let total = 0;
  for (const [at, text] of texts.entries()) {
    total += Buffer.byteLength(text);
    ends[at] = total;
  }
  const bytes = Buffer.allocUnsafe(total);
  let start = 0;
  for (const text of texts) start += bytes.write(text, start);
  return { count: texts.length, ends, bytes };
}

/** Codes in the smallest width that the number of words allows. */
export function narrowCodes(codes: Uint8Array | Uint16Array | Uint32Array, words: number): Uint8Array | Uint16Array | Uint32Array {
  if (words <= 0x100) return codes instanceof Uint8Array ? codes : Uint8Array.from(codes);
  if (words <= 0x10000) return codes instanceof Uint16Array ? codes : Uint16Array.from(codes);
  return codes instanceof Uint32Array ? codes : Uint32Array.from(codes);
}
