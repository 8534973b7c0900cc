import type { Worker } from "node:worker_threads";

/** Threads that are started before anyone needs them, so that they start while a base is loaded. */
export class SpareThreads {
  readonly #start: () => Worker;
  readonly #spare = new Set<Worker>();

  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** Starts so many. */
  prepare(count: number): void {
    for (let i = 0; i < count; i++) {
      const worker = this.#start();
      // Nobody is handed one that has ended; why it did is told by the one that is started in its place.
      const drop = () => this.#spare.delete(worker);
      worker.once("error", drop);
      worker.once("exit", drop);
      this.#spare.add(worker);
    }
  }

  /** A thread that was started before, or else a new one; who takes it ends it. */
  take(): Worker {
    for (const worker of this.#spare) {
      this.#spare.delete(worker);
      return worker;
    }
    return this.#start();
  }

  /** Ends those that nobody took. */
  async close(): Promise<void> {
    await Promise.all([...this.#spare].map((worker) => worker.terminate()));
  }
}
