import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hash64 } from "../../../src-shared/lib/murmur.ts";
import type { Field, FieldType } from "../../../src-shared/model/field.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Cell, cellAt } from "../../../src-shared/table/column.ts";
import { cells } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { openProject, type ProjectFile } from "../db/project-file.ts";
import { columnFromCells, type RawCell } from "./from-cells.ts";
import { loadBase } from "./load-base.ts";
import { pageOf } from "./page.ts";
import { profileOf } from "./profile.ts";
import { setField } from "./set-field.ts";
import { storeBase } from "./store-base.ts";
import { eventTypeSummaries, fieldSummaries } from "./summaries.ts";
import { sortTexts, wordRanks } from "./word-ranks.ts";

const field = (id: string, type: FieldType, role: Field["role"] = null): Field => ({
  id,
  label: id,
  type,
  group: "other",
  role,
  personal: false,
});

async function store(project: ProjectFile, columns: readonly { field: Field; cells: readonly RawCell[] }[]): Promise<void> {
  const keys = columns.find((column) => column.field.role === "key")?.cells ?? [];
  const hashes = keys.map((key) => hash64(String(key)));
  await storeBase(
    project,
    {
      subscribers: {
        rows: keys.length,
        keys: { high: Uint32Array.from(hashes, ({ high }) => high), low: Uint32Array.from(hashes, ({ low }) => low) },
        fields: columns.map((column) => ({ field: column.field, data: columnFromCells(column.field.type, column.cells) })),
        asOf: 0,
      },
    },
    {},
  );
}

const types: Record<string, FieldType> = { word: "text", whole: "number", part: "number", flag: "boolean", day: "date", at: "datetime" };
const row = fc.record({
  word: fc.option(fc.constantFrom("", "a", "A", "b", "Zoë", "zoo", "日本", "10", "9", "a b")),
  whole: fc.option(fc.integer({ min: -50, max: 50 })),
  part: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  flag: fc.option(fc.boolean()),
  day: fc.option(fc.integer({ min: -9000, max: 30_000 })),
  at: fc.option(fc.integer({ min: -1_000_000, max: 2_000_000_000 })),
});
const table = fc.array(row, { minLength: 1, maxLength: 80 });

async function stored(rows: readonly Record<string, RawCell>[]): Promise<ProjectFile> {
  const project = testProject();
  await store(project, [
    { field: field("id", "text", "key"), cells: rows.map((_, n) => `k${n}`) },
    ...Object.entries(types).map(([id, type]) => ({ field: field(id, type), cells: rows.map((cell) => cell[id] ?? null) })),
  ]);
  return project;
}

/**
 * Order of a column's cells as a person expects it: text without regard to case, or by size where every text of the column is a whole number;
 * numbers and dates by size, no before yes.
 */
function orderOf(column: readonly Cell[]): (a: Cell, b: Cell) => number {
  const words = [...new Set(column.filter((cell) => typeof cell === "string"))];
  const texts = sortTexts(words);
  const place = new Map(words.map((word, at) => [word, texts[at] ?? ""]));
  return (a, b) => {
    if (typeof a !== "string" || typeof b !== "string") return Number(a) - Number(b);
    const [left, right] = [place.get(a) ?? "", place.get(b) ?? ""];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

describe("stored columns", () => {
  it("come back as they were, in shared memory", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const base = loadBase(await stored(rows));
        for (const id of ["word", "whole", "part", "flag"])
          expect(cells(base, id)).toEqual(
            rows.map((cell) => (Object.is(cell[id as "part"], -0) && id === "part" ? expect.closeTo(0) : cell[id as "part"])),
          );
        const whole = base.column("whole");
        expect(whole?.type === "number" && whole.values).toBeInstanceOf(Int32Array);
        expect(whole?.type === "number" && whole.values.buffer).toBeInstanceOf(SharedArrayBuffer);
        expect(base.column("none")).toBeUndefined();
      }),
      { numRuns: 20 },
    );
  });

  it("come back over several chunks", async () => {
    const project = testProject();
    const rows = 150_001;
    const numbers = Array.from({ length: rows }, (_, n) => (n % 7 === 0 ? null : n * 3));
    await store(project, [
      { field: field("id", "text", "key"), cells: Array.from({ length: rows }, (_, n) => `key ${n}`) },
      { field: field("n", "number"), cells: numbers },
      { field: field("yes", "boolean"), cells: numbers.map((n) => n !== null && n % 2 === 0) },
    ]);
    const base = loadBase(project);
    expect(base.rows).toBe(rows);
    expect(base.keyHash.low[rows - 1]).toBe(hash64(`key ${rows - 1}`).low);
    const [id, n, yes] = ["id", "n", "yes"].map((name) => base.column(name));
    if (!id || !n || !yes) throw new Error("no column");
    for (const at of [0, 1, 65_535, 65_536, 131_072, 131_077, rows - 1])
      expect([id, n, yes].map((column) => cellAt(column, at))).toEqual([
        `key ${at}`,
        numbers[at],
        numbers[at] !== null && (numbers[at] as number) % 2 === 0,
      ]);
    expect(n.missing?.count()).toBe(numbers.filter((number) => number === null).length);
    expect(profileOf(base, "key 140000")?.values).toEqual({ id: "key 140000", n: null, yes: false });
    expect(profileOf(base, "nobody")).toBeUndefined();
  });

  it("name the damaged column and its rows", async () => {
    const project = await stored([
      { word: "a", whole: 1 },
      { word: "b", whole: 2 },
    ]);
    project.close();
    const database = new Database(project.path);
    const { position } = database.prepare("SELECT position FROM field WHERE id = 'whole'").get() as { position: number };
    database.prepare("UPDATE chunk SET data = x'0100000003000000' WHERE position = ?").run(position);
    database.close();
    const opened = openProject(project.path);
    const base = loadBase(opened);
    expect(cells(base, "word")).toEqual(["a", "b"]);
    expect(() => base.column("whole")).toThrow(/damaged: the column "whole" does not match its checksum in rows 1 to 65,536/);
    opened.close();
  });

  it("make the same hash in any order of rows, and another when a cell changes", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), async (rows, at) => {
        const project = testProject();
        const keyed = rows.map((cell, n) => ({ ...cell, id: `k${n}` }));
        const put = async (list: readonly Record<string, RawCell>[]) => {
          await store(
            project,
            Object.entries({ id: "text" as const, ...types }).map(([id, type]) => ({
              field: field(id, type, id === "id" ? "key" : null),
              cells: list.map((cell) => cell[id] ?? null),
            })),
          );
          return loadBase(project).dataHash;
        };
        const hash = await put(keyed);
        expect(await put([...keyed].reverse())).toBe(hash);
        const changed = keyed.map((cell, n) => (n === at % keyed.length ? { ...cell, whole: (cell.whole ?? 0) + 1 } : cell));
        expect(await put(changed)).not.toBe(hash);
      }),
      { numRuns: 20 },
    );
  });
});

