import { parentPort } from "node:worker_threads";
import { buffersOf } from "../../../src-shared/engine/found.ts";
import { PassRunner } from "../../../src-shared/engine/pass.ts";
import type { Program } from "../../../src-shared/engine/program.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { BLOCK_ROWS, DONE_ROWS, type FromWorker, NEXT_ROW, STOP, type ToWorker } from "./protocol.ts";

/**
 * A thread of the dry run: takes blocks of subscribers until none are left, and hands over what it found. It imports only what runs
 * subscribers, so that it starts in a fraction of the time that the whole engine takes.
 */
const port = parentPort;
if (!port) throw new Error("The dry run's worker is started as a thread.");

let program: Program | undefined;
let runner: PassRunner | undefined;
let control = new Int32Array(new SharedArrayBuffer(0));

/** Runs one block; false when the run is stopped. */
function runBlock(engine: PassRunner, block: number, rows: Uint32Array | null, count: number): boolean {
  const from = block * BLOCK_ROWS;
  const to = Math.min(from + BLOCK_ROWS, count);
  if (Atomics.load(control, STOP) !== 0) return false;
  if (rows) for (let at = from; at < to; at++) engine.run(rows[at] as number);
  else engine.runBlock(from, to);
  Atomics.add(control, DONE_ROWS, to - from);
  return true;
}

function runBlocks(engine: PassRunner, { rows, owners, worker, own }: Extract<ToWorker, { type: "run" }>, count: number): void {
  for (const block of own) if (!runBlock(engine, block, rows, count)) return;
  for (;;) {
    const block = Atomics.add(control, NEXT_ROW, BLOCK_ROWS) / BLOCK_ROWS;
    if (block * BLOCK_ROWS >= count) return;
    Atomics.store(owners, block, worker);
    if (!runBlock(engine, block, rows, count)) return;
  }
}

function answer(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

port.on("message", (message: ToWorker) => {
  if (message.type === "program") {
    program = message.program;
    control = message.control;
    return;
  }
  if (!program) throw new Error("The dry run's worker has no program yet.");
  try {
    if (runner) runner.begin(message.pass);
    else runner = new PassRunner(program, message.pass);
    runBlocks(runner, message, message.rows?.length ?? program.subscribers.rows);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, where, todo } = error;
    answer({ type: "refused", code, message: error.message, where, todo });
    return;
  }
  const found = runner.found();
  answer({ type: "found", found }, buffersOf(found));
});
