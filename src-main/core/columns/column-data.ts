import type { FieldType } from "../../../src-shared/model/field.ts";
import type { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";

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

/** Arrays in which a column lies, without hashes of its words. */
export function arraysOf(data: ColumnData): ArrayBufferView[] {
  const missing = data.missing ? [data.missing.words] : [];
  switch (data.storage) {
    case "codes":
      return [data.codes, data.words.ends, data.words.bytes, ...missing];
    case "bits":
      return [data.values.words, ...missing];
    default:
      return [data.values, ...missing];
  }
}

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
  if (words <= 0x100) return codes instanceof Uint8Array ? codes : new Uint8Array(codes);
  if (words <= 0x10000) return codes instanceof Uint16Array ? codes : new Uint16Array(codes);
  return codes instanceof Uint32Array ? codes : new Uint32Array(codes);
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The texts of distinct words, in the order of their codes. */
export function textsOf({ count, ends, bytes }: Words): string[] {
  const texts: string[] = new Array(count);
  let start = 0;
  for (let at = 0; at < count; at++) {
    const end = ends[at] ?? start;
    texts[at] = decoder.decode(bytes.subarray(start, end));
    start = end;
  }
  return texts;
}

/** Codes and words of a text column without the words that no row has. */
function compact({ codes, dictionary, missing, length }: Extract<Column, { type: "text" }>): { codes: Uint32Array; texts: string[] } {
  const used = new Uint8Array(dictionary.length);
  for (let row = 0; row < length; row++) if (!missing?.has(row)) used[codes[row] ?? 0] = 1;
  const place = new Uint32Array(dictionary.length);
  const texts: string[] = [];
  for (const [code, text] of dictionary.entries()) if (used[code] === 1) place[code] = texts.push(text) - 1;
  const packed = new Uint32Array(length);
  for (let row = 0; row < length; row++) packed[row] = missing?.has(row) ? 0 : (place[codes[row] ?? 0] ?? 0);
  return { codes: packed, texts };
}

/** A column of the table as it is stored. Words that no row has are left out. */
export function dataOfColumn(column: Column): ColumnData {
  const { missing } = column;
  switch (column.type) {
    case "text": {
      const { codes, texts } = compact(column);
      return { storage: "codes", codes, words: wordsOf(texts), missing };
    }
    case "boolean":
      return { storage: "bits", values: column.values, missing };
    default:
      return column.values instanceof Int32Array
        ? { storage: "i32", values: column.values, missing }
        : { storage: "f64", values: column.values, missing };
  }
}

/** What was built, as a column of the table. Throws for data that is no field's. */
export function columnOfData(type: FieldType, data: ColumnData, rows: number): Column {
  const { missing } = data;
  const common = { length: rows, missing };
  if (type === "text" && data.storage === "codes") return { type, ...common, codes: data.codes, dictionary: textsOf(data.words) };
  if (type === "boolean" && data.storage === "bits") return { type, ...common, values: data.values };
  if ((type === "number" || type === "date") && data.storage === "i32") return { type, ...common, values: data.values };
  if ((type === "number" || type === "datetime") && data.storage === "f64") return { type, ...common, values: data.values };
  if (type === "datetime" && data.storage === "i32") return { type, ...common, values: Float64Array.from(data.values) };
  throw new Error(`a column of type ${type} cannot be stored as ${data.storage}`);
}
