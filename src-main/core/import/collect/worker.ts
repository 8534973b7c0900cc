import { parentPort } from "node:worker_threads";
import type { ColumnData } from "../../columns/column-data.ts";
import { RowHasher } from "../../columns/data-hash.ts";
import type { Builder } from "../builders/builder.ts";
import { builderFor } from "../builders/index.ts";
import type { PlannedColumn } from "../plan-columns.ts";
import type { Block, FromCollector, SentColumn, SentData, ToCollector } from "./protocol.ts";

/** A thread of the import: collects some columns of every block of rows, in order. */
const port = parentPort;
if (!port) throw new Error("The import's thread is started as a thread.");

let made: { planned: PlannedColumn; builder: Builder }[] = [];
let width = 0;
let hasher: RowHasher | undefined;
let count = 0;
const blocks = new Map<number, Block>();
/** Every row of a block is wanted. */
let all = new Int32Array(0);
const lines = new Int32Array(0);

function sent(data: ColumnData): SentData {
  const missing = data.missing?.words ?? null;
  return data.storage === "bits" ? { ...data, values: data.values.words, missing } : { ...data, missing };
}

function buffersOf({ missing, ...data }: SentData): ArrayBufferLike[] {
  const arrays: ArrayBufferView[] = missing ? [missing] : [];
  if (data.storage === "codes") arrays.push(data.codes, data.words.ends, data.words.bytes);
  else arrays.push(data.values);
  return arrays.map(({ buffer }) => buffer);
}

function finish(): void {
  const columns = made.map(({ planned, builder }): SentColumn => {
    const data = builder.finish();
    const { field } = planned.mapping;
    const { reasons, misfits, words } = builder.notes;
    return { field, findings: { reasons, misfits, words }, data: sent(data) };
  });
  const sums = hasher?.sums() ?? null;
  const message: FromCollector = { type: "collected", rows: count, columns, hash: sums };
  const buffers = new Set([...columns.flatMap(({ data }) => buffersOf(data)), ...(sums ? [sums.high.buffer, sums.low.buffer] : [])]);
  port?.postMessage(message, [...buffers] as ArrayBuffer[]);
}

port.on("message", (message: ToCollector) => {
  switch (message.type) {
    case "columns":
      width = message.width;
      hasher = message.hash ? new RowHasher(0) : undefined;
      made = message.columns.map((planned) => ({ planned, builder: builderFor(planned.mapping, planned.format) }));
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
      for (const { planned, builder } of made) {
        if (expected > 0) builder.expect(expected);
        builder.append(batch, planned.at, all, rows);
      }
      // Hashed while the cells are at hand: all at once at the end takes twice as long, with nothing else to do.
      hasher?.grow(count + rows, expected);
      if (hasher)
        for (const { planned, builder } of made)
          hasher.addRows(planned.mapping.field, planned.mapping.type, builder.soFar(), count, count + rows);
      count += rows;
      port.postMessage({ type: "free", id } satisfies FromCollector);
      return;
    }
    case "finish":
      finish();
  }
});
