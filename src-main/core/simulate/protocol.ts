import type { Found, Pass, Program } from "../../../src-shared/engine/index.ts";

/** Positions in the control words that the pool and its workers share. */
export const NEXT_ROW = 0;
export const DONE_ROWS = 1;
export const STOP = 2;
export const CONTROL_WORDS = 3;

/** Rows that a worker takes at a time: a multiple of 32, and no more than the engine loads at once. They take it a few milliseconds. */
export const BLOCK_ROWS = 1024;

/** One thread's share of a pass: all rows, or those listed. `owners` gets the thread's number, `worker`, by block; `own` are blocks to run first. */
export interface Share {
  rows: Uint32Array | null;
  owners: Uint8Array;
  worker: number;
  own: number[];
}

export type ToWorker =
  | { type: "program"; program: Program; control: Int32Array<SharedArrayBuffer> }
  /** Run blocks of a pass until there are no more, then hand over what was found. */
  | ({ type: "run"; pass: Pass } & Share);

export type FromWorker =
  | { type: "found"; found: Found }
  /** The input is at fault: what an InputError holds. */
  | { type: "refused"; code: string; message: string; where?: string | undefined; todo?: string | undefined };
