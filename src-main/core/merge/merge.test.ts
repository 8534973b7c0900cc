import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells, importText } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { setComputed } from "../computed/set-computed.ts";
import type { ProjectFile } from "../db/project-file.ts";

const base = "id,name,age,city\nA,Ann,30,Ames\nB,Bob,,Boone\nC,Cid,50,\n";
const differencesOf = async (project: ProjectFile, text: string, how: Parameters<typeof importText>[2]) => {
  const { report } = await importText(project, text, { key: "id", ...how });
  return report.differences;
};

async function withBase(text = base): Promise<ProjectFile> {
  const project = testProject();
  await importText(project, text, { key: "id" });
  return project;
}

describe("a file that meets the base", () => {
  it("updates: changes what is known, fills what was missing, keeps what the file leaves blank, and adds what is new", async () => {
    const project = await withBase();
    const found = await differencesOf(project, "id,age,city\nB,41,\nC,51,Clive\nD,20,Dows\n", { how: { mode: "update" } });
    const after = loadBase(project);
    expect(cells(after, "id")).toEqual(["A", "B", "C", "D"]);
    expect(cells(after, "name")).toEqual(["Ann", "Bob", "Cid", null]);
    expect(cells(after, "age")).toEqual([30, 41, 51, 20]);
    expect(cells(after, "city")).toEqual(["Ames", "Boone", "Clive", "Dows"]);
    expect(found).toMatchObject({
      mode: "update",
      on: "id",
      added: 1,
      changed: 2,
      unchanged: 0,
      file: { rows: 3, matched: 2, unmatched: 1, examples: ["D"] },
      base: { rows: 3, matched: 2, unmatched: 1, examples: ["A"] },
      after: { rows: 4, fields: 4 },
    });
    expect(found?.columns).toMatchObject([
      {
        field: "age",
        what: "changed",
        filled: 1,
        changed: 1,
        cleared: 0,
        examples: [
          { key: "B", from: null, to: 41 },
          { key: "C", from: 50, to: 51 },
        ],
      },
      { field: "city", what: "changed", filled: 1, changed: 0, cleared: 0, examples: [{ key: "C", from: null, to: "Clive" }] },
    ]);
  });

  it.each([
    ["append", "id,city\n1,Ames\n2,Boone\n44,Clive\n", { file: "1", base: "000001" }],
    ["update", "id,city\n1,Ames\n2,Boone\n44,Clive\n", { file: "1", base: "000001" }],
    ["join", "id,plan\n0000001,Gig\n2,Gig\n", { file: "0000001", base: "000001" }],
    ["update", "id,city\n000001,Ames\n000002,Boone\n3,Clive\n", undefined],
    ["append", "id,city\n51,Ames\n52,Boone\n", undefined],
    ["append", "id,city\nA,Ames\nB,Boone\n", undefined],
  ] as const)("tells keys that leading zeros keep apart: %s of %j", async (mode, text, zeros) => {
    const project = await withBase("id,city\n000001,Ames\n000002,Boone\n000003,\n000010,\n");
    expect((await differencesOf(project, text, { how: { mode } }))?.zeros).toEqual(zeros);
  });

  it("clears what the file leaves blank when that is asked for", async () => {
    const project = await withBase();
    const found = await differencesOf(project, "id,name,city\nA,,Adel\nB,Bea,\n", { how: { mode: "update", blanks: "clear" } });
    expect(cells(loadBase(project), "city")).toEqual(["Adel", null, null]);
    expect(cells(loadBase(project), "name")).toEqual([null, "Bea", "Cid"]);
    expect(found?.columns.find(({ field }) => field === "city")).toMatchObject({ changed: 1, cleared: 1 });
  });

  it("appends only who is new and names who is known", async () => {
    const project = await withBase();
    const found = await differencesOf(project, "id,name,age,city\nB,Other,1,Other\nD,Dee,20,Dows\n", { how: { mode: "append" } });
    expect(cells(loadBase(project), "name")).toEqual(["Ann", "Bob", "Cid", "Dee"]);
    expect(found?.leftOut).toEqual([{ reason: "a subscriber with this key is there already", count: 1, examples: ["B"] }]);
    expect(found).toMatchObject({ added: 1, changed: 0 });
  });

  it("joins columns, leaves those that are there as they are, and says where they differ", async () => {
    const project = await withBase();
    const found = await differencesOf(project, "id,name,tier\nC,Cid,gold\nB,Else,iron\nX,Xen,iron\n", { how: { mode: "join" } });
    const after = loadBase(project);
    expect(cells(after, "tier")).toEqual([null, "iron", "gold"]);
    expect(cells(after, "name")).toEqual(["Ann", "Bob", "Cid"]);
    expect(found?.leftOut).toEqual([{ reason: "no subscriber has this value of “id”", count: 1, examples: ["X"] }]);
    expect(found?.columns).toMatchObject([
      { field: "name", what: "left", changed: 1, examples: [{ key: "B", from: "Bob", to: "Else" }] },
      { field: "tier", what: "new", filled: 2 },
    ]);
  });

  it("joins on another field, of which several subscribers may have the same value", async () => {
    const project = await withBase("id,zip\nA,50010\nB,50036\nC,50010\n");
    await importText(project, "zip,people\n50010,66000\n50036,12000\n99999,1\n", { key: "zip", how: { mode: "join", on: "zip" } });
    expect(cells(loadBase(project), "people")).toEqual([66000, 12000, 66000]);
  });

  it("shows the differences of a look and keeps nothing", async () => {
    const project = await withBase();
    const before = loadBase(project);
    for (const mode of ["update", "join", "append", "replace"] as const) {
      const found = await differencesOf(project, "id,name,tier\nA,Anna,gold\nD,Dee,iron\n", { how: { mode }, dryRun: true });
      expect(found?.mode).toBe(mode);
    }
    expect(loadBase(project)).toBe(before);
    expect(project.stores.restorePoints.list()).toEqual([]);
  });

  it("says of a replacement who goes, who comes and which cells differ", async () => {
    const project = await withBase();
    const found = await differencesOf(project, "id,name,age\nA,Anna,30\nD,Dee,20\n", { dryRun: true });
    expect(found).toMatchObject({ mode: "replace", added: 1, gone: 2, changed: 1, unchanged: 0, base: { examples: ["B", "C"] } });
    expect(found?.columns).toMatchObject([
      { field: "name", what: "changed", changed: 1, cleared: 0 },
      { field: "age", what: "same" },
      { field: "city", what: "gone" },
    ]);
  });

  it.each([0, 1, 2])("replaces without a column that is named as a computed field, to the hash, in %i threads", async (threads) => {
    const brought = async (text: string) => {
      const project = await withBase();
      await setComputed(project, { id: "old", expression: "age >= 40" });
      await importText(project, text, { key: "id", threads });
      return loadBase(project);
    };
    const [one, other] = [await brought("id,age,old,city\nA,50,mine,Ames\n"), await brought("id,age,city\nA,50,Ames\n")];
    expect(cells(one, "old")).toEqual([true]);
    expect(one.dataHash).toBe(other.dataHash);
  });

  it("keeps leading zeros of a text field, and lets a type give way to a wider one, said", async () => {
    const project = await withBase("id,zip,n\nA,00501,1\nB,x,2\n");
    const found = await differencesOf(project, "id,zip,n\nA,00502,many\nB,00503,3\n", { how: { mode: "update" } });
    expect(cells(loadBase(project), "zip")).toEqual(["00502", "00503"]);
    expect(cells(loadBase(project), "n")).toEqual(["many", "3"]);
    expect(found?.columns.find(({ field }) => field === "n")).toMatchObject({ type: "text", was: "number", changed: 2 });
  });

  it("does not let a column without values change the type", async () => {
    const project = await withBase();
    await importText(project, "id,age,x\nA,,1\n", { key: "id", how: { mode: "update" } });
    expect(loadBase(project).column("age")?.type).toBe("number");
  });

  it("refuses a field to match on that does not exist, and a base without subscribers", async () => {
    await expect(importText(testProject(), base, { key: "id", how: { mode: "update" } })).rejects.toThrow(/no subscribers yet/);
    const project = await withBase();
    await expect(importText(project, base, { key: "id", how: { mode: "join", on: "none" } })).rejects.toThrow(/no field "none"/);
    expect(project.datasets.staged()).toEqual([]);
  });

  it("stores only the columns that differ", async () => {
    const project = await withBase();
    const homes = () => {
      const dataset = project.datasets.current("subscribers");
      return new Map(
        project.datasets.fields(dataset?.id ?? 0).map(({ id, position }) => [id, project.datasets.home(dataset?.id ?? 0, position)]),
      );
    };
    const before = homes();
    const column = loadBase(project).column("name");
    await importText(project, "id,age\nA,31\n", { key: "id", how: { mode: "update" } });
    const after = homes();
    for (const id of ["id", "name", "city", "#key-high", "#key-low"]) expect(after.get(id), id).toEqual(before.get(id));
    expect(after.get("age")).not.toEqual(before.get("age"));
    expect(loadBase(project).column("name")).toBe(column);
  });
});

