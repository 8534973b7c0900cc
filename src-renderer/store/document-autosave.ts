import { createStore, type StoreApi } from "zustand/vanilla";
import type { Journey } from "../../src-shared/model/journey.ts";
import { failureLine, failureOf } from "../ui/failure.ts";
import type { JourneyDocument } from "./document.ts";

export type SavedState = { state: "saved" } | { state: "saving" } | { state: "failed"; message: string };

export interface Autosave {
  readonly store: StoreApi<SavedState>;
  /** Saves what is unsaved at once; resolves when it is kept, rejects when it could not be. */
  flush(): Promise<void>;
  /**
   * Stops listening after a last save, which is tried a few times when it fails; a later flush may still keep it. Resolves when
   * everything is kept or given up.
   */
  close(): Promise<void>;
  /** Gives up what is unsaved. */
  abandon(): void;
}

/** Milliseconds from the first unsaved change to its save. */
export const SAVE_DELAY = 300;
const RETRY_DELAYS = [1_000, 2_000, 5_000, 10_000];

/**
 * Saves the document after each change. One save is under way at a time and always takes the latest state; a failed one is
 * told and tried again, with growing pauses and at the next change.
 */
export function createAutosave(document: JourneyDocument, save: (journey: Journey) => Promise<unknown>): Autosave {
  const store = createStore<SavedState>(() => ({ state: "saved" }));
  let kept = document.store.getState().records;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let closed = false;

  const pending = () => document.store.getState().records !== kept;

  async function saveLatest(): Promise<void> {
    while (pending()) {
      const { records } = document.store.getState();
      try {
        await save(document.journey());
        kept = records;
        failures = 0;
      } catch (error) {
        store.setState({ state: "failed", message: failureLine(failureOf(error)) }, true);
        const pause = RETRY_DELAYS[Math.min(failures, RETRY_DELAYS.length - 1)] ?? SAVE_DELAY;
        failures++;
        if (!closed || failures < RETRY_DELAYS.length) schedule(pause);
        throw error;
      }
    }
    store.setState({ state: "saved" }, true);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (running !== null) return running.then(() => flush());
    if (!pending()) return Promise.resolve();
    running = saveLatest().finally(() => {
      running = null;
    });
    return running;
  }

  function schedule(delay: number) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      // A failure is already in the store and the next try is scheduled.
      flush().catch(() => undefined);
    }, delay);
  }

  const stop = document.store.subscribe((state, before) => {
    if (state.records === before.records) return;
    if (store.getState().state !== "failed") store.setState({ state: "saving" }, true);
    if (timer === undefined || failures > 0) schedule(SAVE_DELAY);
  });

  return {
    store,
    flush,
    close() {
      stop();
      closed = true;
      // A failure is in the store, and the next try is scheduled.
      flush().catch(() => undefined);
      return new Promise((resolve) => {
        const end = store.subscribe(() => done());
        const done = () => {
          if (pending()) return;
          end();
          resolve();
        };
        done();
      });
    },
    abandon() {
      clearTimeout(timer);
      timer = undefined;
      kept = document.store.getState().records;
      store.setState({ state: "saved" }, true);
    },
  };
}
