import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mapping } from "../../../../src-shared/model/import.ts";
import { cellAt } from "../../../../src-shared/table/column.ts";
import { textFile } from "../../../../test/support/csv-import.ts";
import { testProject } from "../../../../test/support/project.ts";
import { loadBase } from "../../columns/load-base.ts";
import type { ProjectFile } from "../../db/project-file.ts";
import { editCells } from "../../edit/edit-cells.ts";
import { importFile, inspectFile } from "../index.ts";
import { shared } from "./threads.ts";

/** Every blob of the project's data in force, and what stands beside it. */
function bytesOf(project: ProjectFile): unknown[] {
  const { datasets } = project;
  return datasets
    .list()
    .map(({ id, kind, name, rows, hash }) => [
      ...[kind, name, rows, hash],
      datasets
        .fields(id)
        .map(({ position, id: field, storage }) => [
          ...[field, storage],
          [...datasets.chunks(id, position)].map(({ checksum, data, missing }) => [checksum, data, missing]),
          [...datasets.dictionary(id, position)].map(({ checksum, ends, data }) => [checksum, ends, data]),
        ]),
    ]);
}

/** What an import with so many threads leaves behind; the second import brings events. */
async function outcome(files: readonly { path: string; mapping: Mapping }[], threads: number): Promise<unknown> {
  const project = testProject();
  const reports: unknown[] = [];
  for (const { path, mapping } of files) reports.push(await importFile(project, path, "x.csv", mapping, { threads }));
  const found = { reports, bytes: bytesOf(project) };
  project.close();
  return found;
}

const cell = {
  name: fc.constantFrom("Ann", " Bob ", "Zoë", '"a, ""b"""', '="007"', "", "  ", '"two\nlines"', "NULL"),
  amount: fc.constantFrom("1", "-2.5", "+3", "007", "1e3", "12345678901234567", "", "many", " 4 ", "0.30000000000000004", "-0"),
  flag: fc.constantFrom("true", "FALSE", "1", "0", "yes", "", "maybe"),
  day: fc.constantFrom("2026-01-31", "2026-02-30", " 2025-12-01", "", "31.1.2026"),
  at: fc.constantFrom("2026-01-31T10:00:00Z", "2026-01-31 10:00:00.5", "2026-01-31 10:00 PM", "2026-01-31T10:00:00+02:00", ""),
};
const line = fc.tuple(
  fc.integer({ min: 0, max: 400 }),
  cell.name,
  cell.amount,
  cell.flag,
  cell.day,
  cell.at,
  fc.integer({ min: 0, max: 60 }),
);

/** Lines as they are, some with a cell too many or a quote that stays open. */
const text = (rows: readonly (readonly (string | number)[])[]) =>
  `id,name,amount,flag,day,at,more\n${rows.map((row) => (row[6] === 3 ? `${row.join(",")},x` : row[6] === 5 ? `${row.slice(0, 6).join(",")},"open` : row.join(","))).join("\n")}\n`;

const types: Record<string, Partial<Mapping["columns"][number]>> = {
  name: { type: "text", missing: ["NULL"] },
  amount: { type: "number", missing: [] },
  flag: { type: "boolean", missing: [] },
  day: { type: "date", dateFormat: "YYYY-MM-DD", missing: [] },
  at: { type: "datetime", dateFormat: "YYYY-MM-DD", missing: [] },
};

/** Imports that meet data: of an update over edited cells, one that appends, and a replacing one with a computed field. */
async function meeting(threads: number): Promise<unknown> {
  const table = (from: number, count: number, city: string) =>
    `id,name,age,city\n${Array.from({ length: count }, (_, n) => `k${n + from},Name ${n},${n % 90},${city} ${n % 7}`).join("\n")}\n`;
  const project = testProject();
  const bring = async (text: string, mode: "replace" | "update" | "append") => {
    const path = textFile(text);
    const { mapping } = await inspectFile(path, "x.csv", { key: "id" });
    await importFile(project, path, "x.csv", mapping as Mapping, { threads, how: { mode } });
  };
  await bring(table(0, 3000, "Old"), "replace");
  await bring(table(0, 100, "Mid"), "update");
  editCells(
    project,
    Array.from({ length: 200 }, (_, n) => ({ key: `k${n}`, field: "name", value: `Edited ${n}` })),
  );
  const before = loadBase(project);
  await bring(table(1500, 3000, "New"), "update");
  // What was loaded before is still there.
  const kept = before.fields.map(({ id }) => {
    const column = before.column(id);
    return column ? [cellAt(column, 0), cellAt(column, 2999)] : null;
  });
  await bring(table(9000, 1000, "Last"), "append");
  const after = [kept, loadBase(project).dataHash, bytesOf(project)];
  project.close();
  return after;
}

describe("an import in threads", () => {
  it("leaves the same bytes where it meets data, and what was loaded before", { timeout: 120_000 }, async () => {
    const alone = await meeting(0);
    expect(await meeting(2)).toEqual(alone);
    expect(await meeting(3)).toEqual(alone);
  });

  it("leaves the same bytes and the same report as one without, for any number of them", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 20, maxLength: 300 }), fc.boolean(), async (rows, strict) => {
        const path = textFile(text(rows));
        const { mapping } = await inspectFile(path, "x.csv", { key: "id" });
        const events = textFile(
          `id,at,event,channel,amount\n${rows.map(([id, , amount], n) => `${id},2026-01-${10 + (n % 20)},e${n % 2},c${n % 3},${amount === "many" ? "" : n}`).join("\n")}\n`,
          "events.csv",
        );
        const second = await inspectFile(events, "events.csv", { key: "id", as: "events" });
        if (!mapping || !second.mapping) throw new Error("no mapping");
        const columns = mapping.columns.map((column) => (strict ? { ...column, role: null, ...types[column.header] } : column));
        const files = [
          { path, mapping: { ...mapping, columns } },
          { path: events, mapping: second.mapping },
        ];
        const alone = await outcome(files, 0);
        for (const threads of [1, 2, 5]) expect(await outcome(files, threads)).toEqual(alone);
      }),
      { numRuns: Number(process.env.THROUGHLINE_PROPERTY_RUNS ?? 3) },
    );
  });

  it("does so over many blocks of rows, some of them rejected", { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 60_000 }, (_, n) =>
      n % 5000 === 7
        ? "too,few"
        : `k${n % 50_000},Name ${n % 900},${n / 8},${n % 2 === 0},2026-01-0${1 + (n % 9)},2026-01-01T00:00:0${n % 9}Z,${"x".repeat(n % 70)}`,
    );
    const path = textFile(`id,name,amount,flag,day,at,more\n${rows.join("\n")}\n`);
    const { mapping } = await inspectFile(path, "x.csv", { key: "id" });
    const files = [{ path, mapping: mapping as Mapping }];
    expect(await outcome(files, 3)).toEqual(await outcome(files, 0));
  });

  it("gives every column to one thread", () => {
    const columns = Array.from({ length: 11 }, (_, at) => ({
      at,
      format: undefined,
      mapping: { field: `f${at}`, type: at % 2 ? "text" : "number" },
    }));
    const parts = shared(columns as unknown as Parameters<typeof shared>[0], 3);
    expect(
      parts
        .flat()
        .map(({ at }) => at)
        .sort((a, b) => a - b),
    ).toEqual(columns.map(({ at }) => at));
    expect(Math.max(...parts.map((part) => part.length)) - Math.min(...parts.map((part) => part.length))).toBeLessThan(3);
  });
});
