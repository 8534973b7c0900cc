import { availableParallelism } from "node:os";
import type { FieldType } from "../../../../src-shared/model/field.ts";
import type { PlannedColumn } from "../plan-columns.ts";
import { type Collected, type CollectedColumns, type Collector, expectedRows } from "./collector.ts";
import type { ImportThread } from "./import-thread.ts";
import type { ImportThreads } from "./import-threads.ts";
import { Packer } from "./packer.ts";
import { type Block, type FromCollector, received, type ToCollector } from "./protocol.ts";

/** Files from this size on are worth the start of threads. */
const LARGE = 16 << 20;
const MOST_THREADS = 4;
/** Blocks that may wait for the threads before reading waits for them. */
const AHEAD = 6;

/** What a cell of each type costs, about, against one of yes and no. */
const costs: Record<FieldType, number> = { text: 4, datetime: 3, date: 2, number: 2, boolean: 1 };

/** How many threads collect columns of a file of this size; 0 where it is done without. */
export function threadsFor(size: number, columns: number): number {
  const processors = availableParallelism();
  return size < LARGE || processors < 2 ? 0 : Math.min(processors, MOST_THREADS, columns);
}

/** Columns for each of some threads, about equally dear. */
export function shared(columns: readonly PlannedColumn[], threads: number): PlannedColumn[][] {
  const parts = Array.from({ length: threads }, () => ({ cost: 0, columns: [] as PlannedColumn[] }));
  for (const column of [...columns].sort((a, b) => costs[b.mapping.type] - costs[a.mapping.type])) {
    const least = parts.reduce((a, b) => (b.cost < a.cost ? b : a));
    least.cost += costs[column.mapping.type];
    least.columns.push(column);
  }
  return parts.map((part) => part.columns);
}

/** Sets a thread to some columns, and gives what it sends at its end. */
function collecting(
  thread: ImportThread,
  columns: readonly PlannedColumn[],
  { width, hash }: { readonly width: number; readonly hash: boolean },
  freed: (id: number) => void,
  failed: (error: unknown) => void,
): Promise<Extract<FromCollector, { type: "collected" }>> {
  const collected = new Promise<Extract<FromCollector, { type: "collected" }>>((resolve, reject) => {
    thread.listen({
      heard: (message) => {
        if (message.type === "free") freed(message.id);
        if (message.type === "collected") resolve(message);
      },
      failed: (error) => {
        failed(error);
        reject(error);
      },
    });
  });
  // Who waits for the thread is told; nobody may.
  collected.catch(() => undefined);
  thread.send({ type: "columns", width, columns, hash });
  return collected;
}

/**
 * Collects columns in threads: each has some of the columns and sees every row, in order, so that nothing depends on how many there are. With
 * `hash` they also sum up the hashes of the rows.
 */
export function collectInThreads(
  pool: ImportThreads,
  columns: readonly PlannedColumn[],
  { size, count, ...all }: { readonly width: number; readonly size: number; readonly count: number; readonly hash: boolean },
): Collector {
  const { width } = all;
  /** Blocks that were sent, and how many threads still look at them. */
  const out = new Map<number, { block: Block; left: number }>();
  let failure: { error: unknown } | undefined;
  let wake = () => {};
  let rows = 0;
  let expected = 0;
  const freed = (id: number) => {
    const sent = out.get(id);
    if (!sent || --sent.left > 0) return;
    out.delete(id);
    packer.release(sent.block);
    wake();
  };
  const failed = (error: unknown) => {
    failure ??= { error };
    wake();
  };
  const parts = shared(columns, count);
  const threads = pool.take(count);
  const ends = threads.map((thread, at) => collecting(thread, parts[at] ?? [], all, freed, failed));
  const send = (message: ToCollector) => {
    for (const thread of threads) thread.send(message);
  };
  const packer = new Packer(
    width,
    (block) => send({ type: "memory", block }),
    (block, some) => {
      out.set(block.id, { block, left: threads.length });
      send({ type: "block", id: block.id, rows: some, expected });
    },
  );
  return {
    append: (batch, listed, some) => {
      rows += some;
      packer.add(batch, listed, some);
    },
    step: async (read) => {
      expected = expectedRows(rows, read, size);
      while (out.size > AHEAD && !failure) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure) throw failure.error;
    },
    finish: async (): Promise<CollectedColumns> => {
      packer.flush();
      send({ type: "finish" });
      const found = await Promise.all(ends);
      pool.giveBack(threads);
      const byField = new Map(found.flatMap(({ columns: some }) => some.map((each) => [each.field, each])));
      return {
        columns: columns.map((planned): Collected => {
          const column = byField.get(planned.mapping.field);
          if (!column) throw new Error(`no thread collected ${planned.mapping.field}`);
          return { planned, notes: column.findings, data: () => received(column.data, rows) };
        }),
        hashed: found.flatMap(({ hash: sums }, at) =>
          sums ? [{ fields: (parts[at] ?? []).map(({ mapping }) => mapping.field), ...sums }] : [],
        ),
      };
    },
  };
}