describe("updates by a slow and obvious reference", () => {
  const row = fc.record({
    a: fc.option(fc.constantFrom("x", "y", "z", "Zoë"), { nil: null }),
    n: fc.option(fc.integer({ min: -5, max: 300 }), { nil: null }),
    f: fc.option(fc.boolean(), { nil: null }),
  });
  const table = fc.dictionary(fc.stringMatching(/^k[a-f]$/), row, { minKeys: 1 });
  type Rows = Record<string, { a: string | null; n: number | null; f: boolean | null }>;
  // The first row fixes the types, so that both ways read the same columns.
  const csv = (rows: Rows) =>
    `id,a,n,f\nk0,w,7,true\n${Object.entries(rows)
      .map(([id, { a, n, f }]) => `${id},${a ?? ""},${n ?? ""},${f ?? ""}\n`)
      .join("")}`;

  it("gives the same cells and the same hash as an import of the result", { timeout: 60_000 }, async () => {
    const seed = Date.now();
    console.info(`seed ${seed}`);
    await fc.assert(
      fc.asyncProperty(table, table, fc.constantFrom("keep", "clear"), async (first, second, blanks) => {
        const project = testProject();
        const file = { key: "id", dialect: { header: true } };
        await importText(project, csv(first), file);
        const { report } = await importText(project, csv(second), { ...file, how: { mode: "update", blanks } });
        const expected: Rows = structuredClone(first);
        let changed = 0;
        for (const [id, given] of Object.entries(second)) {
          const old = expected[id];
          const merged = old && blanks === "keep" ? { a: given.a ?? old.a, n: given.n ?? old.n, f: given.f ?? old.f } : given;
          if (old && JSON.stringify(old) !== JSON.stringify(merged)) changed++;
          expected[id] = merged;
        }
        const direct = testProject();
        await importText(direct, csv(expected), file);
        const [got, wanted] = [loadBase(project), loadBase(direct)];
        for (const field of ["id", "a", "n", "f"]) expect(cells(got, field)).toEqual(cells(wanted, field));
        expect(got.dataHash).toBe(wanted.dataHash);
        expect(report.differences?.changed).toBe(changed);
      }),
      { numRuns: 30, seed },
    );
  });
});

