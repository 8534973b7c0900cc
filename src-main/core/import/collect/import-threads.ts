import { arraysOf } from "../../columns/column-data.ts";
import type { Packing } from "../../columns/store-base.ts";
import type { TimedRows } from "../event-order.ts";
import { ImportThread } from "./import-thread.ts";
import { memoryOf, sent } from "./protocol.ts";
import { ThreadWork } from "./thread-work.ts";

/** The threads of one import: started when they are first asked for, and used again by its next file and for packing. */
export class ImportThreads {
  readonly #all: ImportThread[] = [];
  #idle: ImportThread[] = [];

  /** Starts threads that will be asked for, which takes a while. */
  start(count: number): void {
    while (this.#idle.length < count) {
      const thread = new ImportThread();
      this.#all.push(thread);
      this.#idle.push(thread);
    }
  }

  take(count: number): ImportThread[] {
    this.start(count);
    return this.#idle.splice(0, count);
  }

  /** Gives threads back that have done all they were sent. */
  giveBack(threads: readonly ImportThread[]): void {
    for (const thread of threads) thread.listen(undefined);
    this.#idle.push(...threads);
  }

  /**
   * Packs columns in the threads that are idle; undefined where there are none. Only columns that were all `collected` for this are given
   * away; those that were merged may lie in memory that others read.
   */
  packing(collected: boolean): Packing | undefined {
    const threads = this.#idle;
    if (threads.length === 0) return undefined;
    this.#idle = [];
    return packingIn(threads, collected);
  }

  /** Puts the rows of each part in the order of their times in the threads that are idle; undefined where there are none. */
  order(parts: readonly TimedRows[]): Promise<TimedRows[]> | undefined {
    return this.#idle.length === 0 ? undefined : this.#order(this.take(this.#idle.length), parts);
  }

  async #order(threads: readonly ImportThread[], parts: readonly TimedRows[]): Promise<TimedRows[]> {
    const work = new ThreadWork(threads);
    const ordered: Promise<TimedRows>[] = [];
    // The largest first, so that all end at about the same time.
    for (const [at, part] of [...parts.entries()].sort(([, a], [, b]) => b.times.length - a.times.length)) {
      const asked = work.ask("ordered", (id) => ({ type: "order", id, part }), [], part.times.length);
      ordered[at] = asked.then((answer) => answer.part);
    }
    const made = await Promise.all(ordered);
    this.giveBack(threads);
    return made;
  }

  /** Ends every wait for a thread with an error. */
  fail(error: unknown): void {
    for (const thread of this.#all) thread.fail(error);
  }

  async end(): Promise<void> {
    await Promise.all(this.#all.map((thread) => thread.end()));
  }
}

/** Columns that each thread has at the same time: one that is packed, and one that waits for it. */
const AT_ONCE = 2;

function packingIn(threads: readonly ImportThread[], collected: boolean): Packing {
  const work = new ThreadWork(threads);
  return {
    atOnce: threads.length * AT_ONCE,
    pack: (data, rows, own) =>
      work.ask("packed", (id) => ({ type: "pack", id, rows, data: sent(data) }), own && collected ? memoryOf(arraysOf(data)) : [], 1),
  };
}
