import { Worker } from "node:worker_threads";
import { collectEntry } from "../../locations.ts";
import { KernelFull } from "../builders/cell-kernel.ts";
import type { FromCollector, ToCollector } from "./protocol.ts";

/** What is to be done with what a thread says, and when it fails. */
export interface Listener {
  heard(message: FromCollector): void;
  failed(error: unknown): void;
}

/** One thread. Who has it listens. */
export class ImportThread {
  readonly #worker = new Worker(collectEntry());
  #listener: Listener | undefined;
  #failure: { error: unknown } | undefined;

  constructor() {
    this.#worker.on("message", (message: FromCollector) => {
      if (message.type === "full") this.fail(new KernelFull());
      else this.#listener?.heard(message);
    });
    this.#worker.on("error", (error) => this.fail(new Error("A thread of the import failed.", { cause: error })));
    this.#worker.on("exit", (code) => this.fail(new Error(`A thread of the import ended with code ${code}.`)));
  }

  /** Tells who has the thread that nothing more is to be waited for. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#listener?.failed(error);
  }

  listen(listener: Listener | undefined): void {
    this.#listener = listener;
    if (this.#failure) listener?.failed(this.#failure.error);
  }

  send(message: ToCollector, memory: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, memory);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
