import type { ColumnData } from "../../columns/column-data.ts";
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
  | { readonly type: "finish" };

/** A bit set crosses as its words. */
type Sent<T> = T extends { readonly values: { readonly words: Uint32Array } }
  ? Omit<T, "values" | "missing"> & { readonly values: Uint32Array }
  : Omit<T, "missing">;
export type SentData = Sent<ColumnData> & { readonly missing: Uint32Array | null };

export interface SentColumn {
  readonly field: string;
  readonly findings: CellFindings;
  readonly data: SentData;
}

export type FromCollector =
  | { readonly type: "free"; readonly id: number }
  | {
      readonly type: "collected";
      readonly rows: number;
      readonly columns: readonly SentColumn[];
      readonly hash: { readonly high: Int32Array; readonly low: Int32Array } | null;
    };
