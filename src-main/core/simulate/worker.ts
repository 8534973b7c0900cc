import { parentPort } from "node:worker_threads";
import { buffersOf } from "../../../src-shared/engine/found.ts";
import { PassRunner } from "../../../src-shared/engine/pass.ts";
import type { Program } from "../../../src-shared/engine/program.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { runBlocks } from "./blocks.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

/**
 * A thread of the dry run: takes blocks of subscribers until none are left, and hands over what it found. It imports only what runs
 * subscribers, so that it starts in a fraction of the time that the whole engine takes.
 */
const port = parentPort;
if (!port) throw new Error("The dry run's worker is started as a thread.");

let program: Program | undefined;
let runner: PassRunner | undefined;
let control = new Int32Array(new SharedArrayBuffer(0));

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
    const steps = runBlocks(runner, control, message, message.rows?.length ?? program.subscribers.rows);
    while (!steps.next().done);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, where, todo } = error;
    answer({ type: "refused", code, message: error.message, where, todo });
    return;
  }
  const found = runner.found();
  answer({ type: "found", found }, buffersOf(found));
});
