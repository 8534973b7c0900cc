import { isMarkedAsUntransferable } from "node:worker_threads";
import { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import type { ColumnPart } from "../../columns/write-column.ts";
import type { Storage } from "../../db/stores/datasets.ts";
import type { TimedRows } from "../event-order.ts";
import type { PlannedColumn } from "../plan-columns.ts";
import type { CellFindings } from "./collector.ts";

/** Rows on their way to the threads that collect columns: cells as in a batch, every row of it wanted. */
export interface Block {
  readonly id: number;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly starts: Int32Array<SharedArrayBuffer>;
  readonly ends: Int32Array<SharedArrayBuffer>;
}

export type ToCollector =
  | { readonly type: "columns"; readonly width: number; readonly columns: readonly PlannedColumn[]; readonly hash: boolean }
  /** A block that will be filled again and again: handing memory over each time costs more than all else about a message. */
  | { readonly type: "memory"; readonly block: Block }
  | { readonly type: "block"; readonly id: number; readonly rows: number; readonly expected: number }
  | { readonly type: "finish" }
  /** A column to be packed; its memory goes with it. */
  | { readonly type: "pack"; readonly id: number; readonly rows: number; readonly data: SentData }
  /** Events to be put in the order of time; they lie in shared memory. */
  | { readonly type: "order"; readonly id: number; readonly part: TimedRows };

/** A bit set crosses as its words. */
type Sent<T> = T extends { readonly values: { readonly words: Uint32Array } }
  ? Omit<T, "values" | "missing"> & { readonly values: Uint32Array }
  : Omit<T, "missing">;
export type SentData = Sent<ColumnData> & { readonly missing: Uint32Array | null };

/** A column's data on its way, without hashes of its words. */
export function sent(data: ColumnData): SentData {
  const missing = data.missing?.words ?? null;
  if (data.storage === "bits") return { ...data, values: data.values.words, missing };
  if (data.storage !== "codes") return { ...data, missing };
  const { count, ends, bytes } = data.words;
  return { ...data, words: { count, ends, bytes }, missing };
}

/** A column's data as it was before `sent`. */
export function received(data: SentData, rows: number): ColumnData {
  const missing = data.missing && new BitSet(rows, data.missing);
  return data.storage === "bits" ? { ...data, values: new BitSet(rows, data.values), missing } : { ...data, missing };
}

/** Memory that is handed over with arrays: what threads share stays where it is, and what Node keeps for small buffers is copied. */
export function memoryOf(arrays: Iterable<ArrayBufferView | null>): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  for (const array of arrays) {
    const memory = array?.buffer;
    if (array && array.byteLength > 0 && memory instanceof ArrayBuffer && !isMarkedAsUntransferable(memory)) found.add(memory);
  }
  return [...found];
}

export interface SentColumn {
  readonly field: string;
  readonly findings: CellFindings;
  readonly data: SentData;
}

export type FromCollector =
  | { readonly type: "packed"; readonly id: number; readonly storage: Storage; readonly parts: readonly ColumnPart[] }
  | { readonly type: "ordered"; readonly id: number; readonly part: TimedRows }
  | { readonly type: "free"; readonly id: number }
  /** The texts of the thread's columns have no room any more: nothing else is to come of it. */
  | { readonly type: "full" }
  | {
      readonly type: "collected";
      readonly rows: number;
      readonly columns: readonly SentColumn[];
      readonly hash: { readonly high: Int32Array; readonly low: Int32Array } | null;
    };
