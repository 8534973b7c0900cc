import type { ImportThread } from "./import-thread.ts";
import type { FromCollector, ToCollector } from "./protocol.ts";

type Answer = Extract<FromCollector, { readonly type: "packed" | "ordered" }>;

interface Asked {
  readonly thread: ImportThread;
  readonly size: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Work that is shared among threads: each piece goes to the one that has least to do. */
export class ThreadWork {
  readonly #threads: readonly ImportThread[];
  readonly #asked = new Map<number, Asked>();
  readonly #failures = new Map<ImportThread, { readonly error: unknown }>();
  #count = 0;

  constructor(threads: readonly ImportThread[]) {
    this.#threads = threads;
    for (const thread of threads) {
      thread.listen({
        heard: (message) => {
          if (message.type !== "packed" && message.type !== "ordered") return;
          this.#asked.get(message.id)?.resolve(message);
          this.#asked.delete(message.id);
        },
        failed: (error) => {
          this.#failures.set(thread, { error });
          for (const each of this.#asked.values()) if (each.thread === thread) each.reject(error);
        },
      });
    }
  }

  /** Sends a piece of some size with its memory, and gives the answer, which is `wanted`. Throws what the thread failed with, also if that was before. */
  ask<T extends Answer["type"]>(
    wanted: T,
    message: (id: number) => ToCollector,
    memory: readonly ArrayBuffer[],
    size: number,
  ): Promise<Extract<Answer, { readonly type: T }>> {
    const busy = (thread: ImportThread) =>
      [...this.#asked.values()].reduce((sum, each) => (each.thread === thread ? sum + each.size : sum), 0);
    const thread = this.#threads.reduce((a, b) => (busy(b) < busy(a) ? b : a));
    const failure = this.#failures.get(thread);
    if (failure) return Promise.reject(failure.error);
    const id = this.#count++;
    return new Promise((resolve, reject) => {
      const settle = (answer: Answer) => {
        if (answer.type === wanted) resolve(answer as Extract<Answer, { readonly type: T }>);
        else reject(new Error(`A thread was asked for "${wanted}" and answered "${answer.type}".`));
      };
      this.#asked.set(id, { thread, size, resolve: settle, reject });
      thread.send(message(id), memory);
    });
  }
}
