/** What long work of the core reports to and obeys. */
export interface WorkHooks {
  /** Called every 100 ms at least, with work done and in all, in units of the task. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** Aborting makes the work throw the signal's reason within a fifth of a second. */
  signal?: AbortSignal | undefined;
}

const YIELD_AFTER_MS = 25;
/** A third of what is promised, so that a step may take the rest. */
export const REPORT_EVERY_MS = 33;

/** Lets others run, reports progress and obeys the cancel signal in the middle of long synchronous work. */
export class Pacer {
  readonly #hooks: WorkHooks;
  #yielded = performance.now();
  #reported = Number.NEGATIVE_INFINITY;

  constructor(hooks: WorkHooks) {
    this.#hooks = hooks;
  }

  /** Call often; waits only when it is time to. Throws the reason of an abort. */
  async step(done: number, total: number): Promise<void> {
    const now = performance.now();
    if (now - this.#reported >= REPORT_EVERY_MS || done === total) {
      this.#reported = now;
      this.#hooks.onProgress?.(done, total);
    }
    if (now - this.#yielded < YIELD_AFTER_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#yielded = performance.now();
    this.#hooks.signal?.throwIfAborted();
  }
}

/** Walks work that rests now and then with the share that is done, from 0 to 1; others run while it rests. Throws the reason of an abort. */
export async function pacedSteps<T>(steps: Generator<number, T>, hooks: WorkHooks): Promise<T> {
  const pacer = new Pacer(hooks);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pacer.step(Math.floor(step.value * 100), 100);
  }
}
