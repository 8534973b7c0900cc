import type { Worker } from "node:worker_threads";
import { addFound, type Found, type Pass, type Program } from "../../../src-shared/engine/index.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { cancelled } from "../cancelled.ts";
import { Unavailable } from "../unavailable.ts";
import { OwnPart } from "./own-part.ts";
import { BLOCK_ROWS, CONTROL_WORDS, DONE_ROWS, type FromWorker, NEXT_ROW, STOP, type ToWorker } from "./protocol.ts";

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

/** A worker that failed or ended; not the fault of the input. */
class WorkerLost extends Error {}

/** What one worker found; rejects with `WorkerLost` when it fails or ends. */
function partOf(worker: Worker): Promise<Found> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      act();
    };
    const onMessage = (message: FromWorker) =>
      settle(() => {
        if (message.type === "found") resolve(message.found);
        else
          reject(
            new InputError(message.code, message.message, {
              ...(message.where === undefined ? {} : { where: message.where }),
              ...(message.todo === undefined ? {} : { todo: message.todo }),
            }),
          );
      });
    const onError = (error: unknown) => settle(() => reject(new WorkerLost("A worker of the dry run failed.", { cause: error })));
    const onExit = (code: number) => settle(() => reject(new WorkerLost(`A worker of the dry run ended with code ${code}.`)));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
  });
}

/** How often the place of a worker that was lost is taken by a new one in a pass, before the run fails. */
const RESTARTS = 2;

/** What is told when new workers are lost like the first; `cause` is why the last one was. */
function threadsLost(cause: unknown): Unavailable {
  const error = new Unavailable(
    "threads-lost",
    `A thread of the dry run ended ${RESTARTS + 1} times before its work was done.`,
    "Memory may be short: close other programs and try again, or run fewer workers or a sample.",
  );
  error.cause = cause;
  return error;
}

/**
 * Threads, the calling one among them where it takes part, that run the subscribers of a program between them. What they find adds up in
 * whole numbers, so that any number of threads gives the same.
 */
export class SimulationPool {
  readonly #workers: Worker[];
  readonly #takesPart: boolean;
  #own: OwnPart | undefined;
  /** What the calling thread does, whose outcome is told to who asked for the run. */
  #ownRun: Promise<unknown> = Promise.resolve();
  #program: Program | undefined;
  readonly #startWorker: () => Worker;
  /** Workers that ended while they had nothing to do. */
  readonly #lost = new Set<Worker>();
  readonly #control = new Int32Array(new SharedArrayBuffer(CONTROL_WORDS * Int32Array.BYTES_PER_ELEMENT));
  #closed = false;

  /** Starts the threads, which takes them as long as it takes to compile a journey. With `takesPart`, the calling thread works beside them. */
  constructor(count: number, startWorker: () => Worker, takesPart = count === 0) {
    this.#startWorker = startWorker;
    this.#takesPart = takesPart;
    this.#workers = Array.from({ length: count }, () => this.#hire());
  }

  #hire(): Worker {
    const worker = this.#startWorker();
    // An error ends the worker; who waits for it is told by listeners of its own.
    const lose = () => this.#lost.add(worker);
    worker.on("error", lose);
    worker.on("exit", lose);
    this.#give(worker);
    return worker;
  }

  #give(worker: Worker): void {
    if (this.#program) send(worker, { type: "program", program: this.#program, control: this.#control });
  }

  /** Hands over what the threads run. */
  load(program: Program): void {
    this.#program = program;
    if (this.#takesPart) this.#own = new OwnPart(program, this.#control);
    for (const worker of this.#workers) this.#give(worker);
  }

  /** Subscribers done of the pass that runs. */
  get done(): number {
    return Atomics.load(this.#control, DONE_ROWS);
  }

  /** What one way through the base, or through some rows of it, finds. */
  async run(pass: Pass, rows: readonly number[] | null): Promise<Found> {
    if (!this.#program) throw new Error("The dry run's threads have no program yet.");
    Atomics.store(this.#control, NEXT_ROW, 0);
    Atomics.store(this.#control, DONE_ROWS, 0);
    const count = rows?.length ?? this.#program.subscribers.rows;
    const owners = new Uint8Array(new SharedArrayBuffer(Math.ceil(count / BLOCK_ROWS) + 1));
    const list = rows && new Uint32Array(new SharedArrayBuffer(Math.max(4, rows.length * 4))).subarray(0, rows.length);
    list?.set(rows as number[]);
    const parts = this.#workers.map((_, at) => this.#part(at, pass, list, owners, RESTARTS, []));
    if (this.#own) {
      const own = this.#own.run(pass, { rows: list, owners, worker: parts.length + 1, own: [] }, count);
      this.#ownRun = own;
      parts.push(own);
    }
    const [sum, ...rest] = await Promise.all(parts);
    if (this.#closed) throw cancelled();
    if (!sum) throw new Error("The dry run has no workers.");
    for (const part of rest) addFound(sum, part);
    // A worker may be lost after it took a block and before it wrote that down. What the others have counted is not done again.
    const forgotten = [...owners.keys()].filter((block) => block * BLOCK_ROWS < count && owners[block] === 0);
    if (forgotten.length > 0) addFound(sum, await this.#part(0, pass, list, new Uint8Array(owners.length), RESTARTS, forgotten));
    return sum;
  }

  /** One worker's part. Where the worker is lost, a new one does again the blocks that the lost one had taken, and goes on. */
  async #part(at: number, pass: Pass, rows: Uint32Array | null, owners: Uint8Array, restarts: number, own: number[]): Promise<Found> {
    if (this.#lost.has(this.#workers[at] as Worker)) this.#workers[at] = this.#hire();
    const worker = this.#workers[at] as Worker;
    const part = partOf(worker);
    send(worker, { type: "run", pass, rows, owners, worker: at + 1, own });
    try {
      return await part;
    } catch (error) {
      if (!(error instanceof WorkerLost) || this.#closed) throw error;
      if (restarts === 0) throw threadsLost(error.cause ?? error);
      this.#workers[at] = this.#hire();
      const taken = [...new Set([...own, ...[...owners.keys()].filter((block) => owners[block] === at + 1)])];
      return this.#part(at, pass, rows, owners, restarts - 1, taken);
    }
  }

  /** Stops the threads where they are; nothing runs any more after that. */
  async close(): Promise<void> {
    this.#closed = true;
    Atomics.store(this.#control, STOP, 1);
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
    await Promise.allSettled([this.#ownRun]);
  }
}
