import type { Field } from "../../../src-shared/model/field.ts";
import type { ImportReport, Mapping } from "../../../src-shared/model/import.ts";
import { RowHasher } from "../columns/data-hash.ts";
import type { FileSubscribers } from "../columns/store-base.ts";
import type { Collected, Collector } from "./collect/collector.ts";
import type { TimedRows } from "./event-order.ts";
import { feed } from "./feed.ts";
import { Keys, trimmedCell } from "./keys.ts";
import type { ColumnPlan, PlannedColumn } from "./plan-columns.ts";
import type { Rejects } from "./rejects.ts";
import type { Repairs } from "./repair-lines.ts";
import { cellsOf, RowSink } from "./row-sink.ts";

/** What one reading of the file gave. */
export interface Pass<T> {
  readonly read: number;
  readonly kept: number;
  readonly repairs: Repairs;
  readonly collected: readonly Collected[];
  /** Rows whose key repeats an earlier one: the first few, with the line of the first. */
  readonly repeats: readonly { line: number; first: number }[];
  /** Events of people who are not in the base, by key. */
  readonly orphans?: ImportReport["orphans"];
  /** The columns to store. */
  finish(): Promise<T>;
}

export interface Source {
  readonly path: string;
  readonly name: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Makes what collects some columns of the file. */
  readonly collector: (columns: readonly PlannedColumn[], width: number, hash: boolean) => Collector;
  readonly step: (read: number) => Promise<void>;
  /** Puts the rows of each part, which lie in shared memory, in the order of their times. */
  readonly order: (parts: readonly TimedRows[]) => Promise<readonly TimedRows[]>;
}

function fieldOf({ mapping }: PlannedColumn, key: string): Field {
  const { field, header, type, group, role, personal, opposite } = mapping;
  if (field === key) return { id: field, label: header, type: "text", group, role: "key", personal };
  // The header says the opposite of what is kept.
  const label = opposite ? field : header;
  return { id: field, label, type, group, role: role === "key" ? null : role, personal };
}

/** Reads subscribers: one row each, known by a key that comes once. With `hash` the rows may be hashed on the way. */
export async function subscribersPass(
  source: Source,
  mapping: Mapping,
  plan: ColumnPlan,
  rejects: Rejects,
  hash: boolean,
): Promise<Pass<FileSubscribers>> {
  const keys = new Keys();
  const hasher = hash ? new RowHasher(0) : undefined;
  const collector = source.collector(plan.others, plan.names.length, hash);
  const repeats: { line: number; first: number }[] = [];
  const accepted = new Int32Array(1 << 13);
  const span = { from: 0, to: 0 };
  const keyName = plan.key.mapping.header;
  const sink = new RowSink(plan.names.length, rejects, (batch) => {
    let count = 0;
    for (let row = 0; row < batch.rows; row++) {
      trimmedCell(batch, row * batch.columns + plan.key.at, span);
      const line = batch.lines[row] ?? 0;
      if (span.from === span.to) {
        rejects.add(`no value in the key column "${keyName}"`, line, cellsOf(batch, row));
        continue;
      }
      const earlier = keys.add(batch.bytes, span, line);
      if (earlier === -1) accepted[count++] = row;
      else {
        if (repeats.length < 3) repeats.push({ line, first: earlier });
        rejects.add(`the same "${keyName}" as an earlier row`, line, cellsOf(batch, row), `the same "${keyName}" as line ${earlier}`);
      }
    }
    collector.append(batch, accepted, count);
  });
  let hashedRows = 0;
  /** Hashes the keys that came since the last call: all at once at the end they would be waited for. */
  const hashKeys = () => {
    const { rows, data } = keys.soFar();
    hasher?.grow(rows, 0);
    hasher?.addRows(mapping.key, "text", data, hashedRows, rows);
    hashedRows = rows;
  };
  const step = async (read: number) => {
    hashKeys();
    await collector.step(read);
    await source.step(read);
  };
  const repairs = await feed(source.path, source.name, mapping.dialect, plan.names.length, sink, step);
  hashKeys();
  const kept = keys.soFar();
  const { columns: collected, hashed } = await collector.finish();
  return {
    read: sink.read,
    kept: sink.read - rejects.count,
    repairs,
    collected,
    repeats,
    finish: async () => {
      const { rows, words, data } = kept;
      const columns = [{ planned: plan.key, data }, ...collected.map(({ planned, data: made }) => ({ planned, data: made() }))].sort(
        (a, b) => a.planned.at - b.planned.at,
      );
      return {
        rows,
        keys: words.hashes,
        fields: columns.map(({ planned, data: column }) => ({ field: fieldOf(planned, mapping.key), data: column })),
        hashed: hasher ? [...hashed, { fields: [mapping.key], ...hasher.sums() }] : hashed,
        asOf: Math.floor(Date.now() / 1000),
      };
    },
  };
}
