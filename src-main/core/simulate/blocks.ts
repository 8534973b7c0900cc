import type { PassRunner } from "../../../src-shared/engine/pass.ts";
import { BLOCK_ROWS, DONE_ROWS, NEXT_ROW, type Share, STOP } from "./protocol.ts";

/** Rows of a list that are run one by one before the thread can do something else. */
const FEW = 32;

const isStopped = (control: Int32Array): boolean => Atomics.load(control, STOP) !== 0;

/** Runs one block, in steps; false when the run is stopped. */
function* runBlock(engine: PassRunner, control: Int32Array, rows: Uint32Array | null, from: number, to: number): Generator<void, boolean> {
  if (isStopped(control)) return false;
  if (rows)
    for (let at = from; at < to; at++) {
      engine.run(rows[at] as number);
      if (at % FEW !== 0) continue;
      yield;
      if (isStopped(control)) return false;
    }
  else engine.runBlock(from, to);
  Atomics.add(control, DONE_ROWS, to - from);
  yield;
  return true;
}

/** Runs blocks of a pass until none of its `count` rows are left or the run is stopped. It can be left after each step, of some milliseconds at most. */
export function* runBlocks(engine: PassRunner, control: Int32Array, { rows, owners, worker, own }: Share, count: number): Generator<void> {
  const run = (block: number) => runBlock(engine, control, rows, block * BLOCK_ROWS, Math.min((block + 1) * BLOCK_ROWS, count));
  for (const block of own) if (!(yield* run(block))) return;
  for (;;) {
    const block = Atomics.add(control, NEXT_ROW, BLOCK_ROWS) / BLOCK_ROWS;
    if (block * BLOCK_ROWS >= count) return;
    Atomics.store(owners, block, worker);
    if (!(yield* run(block))) return;
  }
}
