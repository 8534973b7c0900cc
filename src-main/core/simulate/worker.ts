import { parentPort } from "node:worker_threads";
import { Machine } from "../../../src-shared/engine/fast/machine.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { BLOCK_ROWS, DONE_ROWS, type FromWorker, NEXT_ROW, STOP, type ToWorker } from "./protocol.ts";

/** A thread of the dry run: takes blocks of subscribers until none are left, and hands over what it counted. */
const port = parentPort;
if (!port) throw new Error("The dry run's worker is started as a thread.");

let machine: Machine | undefined;
let control = new Int32Array(new SharedArrayBuffer(0));
let rows = 0;

function runBlocks(engine: Machine, replication: number): void {
  for (;;) {
    const from = Atomics.add(control, NEXT_ROW, BLOCK_ROWS);
    const to = Math.min(from + BLOCK_ROWS, rows);
    if (from >= rows) return;
    for (let row = from; row < to; row++) {
      if (Atomics.load(control, STOP) !== 0) return;
      engine.run(row, replication);
    }
    Atomics.add(control, DONE_ROWS, to - from);
  }
}

function answer(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

port.on("message", (message: ToWorker) => {
  if (message.type === "program") {
    machine = new Machine(message.program);
    control = message.control;
    rows = message.program.subscribers.rows;
    return;
  }
  if (!machine) throw new Error("The dry run's worker has no program yet.");
  try {
    runBlocks(machine, message.replication);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, where, todo } = error;
    answer({ type: "refused", code, message: error.message, where, todo });
    return;
  }
  const flat = machine.ledger.flat;
  machine.ledger.flat = new Float64Array(flat.length);
  answer({ type: "counts", flat }, [flat.buffer]);
});
