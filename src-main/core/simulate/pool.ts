import type { Worker } from "node:worker_threads";
import type { Program } from "../../../src-shared/engine/index.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { CONTROL_WORDS, DONE_ROWS, type FromWorker, NEXT_ROW, STOP, type ToWorker } from "./protocol.ts";

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

/** Counts of one worker's part of a replication; rejects when the worker fails or ends. */
function partOf(worker: Worker): Promise<Float64Array> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      act();
    };
    const onMessage = (message: FromWorker) =>
      settle(() => {
        if (message.type === "counts") resolve(message.flat);
        else
          reject(
            new InputError(message.code, message.message, {
              ...(message.where === undefined ? {} : { where: message.where }),
              ...(message.todo === undefined ? {} : { todo: message.todo }),
            }),
          );
      });
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = (code: number) => settle(() => reject(new Error(`A worker of the dry run ended with code ${code}.`)));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
  });
}

/** Threads that run the subscribers of a program between them. The counts are whole numbers, so that any number of threads gives the same. */
export class SimulationPool {
  readonly #workers: Worker[];
  readonly #control = new Int32Array(new SharedArrayBuffer(CONTROL_WORDS * Int32Array.BYTES_PER_ELEMENT));

  constructor(program: Program, workers: readonly Worker[]) {
    this.#workers = [...workers];
    for (const worker of this.#workers) send(worker, { type: "program", program, control: this.#control });
  }

  /** Subscribers done of the replication that runs. */
  get done(): number {
    return Atomics.load(this.#control, DONE_ROWS);
  }

  /** Counts of one replication, added over the workers. */
  async run(replication: number): Promise<Float64Array> {
    Atomics.store(this.#control, NEXT_ROW, 0);
    Atomics.store(this.#control, DONE_ROWS, 0);
    const parts = this.#workers.map(partOf);
    for (const worker of this.#workers) send(worker, { type: "run", replication });
    const [sum, ...rest] = await Promise.all(parts);
    if (!sum) throw new Error("The dry run has no workers.");
    for (const part of rest) for (const [at, count] of part.entries()) sum[at] = (sum[at] as number) + count;
    return sum;
  }

  /** Stops the threads where they are. */
  async close(): Promise<void> {
    Atomics.store(this.#control, STOP, 1);
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
