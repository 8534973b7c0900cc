import { crc32 } from "node:zlib";
import type { Chunk, DatasetStore, DictionaryPart, Storage } from "../db/stores/datasets.ts";
import { CHUNK_ROWS, type ColumnData, narrowCodes, type Words } from "./column-data.ts";
import { packed } from "./pack-chunk.ts";

/** Columns that carry no field. Of subscribers and people: the two words of the key's hash. Of events: the person and the time. */
export const reserved = { keyHigh: -1, keyLow: -2, person: -3, time: -4 } as const;

type Plain = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

const bytesOf = (array: Plain, from: number, to: number) =>
  new Uint8Array(array.buffer, array.byteOffset + from * array.BYTES_PER_ELEMENT, (to - from) * array.BYTES_PER_ELEMENT);

/** CRC-32 of a chunk's data, then of its missing set. */
export function checksum(data: Uint8Array, second: Uint8Array | null): number {
  const first = crc32(data);
  return second ? crc32(second, first) : first;
}

function plainOf(data: ColumnData): { storage: Storage; array: Plain; perRow: 1 | 32 } {
  switch (data.storage) {
    case "codes": {
      const array = narrowCodes(data.codes, data.words.count);
      return { storage: array instanceof Uint8Array ? "u8" : array instanceof Uint16Array ? "u16" : "u32", array, perRow: 1 };
    }
    case "bits":
      return { storage: "bits", array: data.values.words, perRow: 32 };
    default:
      return { storage: data.storage, array: data.values, perRow: 1 };
  }
}

/** A chunk as it is stored: see `pack-chunk.ts`. */
function chunkOf(array: Plain, from: number, to: number): Uint8Array {
  const wide = array instanceof Int32Array || array instanceof Uint32Array || array instanceof Float64Array;
  return (wide ? packed(array.subarray(from, to)) : undefined) ?? bytesOf(array, from, to);
}

function* wordParts(words: Words): Generator<ColumnPart> {
  for (let part = 0, from = 0; from < words.count; part++, from += CHUNK_ROWS) {
    const to = Math.min(words.count, from + CHUNK_ROWS);
    const start = from === 0 ? 0 : (words.ends[from - 1] ?? 0);
    const own = words.ends.slice(from, to);
    for (let i = 0; i < own.length; i++) own[i] = (own[i] ?? 0) - start;
    const [ends, data] = [bytesOf(own, 0, own.length), words.bytes.subarray(start, words.ends[to - 1] ?? start)];
    yield { of: "words", part, words: to - from, checksum: checksum(ends, data), ends, data };
  }
}

function* chunkParts({ missing: holes }: ColumnData, { array, perRow }: ReturnType<typeof plainOf>, rows: number): Generator<ColumnPart> {
  for (let part = 0, from = 0; from < rows; part++, from += CHUNK_ROWS) {
    const to = Math.min(rows, from + CHUNK_ROWS);
    const data = perRow === 1 ? chunkOf(array, from, to) : bytesOf(array, from >>> 5, (to + 31) >>> 5);
    const missing = holes && bytesOf(holes.words, from >>> 5, (to + 31) >>> 5);
    yield { of: "rows", part, rows: to - from, checksum: checksum(data, missing), data, missing };
  }
}

/** A blob of a column: some of its rows, or some of its words. */
export type ColumnPart = ({ readonly of: "rows" } & Readonly<Chunk>) | ({ readonly of: "words" } & Readonly<DictionaryPart>);

/** A column as it is stored, part by part. */
export interface PackedColumn {
  readonly storage: Storage;
  readonly parts: Iterable<ColumnPart>;
}

/** Packs a column of so many rows; each part when it is asked for, once. Parts may lie in the memory of the column. */
export function packColumn(data: ColumnData, rows: number): PackedColumn {
  const plain = plainOf(data);
  function* parts(): Generator<ColumnPart> {
    yield* chunkParts(data, plain, rows);
    if (data.storage === "codes") yield* wordParts(data.words);
  }
  return { storage: plain.storage, parts: parts() };
}

/**
 * Writes one column of a staged dataset, part by part; each step is one short write, so that the caller can report progress,
 * be cancelled and let others work between steps.
 */
export function* writeColumn(
  store: DatasetStore,
  dataset: number,
  { position, id, document }: { position: number; id: string; document: unknown },
  { storage, parts }: PackedColumn,
): Generator<void> {
  store.addField(dataset, { position, id, storage, document });
  for (const part of parts) {
    if (part.of === "rows") store.addChunk(dataset, position, part);
    else store.addDictionary(dataset, position, part);
    yield;
  }
}
