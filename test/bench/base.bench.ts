import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { columnFromCells } from "../../src-main/core/columns/from-cells.ts";
import { loadBase } from "../../src-main/core/columns/load-base.ts";
import { type KeyWords, type NewEvents, storeBase } from "../../src-main/core/columns/store-base.ts";
import { setComputed } from "../../src-main/core/computed/set-computed.ts";
import { createProject, openProject, type ProjectFile } from "../../src-main/core/db/project-file.ts";
import { editCells } from "../../src-main/core/edit/edit-cells.ts";
import { foldEdits } from "../../src-main/core/edit/fold.ts";
import { importFile, inspectFile } from "../../src-main/core/import/index.ts";
import { random } from "../../src-main/core/sample/random.ts";
import { hash64 } from "../../src-shared/lib/murmur.ts";
import type { Field, FieldType } from "../../src-shared/model/field.ts";
import type { Segment } from "../../src-shared/model/segment.ts";
import { evaluate } from "../../src-shared/segments/evaluate.ts";
import type { Benchmark } from "./benchmark.ts";

const DAY = 86_400;
const START = 1_700_000_000;
const keyOf = (row: number) => `S${String(row).padStart(9, "0")}`;

const field = (id: string, type: FieldType, role: Field["role"] = null): Field => ({
  id,
  label: id,
  type,
  group: "other",
  role,
  personal: false,
});

/** A million subscribers with 30 fields and ten million events, made from typed arrays: reading a file is measured elsewhere. */
async function fill(project: ProjectFile, rows: number, events: number): Promise<void> {
  const draw = random("bench/base");
  const keys: KeyWords = { high: new Uint32Array(rows), low: new Uint32Array(rows) };
  for (let row = 0; row < rows; row++) {
    const { high, low } = hash64(keyOf(row));
    keys.high[row] = high;
    keys.low[row] = low;
  }
  const column = (type: FieldType, make: (row: number) => string | number | boolean | null) =>
    columnFromCells(
      type,
      Array.from({ length: rows }, (_, row) => make(row)),
    );
  const fields = [
    { field: field("subscriber", "text", "key"), data: column("text", keyOf) },
    { field: field("email", "text"), data: column("text", (row) => `user${row}@example.com`) },
    { field: field("town", "text"), data: column("text", () => `Town ${draw.whole(0, 600)}`) },
    { field: field("joined", "date"), data: column("date", () => draw.whole(15_000, 20_000)) },
    ...Array.from({ length: 10 }, (_, n) => ({
      field: field(`kind_${n}`, "text"),
      data: column("text", () => `kind ${draw.whole(0, 40)}`),
    })),
    ...Array.from({ length: 8 }, (_, n) => ({ field: field(`count_${n}`, "number"), data: column("number", () => draw.whole(0, 1000)) })),
    ...Array.from({ length: 4 }, (_, n) => ({
      field: field(`amount_${n}`, "number"),
      data: column("number", () => (draw.chance(0.05) ? null : Math.round(draw.next() * 50_000) / 100)),
    })),
    ...Array.from({ length: 4 }, (_, n) => ({ field: field(`flag_${n}`, "boolean"), data: column("boolean", () => draw.chance(0.3)) })),
  ];
  const types = ["visit", "visit", "visit", "limit_hit", "purchase"];
  const counts = [...new Set(types)].map((event) => ({
    event,
    count: Math.floor((events * types.filter((each) => each === event).length) / types.length),
  }));
  const partitions = counts.map(({ event, count }): NewEvents => {
    const persons = Uint32Array.from({ length: count }, () => draw.whole(0, rows - 1));
    const times = Float64Array.from({ length: count }, (_, at) => START + Math.floor((at / count) * 365 * DAY));
    return { event, persons, times, attributes: [] };
  });
  await storeBase(project, { subscribers: { rows, keys, fields, asOf: START + 365 * DAY }, events: { people: keys, partitions } }, {});
}

const rule: Segment = {
  all: [
    { field: "count_0", op: ">=", value: 300 },
    { field: "kind_0", op: "=", value: "kind 7" },
    { event: "limit_hit", atLeast: 2, withinDays: 180 },
  ],
};