describe("pages", () => {
  it("are slices of the sorted, filtered and searched rows", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(...Object.keys(types)),
        fc.boolean(),
        fc.nat({ max: 90 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom("", "a", "k1", "ZOO"),
        fc.option(fc.array(fc.nat({ max: 79 }))),
        async (rows, by, descending, offset, limit, search, members) => {
          const base = loadBase(await stored(rows));
          const mask = members === null ? null : new BitSet(base.rows);
          for (const member of members ?? []) if (member < base.rows) mask?.add(member);
          const fields = ["id", by, "word"];
          const all = Array.from({ length: base.rows }, (_, at) => fields.map((name) => cells(base, name)[at] as Cell));
          const text = search.toLowerCase();
          const wanted = all.filter(
            (cell, at) =>
              (!mask || mask.has(at)) &&
              (text === "" ||
                [cell[0], cell[2]].some((value) => typeof value === "string" && value.toLowerCase().includes(text)) ||
                (by === "word" &&
                  String(cell[1] ?? "")
                    .toLowerCase()
                    .includes(text))),
          );
          const page = pageOf(base, { fields, offset: 0, limit: 500, sort: { field: by, descending }, search }, mask);
          expect(page.total).toBe(wanted.length);
          expect([...page.rows].map(String).sort()).toEqual(wanted.map(String).sort());
          const compare = orderOf(all.map((cell) => cell[1] ?? null));
          for (let at = 1; at < page.rows.length; at++) {
            const [one, two] = [page.rows[at - 1]?.[1] ?? null, page.rows[at]?.[1] ?? null];
            if (one === null) expect(two).toBeNull();
            else if (two !== null) expect(descending ? compare(two, one) : compare(one, two)).toBeLessThanOrEqual(0);
          }
          const part = pageOf(base, { fields, offset, limit, sort: { field: by, descending }, search }, mask);
          expect(part.rows).toEqual(page.rows.slice(offset, offset + limit));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      ["9", "10", "2"],
      ["2", "9", "10"],
    ],
    [
      ["9", "", "10"],
      ["", "10", "9"],
    ],
  ])("sort %j by size only where every text is a whole number", async (words, sorted) => {
    const base = loadBase(await stored(words.map((word) => ({ word }))));
    const { rows } = pageOf(base, { fields: ["word"], offset: 0, limit: 5, sort: { field: "word", descending: false }, search: "" }, null);
    expect(rows).toEqual(sorted.map((word) => [word]));
  });

  it("keep the order of the import without a sort, and refuse unknown fields", async () => {
    const base = loadBase(await stored([{ word: "b" }, { word: "a" }]));
    expect(pageOf(base, { fields: ["word"], offset: 0, limit: 5, sort: null, search: "" }, null)).toEqual({
      total: 2,
      rows: [["b"], ["a"]],
    });
    expect(() => pageOf(base, { fields: ["none"], offset: 0, limit: 5, sort: null, search: "" }, null)).toThrow(/no field "none"/);
    expect(() =>
      pageOf(base, { fields: ["word"], offset: 0, limit: 5, sort: { field: "none", descending: false }, search: "" }, null),
    ).toThrow(/no field/);
  });

  it("sort many words as a plain sort does", () => {
    const word = fc.oneof(
      { weight: 6, arbitrary: fc.string({ maxLength: 9 }) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 9 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 9 }).map((zeros) => `ab${"\0".repeat(zeros)}`) },
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 3000, maxLength: 4000 }), fc.constantFrom("", "same prefix ", "WC-10"), (words, prefix) => {
        const list = [...new Set(words)].map((word) => prefix + word);
        const ranks = wordRanks(list);
        const texts = sortTexts(list);
        const order = list.map((_, code) => code).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
        const plain = list
          .map((_, code) => code)
          .sort((a, b) => ((texts[a] as string) < (texts[b] as string) ? -1 : (texts[a] as string) > (texts[b] as string) ? 1 : a - b));
        expect(order).toEqual(plain);
      }),
      { numRuns: 10 },
    );
    const alike = Array.from({ length: 512 }, (_, bits) =>
      [..."abcdefghi"].map((c, at) => ((bits >> at) & 1 ? c.toUpperCase() : c)).join(""),
    );
    expect([...wordRanks(alike)]).toEqual([...alike.keys()]);
    expect(sortTexts(["10", "9", "100"]).toSorted()).toEqual(sortTexts(["9", "10", "100"]));
  });
});

