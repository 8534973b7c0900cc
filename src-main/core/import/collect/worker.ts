import { parentPort } from "node:worker_threads";
import type { Hash64 } from "../../../../src-shared/lib/murmur.ts";
import { finished } from "../../../../src-shared/lib/steps.ts";
import { arraysOf } from "../../columns/column-data.ts";
import { columnSeed, RowHasher } from "../../columns/data-hash.ts";
import { packColumn } from "../../columns/write-column.ts";
import type { Builder } from "../builders/builder.ts";
import { CellKernel, KernelFull } from "../builders/cell-kernel.ts";
import { builderFor } from "../builders/index.ts";
import { inTimeOrder, memoryOfRows } from "../event-order.ts";
import type { PlannedColumn } from "../plan-columns.ts";
import { type Block, type FromCollector, memoryOf, received, type SentColumn, sent, type ToCollector } from "./protocol.ts";

/** A thread of the import: collects some columns of every block of rows, in order, then packs columns for the project file. */
const port = parentPort;
if (!port) throw new Error("The import's thread is started as a thread.");

let kernel: CellKernel;
let made: { planned: PlannedColumn; builder: Builder; seed: Hash64 }[] = [];
let width = 0;
let hasher: RowHasher | undefined;
let count = 0;
const blocks = new Map<number, Block>();
/** Every row of a block is wanted. */
let all = new Int32Array(0);
/** Rows whose cells stay in the processor's cache while each column takes its own: a block does not. */
const SLICE = 512;
const lines = new Int32Array(0);

function send(message: FromCollector, arrays: Iterable<ArrayBufferView | null>): void {
  port?.postMessage(message, memoryOf(arrays));
}

function finish(): void {
  const memory: ArrayBufferView[] = [];
  const columns = made.map(({ planned, builder }): SentColumn => {
    const data = builder.finish();
    memory.push(...arraysOf(data));
    const { field } = planned.mapping;
    const { reasons, misfits, words } = builder.notes;
    return { field, findings: { reasons, misfits, words }, data: sent(data) };
  });
  const sums = hasher?.sums() ?? null;
  send({ type: "collected", rows: count, columns, hash: sums }, [...memory, ...(sums ? [sums.high, sums.low] : [])]);
  begin([], 0, false);
}

function begin(columns: readonly PlannedColumn[], wide: number, hash: boolean): void {
  // Anew, as its memory does not shrink.
  kernel = new CellKernel();
  made = columns.map((planned) => ({
    planned,
    builder: builderFor(planned.mapping, planned.format, kernel),
    seed: columnSeed(planned.mapping.field, planned.mapping.type),
  }));
  width = wide;
  hasher = hash ? new RowHasher(0) : undefined;
  count = 0;
  blocks.clear();
}

port.on("message", (message: ToCollector) => {
  try {
    obey(message);
  } catch (error) {
    if (!(error instanceof KernelFull)) throw error;
    send({ type: "full" }, []);
  }
});

function obey(message: ToCollector): void {
  switch (message.type) {
    case "columns":
      begin(message.columns, message.width, message.hash);
      return;
    case "memory":
      blocks.set(message.block.id, message.block);
      return;
    case "block": {
      const { id, rows, expected } = message;
      const block = blocks.get(id);
      if (!block) throw new Error(`There is no block ${id}.`);
      if (all.length < rows) all = Int32Array.from({ length: rows }, (_, row) => row);
      const batch = { ...block, rows, columns: width, lines };
      if (expected > 0) for (const { builder } of made) builder.expect(expected);
      hasher?.grow(count + rows, expected);
      for (let from = 0; from < rows; from += SLICE) {
        const some = Math.min(SLICE, rows - from);
        const listed = all.subarray(from, from + some);
        kernel.load(batch, listed, some);
        for (const { planned, builder, seed } of made) {
          builder.append(batch, planned.at, listed, some);
          // Hashed while the cells are at hand: all at once at the end takes twice as long, with nothing else to do.
          if (hasher && !builder.hash(seed))
            hasher.addRows(planned.mapping.field, planned.mapping.type, builder.soFar(), count + from, count + from + some);
        }
        hasher?.addPairs(count + from, kernel.sums(some));
      }
      count += rows;
      send({ type: "free", id }, []);
      return;
    }
    case "finish":
      finish();
      return;
    case "pack": {
      const { id, rows, data } = message;
      const { storage, parts } = packColumn(received(data, rows), rows);
      const packed = [...parts];
      const arrays = packed.flatMap((part) => (part.of === "rows" ? [part.data, part.missing] : [part.ends, part.data]));
      send({ type: "packed", id, storage, parts: packed }, arrays);
      return;
    }
    case "order": {
      const part = finished(inTimeOrder(message.part));
      send({ type: "ordered", id: message.id, part }, memoryOfRows(part));
    }
  }
}
