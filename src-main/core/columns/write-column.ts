import { crc32 } from "node:zlib";
import type { DatasetStore, Storage } from "../db/stores/datasets.ts";
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

function* wordParts(words: Words): Generator<() => [number, Uint8Array, Uint8Array]> {
  for (let from = 0; from < words.count; from += CHUNK_ROWS) {
    const to = Math.min(words.count, from + CHUNK_ROWS);
    yield () => {
      const start = from === 0 ? 0 : (words.ends[from - 1] ?? 0);
      const ends = words.ends.slice(from, to);
      for (let i = 0; i < ends.length; i++) ends[i] = (ends[i] ?? 0) - start;
      return [to - from, bytesOf(ends, 0, ends.length), words.bytes.subarray(start, words.ends[to - 1] ?? start)];
    };
  }
}

/**
 * Writes one column of a staged dataset, chunk by chunk; each step is one short write, so that the caller can report progress,
 * be cancelled and let others work between steps.
 */
export function* writeColumn(
  store: DatasetStore,
  dataset: number,
  rows: number,
  column: { position: number; id: string; document: unknown; data: ColumnData },
): Generator<void> {
  const { position, id, document, data } = column;
  const { storage, array, perRow } = plainOf(data);
  store.addField(dataset, { position, id, storage, document });
  for (let part = 0, from = 0; from < rows; part++, from += CHUNK_ROWS) {
    const to = Math.min(rows, from + CHUNK_ROWS);
    const chunk = perRow === 1 ? chunkOf(array, from, to) : bytesOf(array, from >>> 5, (to + 31) >>> 5);
    const missing = data.missing && bytesOf(data.missing.words, from >>> 5, (to + 31) >>> 5);
    store.addChunk(dataset, position, { part, rows: to - from, checksum: checksum(chunk, missing), data: chunk, missing });
    yield;
  }
  if (data.storage !== "codes") return;
  let part = 0;
  for (const make of wordParts(data.words)) {
    const [words, ends, bytes] = make();
    store.addDictionary(dataset, position, { part: part++, words, checksum: checksum(ends, bytes), ends, data: bytes });
    yield;
  }
}
