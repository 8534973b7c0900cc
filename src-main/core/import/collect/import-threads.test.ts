import { expect, it } from "vitest";
import type { ColumnMapping } from "../../../../src-shared/model/import.ts";
import { KernelFull } from "../builders/cell-kernel.ts";
import type { PlannedColumn } from "../plan-columns.ts";
import { ImportThreads } from "./import-threads.ts";
import type { Block } from "./protocol.ts";

const mapping = (field: string) => ({ field, type: "text", missing: [] }) as Partial<ColumnMapping> as ColumnMapping;

/** A block with a single column of texts. */
function blockOf(texts: readonly string[]): Block {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const ends = new Int32Array(new SharedArrayBuffer(texts.length * 4));
  const starts = new Int32Array(new SharedArrayBuffer(texts.length * 4));
  const bytes = new Uint8Array(new SharedArrayBuffer(lengths.reduce((sum, length) => sum + length, 0)));
  let at = 0;
  for (const [row, text] of texts.entries()) {
    starts[row] = at;
    bytes.set(Buffer.from(text), at);
    at += lengths[row] ?? 0;
    ends[row] = at;
  }
  return { id: 0, bytes, starts, ends };
}

it("a thread whose columns have more texts than there is room for says so", { timeout: 60_000 }, async () => {
  const pool = new ImportThreads();
  const texts = Array.from({ length: 512 }, (_, row) => `${row} ${"x".repeat(200)}`);
  const columns = Array.from({ length: 12_000 }, (_, at): PlannedColumn => ({ at: 0, format: undefined, mapping: mapping(`f${at}`) }));
  try {
    const [thread] = pool.take(1);
    const failed = new Promise((resolve) => {
      thread?.listen({ heard: () => undefined, failed: resolve });
    });
    thread?.send({ type: "columns", width: 1, columns, hash: false });
    thread?.send({ type: "memory", block: blockOf(texts) });
    thread?.send({ type: "block", id: 0, rows: texts.length, expected: 4_000_000 });
    expect(await failed).toBeInstanceOf(KernelFull);
  } finally {
    await pool.end();
  }
});

it("nothing is waited for from a thread that failed while it had nothing to do", { timeout: 5000 }, async () => {
  const pool = new ImportThreads();
  try {
    pool.start(1);
    pool.fail(new Error("out of memory"));
    const part = { times: Float64Array.of(2, 1), arrays: [], bits: [] };
    await expect(pool.order([part])).rejects.toThrow("out of memory");
  } finally {
    await pool.end();
  }
});