async function timed<T>(work: () => Promise<T> | T): Promise<[seconds: number, T]> {
  const began = performance.now();
  const result = await work();
  return [(performance.now() - began) / 1000, result];
}

/** Opening a large project to its first count, and changes of it: one cell, a thousand, one column, and an update from a file. */
export const bench: Benchmark = async ({ smoke }) => {
  const rows = smoke ? 3000 : Number(process.env.BENCH_ROWS ?? 1_000_000);
  const events = rows * 10;
  const folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
  try {
    const path = join(folder, "base.throughline");
    const made = createProject(path, { name: "Bench" });
    await fill(made, rows, events);
    made.close();
    const megabytes = statSync(path).size / 1e6;
    const context = { asOf: START + 365 * DAY, segments: () => undefined };
    const [opening, project] = await timed(() => openProject(path));
    const [counting, first] = await timed(() => evaluate(loadBase(project), rule, context).count());
    const [again] = await timed(() =>
      evaluate(loadBase(project), { all: [rule, { field: "flag_0", op: "=", value: true }] }, context).count(),
    );
    for (const { id } of loadBase(project).fields) loadBase(project).column(id);
    const [one] = await timed(() => editCells(project, [{ key: keyOf(5), field: "count_1", value: 7 }]));
    const [seen] = await timed(() => loadBase(project).column("count_1"));
    const thousand = Array.from({ length: Math.min(1000, rows) }, (_, row) => ({ key: keyOf(row), field: "count_2", value: 2000 + row }));
    const [many] = await timed(() => editCells(project, thousand));
    const [folding] = await timed(() => foldEdits(project));
    const [computing] = await timed(() => setComputed(project, { id: "double", expression: "count_3 * 2 + coalesce(amount_0, 0)" }));
    const csv = join(folder, "update.csv");
    writeFileSync(
      csv,
      `subscriber,count_4\n${Array.from({ length: Math.min(10_000, rows) }, (_, row) => `${keyOf((row * 7) % rows)},${3000 + row}`).join("\n")}\n`,
    );
    const { mapping } = await inspectFile(csv, "update.csv", { key: "subscriber" });
    if (!mapping) throw new Error("the benchmark's own file has no key");
    const [updating, report] = await timed(() => importFile(project, csv, "update.csv", mapping, { how: { mode: "update" } }));
    if (report.differences?.changed !== Math.min(10_000, rows)) throw new Error(`changed ${report.differences?.changed} subscribers`);
    const [restoring] = await timed(() => project.stores.restorePoints.restore(project.stores.restorePoints.list()[0]?.id ?? ""));
    const extra = project.stores.restorePoints.list().reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
    project.close();
    const milliseconds = (seconds: number) => (seconds * 1000).toFixed(seconds < 0.1 ? 1 : 0);
    return [
      {
        title: `A project of ${rows.toLocaleString("en-GB")} subscribers x 30 fields and ${events.toLocaleString("en-GB")} events, ${megabytes.toFixed(0)} MB`,
        columns: ["step", "ms"],
        rows: [
          ["opening the file", milliseconds(opening)],
          [`first count of three rules, one over events (${first.toLocaleString("en-GB")})`, milliseconds(counting)],
          ["the same with one rule more", milliseconds(again)],
          ["editing one cell, every column loaded", milliseconds(one)],
          ["its column after that", milliseconds(seen)],
          [`editing ${thousand.length.toLocaleString("en-GB")} cells as one step`, milliseconds(many)],
          ["folding them into their columns", milliseconds(folding)],
          ["adding a computed field", milliseconds(computing)],
          ["updating 10,000 subscribers from a file", milliseconds(updating)],
          ["going back to before that", milliseconds(restoring)],
        ],
        notes: [`Restore points of these changes take ${extra.toFixed(1)} MB of their own.`],
        budgets: [{ what: "opening to first count", reached: opening + counting, atMost: 1, unit: "s", kind: "budget" }],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
