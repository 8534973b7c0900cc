import type { Progress } from "../../src-shared/contract/job.ts";
import { cancelled } from "./cancelled.ts";

/** What a long task is given: a place to report to, and the sign to stop. */
export interface Job {
  /**
   * `total` 0 means unknown. Cheap: reports between two deliveries are dropped. With `pass`, done and total are of that pass. The time
   * left follows from the share that is done unless `secondsLeft` is given.
   */
  progress(label: string, done: number, total: number, more?: { pass?: number; secondsLeft?: number | null; unit?: "share" }): void;
  signal: AbortSignal;
}

export type JobOutput<T> = AsyncIteratorObject<Progress, T, undefined>;

/** At most one report in this many milliseconds reaches the caller. */
const INTERVAL = 100;

/** The latest report, waiting to be fetched; older ones are overwritten. */
class Mailbox {
  #latest: Progress | undefined;
  #wake: (() => void) | undefined;
  readonly #started = performance.now();

  put(...[label, done, total, { pass, unit, secondsLeft = this.#secondsLeft(done, total) } = {}]: Parameters<Job["progress"]>): void {
    this.#latest = { label, done, total, secondsLeft, ...(pass === undefined ? {} : { pass }), ...(unit === undefined ? {} : { unit }) };
    this.#wake?.();
  }

  take(): Progress | undefined {
    const latest = this.#latest;
    this.#latest = undefined;
    return latest;
  }

  filled(): Promise<void> {
    if (this.#latest) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Told after the first second, so that the first guess is not a wild one. */
  #secondsLeft(done: number, total: number): number | null {
    const elapsed = (performance.now() - this.#started) / 1000;
    return total > 0 && done > 0 && elapsed > 1 ? Math.max(0, (elapsed / done) * (total - done)) : null;
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/**
 * Runs a long task as an iteration: progress, then its result. It starts with the first `next`. Ending the iteration
 * early, or any of the signals, stops it: the iteration ends at once and the task is told by its own signal.
 */
export function runJob<T>(signals: readonly (AbortSignal | undefined)[], work: (job: Job) => Promise<T>): JobOutput<T> {
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, ...signals.filter((s) => s !== undefined)]);
  const steps = iterate(signal, work);
  const iterator: JobOutput<T> = {
    next: () => steps.next(),
    return: (value) => {
      ended.abort(cancelled());
      return steps.return(value as T);
    },
    throw: (error) => {
      ended.abort(cancelled());
      return steps.throw(error);
    },
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => {
      ended.abort(cancelled());
      await steps.return(undefined as T);
    },
  };
  return iterator;
}

async function* iterate<T>(signal: AbortSignal, work: (job: Job) => Promise<T>): AsyncGenerator<Progress, T, undefined> {
  if (signal.aborted) throw cancelled();
  const mailbox = new Mailbox();
  const { promise: aborted, reject: abort } = Promise.withResolvers<never>();
  const stop = () => abort(cancelled());
  signal.addEventListener("abort", stop, { once: true });
  aborted.catch(() => undefined);
  let done = false;
  const result = work({ progress: (...report) => mailbox.put(...report), signal }).finally(() => {
    done = true;
  });
  // The iteration may end before the task notices; its late failure belongs to nobody then.
  result.catch(() => undefined);
  const finished = result.then(() => undefined);
  finished.catch(() => undefined);
  try {
    while (!done) {
      await Promise.race([finished, aborted, mailbox.filled()]);
      const progress = mailbox.take();
      if (progress) {
        yield progress;
        if (!done) await Promise.race([finished, aborted, pause(INTERVAL)]);
      }
    }
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