describe("summaries", () => {
  it("count missing and distinct values and name the commonest", async () => {
    const base = loadBase(
      await stored([
        { word: "a", whole: 5, flag: true, day: 0 },
        { word: "a", whole: -1, flag: false, day: 31 },
        { word: "b", whole: 5 },
        {},
      ]),
    );
    const of = (id: string) => fieldSummaries(base).find((summary) => summary.id === id);
    expect(of("word")).toMatchObject({
      rows: 4,
      missing: 1,
      distinct: 2,
      low: null,
      top: [
        { value: "a", count: 2 },
        { value: "b", count: 1 },
      ],
    });
    expect(of("whole")).toMatchObject({
      missing: 1,
      distinct: 2,
      low: -1,
      high: 5,
      top: [
        { value: 5, count: 2 },
        { value: -1, count: 1 },
      ],
    });
    expect(of("flag")).toMatchObject({
      missing: 2,
      distinct: 2,
      top: [
        { value: true, count: 1 },
        { value: false, count: 1 },
      ],
    });
    expect(of("day")).toMatchObject({ low: "1970-01-01", high: "1970-02-01" });
    expect(of("part")).toMatchObject({ missing: 4, distinct: 0, low: null, high: null, top: [] });
    expect(eventTypeSummaries(base)).toEqual([]);
  });

  it("agree with counting one by one", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const base = loadBase(await stored(rows));
        for (const { id, missing, distinct, top } of fieldSummaries(base)) {
          const values = cells(base, id).filter((cell) => cell !== null);
          expect(missing).toBe(rows.length - values.length);
          expect(distinct).toBe(new Set(values).size);
          for (const { value, count } of top) expect(values.filter((cell) => cell === value)).toHaveLength(count);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("what a field means", () => {
  it("can change, a role moves, and the key stays", async () => {
    const project = await stored([{ word: "a", flag: true }]);
    const before = loadBase(project);
    setField(project, { id: "flag", role: "consent:email", label: "May be mailed", group: "consent" });
    const after = loadBase(project);
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.dataHash).not.toBe(before.dataHash);
    expect(after.fields.find(({ id }) => id === "flag")).toMatchObject({ role: "consent:email", label: "May be mailed", group: "consent" });
    setField(project, { id: "flag", role: "region" });
    setField(project, { id: "word", role: "region", personal: true });
    const roles = Object.fromEntries(loadBase(project).fields.map(({ id, role }) => [id, role]));
    expect([roles.flag, roles.word]).toEqual([null, "region"]);
    expect(() => setField(project, { id: "word", role: "consent:email" })).toThrow(/holds text, which cannot be the consent to email/);
    expect(() => setField(project, { id: "word", role: "key" })).toThrow(/key is chosen at the import/);
    expect(() => setField(project, { id: "none" })).toThrow(/no field "none"/);
  });
});

it("an empty project has an empty base", () => {
  const base = loadBase(testProject());
  expect([base.rows, base.fields, base.eventTypes, base.keyHash.low.length]).toEqual([0, [], [], 0]);
  expect(base.dataHash).toMatch(/^[0-9a-f]{32}$/);
  expect(pageOf(base, { fields: [], offset: 0, limit: 10, sort: null, search: "" }, null)).toEqual({ total: 0, rows: [] });
});