describe("restore points", () => {
  it("bring back the data before a bulk change, and the way back is a restore point too", async () => {
    const project = await withBase();
    const before = loadBase(project).dataHash;
    await importText(project, "id,age\nA,31\nD,1\n", { key: "id", how: { mode: "update" } });
    const after = loadBase(project).dataHash;
    const [point] = project.stores.restorePoints.list();
    expect(point).toMatchObject({ label: "Before updating from test.csv", subscribers: 3, fields: 4 });
    project.stores.restorePoints.restore(point?.id ?? "");
    expect(loadBase(project).dataHash).toBe(before);
    expect(cells(loadBase(project), "age")).toEqual([30, null, 50]);
    const [back] = project.stores.restorePoints.list();
    expect(back?.label).toBe("Before going back to “Before updating from test.csv”");
    project.stores.restorePoints.restore(back?.id ?? "");
    expect(loadBase(project).dataHash).toBe(after);
  });

  it("keep their data while they are there and give it up with them", async () => {
    const project = await withBase();
    await importText(project, "id,name\nQ,Quite Else\n", { key: "id" });
    const [point] = project.stores.restorePoints.list();
    expect(point?.bytes).toBeGreaterThan(0);
    while (project.datasets.sweepStep());
    project.stores.restorePoints.restore(point?.id ?? "");
    expect(cells(loadBase(project), "name")).toEqual(["Ann", "Bob", "Cid"]);
    for (const { id } of project.stores.restorePoints.list()) project.stores.restorePoints.remove(id);
    let steps = 0;
    while (project.datasets.sweepStep()) steps++;
    expect(steps).toBeGreaterThan(0);
    expect(cells(loadBase(project), "name")).toEqual(["Ann", "Bob", "Cid"]);
  });

  it("are limited in number and size, the oldest first", async () => {
    const project = await withBase();
    for (let n = 0; n < 12; n++) await importText(project, `id,age\nA,${n + 100}\n`, { key: "id", how: { mode: "update" } });
    const points = project.stores.restorePoints.list();
    expect(points.length).toBe(10);
    project.stores.restorePoints.restore(points[4]?.id ?? "");
    expect(cells(loadBase(project), "age")[0]).toBe(106);
    project.stores.restorePoints.prune({ count: 10, bytes: 0 });
    expect(project.stores.restorePoints.list().length).toBe(1);
  });
});

