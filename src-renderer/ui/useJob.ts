import { useCallback, useEffect, useRef, useState } from "react";
import type { Progress } from "../../src-shared/contract/job.ts";
import { type Failure, failureOf, isAbort } from "./failure.ts";

export interface JobState<T> {
  status: "idle" | "running" | "done" | "failed" | "cancelled";
  progress: Progress | null;
  result: T | null;
  failure: Failure | null;
}

/** A call of the contract that streams progress and ends with its result. */
export type StartJob<T> = (signal: AbortSignal) => Promise<AsyncIterator<Progress, T, unknown>>;

export interface Job<T> extends JobState<T> {
  /** Starts it, ending one that still runs. Resolves with the result, or null when it failed or was cancelled. */
  start(job: StartJob<T>): Promise<T | null>;
  cancel(): void;
  reset(): void;
}

const idle = { status: "idle", progress: null, result: null, failure: null } as const;

/** Walks a job to its end. Aborting the signal ends the iteration, which cancels it in the core. Throws what the job throws. */
export async function consumeJob<T>(job: StartJob<T>, signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<T> {
  const iterator = await job(signal);
  const stop = () => void iterator.return?.()?.catch(() => undefined);
  signal.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      const step = await iterator.next();
      signal.throwIfAborted();
      if (step.done) return step.value;
      onProgress(step.value);
    }
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A long task with progress and cancel. Leaving the screen cancels it unless `keepRunning`. */
export function useJob<T>({ keepRunning = false }: { keepRunning?: boolean } = {}): Job<T> {
  const [state, setState] = useState<JobState<T>>(idle);
  const controller = useRef<AbortController | null>(null);

  const start = useCallback(async (job: StartJob<T>): Promise<T | null> => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    const set = (next: JobState<T>) => {
      if (controller.current === own) setState(next);
    };
    set({ ...idle, status: "running" });
    try {
      const result = await consumeJob(job, own.signal, (progress) => set({ ...idle, status: "running", progress }));
      set({ ...idle, status: "done", result });
      return result;
    } catch (error) {
      if (own.signal.aborted || isAbort(error)) set({ ...idle, status: "cancelled" });
      else set({ ...idle, status: "failed", failure: failureOf(error) });
      return null;
    }
  }, []);

  const cancel = useCallback(() => controller.current?.abort(), []);
  const reset = useCallback(() => {
    controller.current?.abort();
    controller.current = null;
    setState(idle);
  }, []);

  useEffect(() => {
    if (keepRunning) return;
    return () => controller.current?.abort();
  }, [keepRunning]);

  return { ...state, start, cancel, reset };
}
