import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FieldType } from "../../../../src-shared/model/field.ts";
import { BitSet } from "../../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../../columns/column-data.ts";
import { collectEntry } from "../../locations.ts";
import type { PlannedColumn } from "../plan-columns.ts";
import { type Collected, type CollectedColumns, type Collector, expectedRows } from "./collector.ts";
import { Packer } from "./packer.ts";
import type { Block, FromCollector, SentData, ToCollector } from "./protocol.ts";

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

function dataOf(sent: SentData, rows: number): ColumnData {
  const missing = sent.missing && new BitSet(rows, sent.missing);
  return sent.storage === "bits" ? { ...sent, values: new BitSet(rows, sent.values), missing } : { ...sent, missing };
}

/** One thread, and what it sent at its end. */
class Thread {
  readonly fields: readonly string[];
  readonly #worker = new Worker(collectEntry());
  readonly collected: Promise<Extract<FromCollector, { type: "collected" }>>;

  constructor(
    width: number,
    columns: readonly PlannedColumn[],
    hash: boolean,
    freed: (id: number) => void,
    failed: (error: unknown) => void,
  ) {
    this.fields = columns.map(({ mapping }) => mapping.field);
    this.collected = new Promise((resolve, reject) => {
      const fail = (error: unknown) => {
        failed(error);
        reject(error);
      };
      this.#worker.on("message", (message: FromCollector) => (message.type === "free" ? freed(message.id) : resolve(message)));
      this.#worker.on("error", (error) => fail(new Error("A thread of the import failed.", { cause: error })));
      this.#worker.on("exit", (code) => fail(new Error(`A thread of the import ended with code ${code}.`)));
    });
    // Who waits for the thread is told; nobody may.
    this.collected.catch(() => undefined);
    this.send({ type: "columns", width, columns, hash });
  }

  send(message: ToCollector): void {
    this.#worker.postMessage(message);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/**
 * Collects columns in threads: each has some of the columns and sees every row, in order, so that nothing depends on how many there are. With
 * `hash` they also sum up the hashes of the rows.
 */
export function collectInThreads(columns: readonly PlannedColumn[], width: number, size: number, count: number, hash: boolean): Collector {
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
  const threads = shared(columns, count).map((some) => new Thread(width, some, hash, freed, failed));
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
      packer.flush();
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
      const found = await Promise.all(threads.map(({ collected }) => collected));
      const byField = new Map(found.flatMap(({ columns: some }) => some.map((each) => [each.field, each])));
      return {
        columns: columns.map((planned): Collected => {
          const column = byField.get(planned.mapping.field);
          if (!column) throw new Error(`no thread collected ${planned.mapping.field}`);
          return { planned, notes: column.findings, data: () => dataOf(column.data, rows) };
        }),
        hashed: found.flatMap(({ hash: sums }, at) => (sums ? [{ fields: threads[at]?.fields ?? [], ...sums }] : [])),
      };
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