describe("events that are added", () => {
  const subscribers = "id,name\nA,Ann\nB,Bob\nC,Cid\n";

  it("stand in order of time among those that were there; other types and their people stay", async () => {
    const project = await withBase(subscribers);
    await importText(project, "id,event,at,amount\nA,buy,2026-01-05,5\nB,visit,2026-01-02,\nA,buy,2026-01-01,3\n", {
      key: "id",
      as: "events",
    });
    await importText(project, "id,event,at,amount,shop\nC,buy,2026-01-03,4,web\nA,buy,2026-01-05,6,web\n", {
      key: "id",
      as: "events",
      how: { mode: "append" },
    });
    const appended = loadBase(project);
    const whole = await withBase(subscribers);
    await importText(
      whole,
      "id,event,at,amount,shop\nA,buy,2026-01-05,5,\nB,visit,2026-01-02,,\nA,buy,2026-01-01,3,\nC,buy,2026-01-03,4,web\nA,buy,2026-01-05,6,web\n",
      { key: "id", as: "events" },
    );
    expect(appended.dataHash).toBe(loadBase(whole).dataHash);
    expect([...(appended.events("buy")?.rows ?? [])]).toEqual([0, 2, 0, 0]);
    expect([...(appended.events("visit")?.rows ?? [])]).toEqual([1]);
    expect(project.stores.restorePoints.list().map(({ label }) => label)).toEqual([
      "Before adding test.csv (events)",
      "Before importing test.csv (events)",
    ]);
  });

  it("of people who are not in the base are left out and named by key", async () => {
    const project = await withBase(subscribers);
    const { report } = await importText(project, "id,event,at\nA,buy,2026-01-05\nX,buy,2026-01-05\nX,buy,2026-01-06\nY,buy,2026-01-06\n", {
      key: "id",
      as: "events",
    });
    expect(report.orphans).toEqual({
      people: 2,
      events: 3,
      top: [
        { key: "X", events: 2 },
        { key: "Y", events: 1 },
      ],
    });
  });
});
