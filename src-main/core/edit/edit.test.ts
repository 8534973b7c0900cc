import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { cells, importText } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { removeComputed, setComputed } from "../computed/set-computed.ts";
import { openProject, type ProjectFile } from "../db/project-file.ts";
import { editCells } from "./edit-cells.ts";
import { foldEdits, unfolded } from "./fold.ts";
import { editHistory, walkBack } from "./undo.ts";

const text = "id,name,age,city,since\nA,Ann,30,Ames,2020-05-01\nB,Bob,,Boone,2021-06-02\nC,Cid,50,,\n";

async function withBase(csv = text): Promise<ProjectFile> {
  const project = testProject();
  await importText(project, csv, { key: "id" });
  return project;
}

const hashOf = async (csv: string) => loadBase(await withBase(csv)).dataHash;

describe("an edited cell", () => {
  it("is seen by pages, segments and the hash as if it had been imported so", async () => {
    const project = await withBase();
    editCells(project, [
      { key: "A", field: "name", value: "Anna" },
      { key: "C", field: "city", value: "Ames" },
      { key: "A", field: "age", value: null },
      { key: "B", field: "since", value: "2022-01-31" },
    ]);
    const base = loadBase(project);
    expect(cells(base, "name")).toEqual(["Anna", "Bob", "Cid"]);
    expect(cells(base, "since")).toEqual(["2020-05-01", "2022-01-31", null]);
    expect(evaluate(base, { field: "city", op: "=", value: "Ames" }, { asOf: 0, segments: () => undefined }).count()).toBe(2);
    expect(base.dataHash).toBe(await hashOf("id,name,age,city,since\nA,Anna,,Ames,2020-05-01\nB,Bob,,Boone,2022-01-31\nC,Cid,50,Ames,\n"));
  });

  it("can be undone and done again by name, also after the project was opened again", async () => {
    const project = await withBase();
    const before = loadBase(project).dataHash;
    editCells(project, [{ key: "A", field: "name", value: "Anna" }]);
    editCells(project, [{ key: "B", field: "age", value: 41.5 }]);
    const after = loadBase(project).dataHash;
    project.close();
    const again = openProject(project.path);
    expect(editHistory(again).undo.map(({ label }) => label)).toEqual(["Edit age of B", "Edit name of A"]);
    walkBack(again, "undo");
    expect(cells(loadBase(again), "age")).toEqual([30, null, 50]);
    walkBack(again, "undo");
    expect(loadBase(again).dataHash).toBe(before);
    expect(() => walkBack(again, "undo")).toThrow(/no edit to undo/);
    walkBack(again, "redo");
    walkBack(again, "redo");
    expect(loadBase(again).dataHash).toBe(after);
    walkBack(again, "undo");
    editCells(again, [{ key: "C", field: "city", value: "Clive" }]);
    expect(editHistory(again)).toMatchObject({ undo: [{ label: "Edit city of C" }, { label: "Edit name of A" }], redo: [] });
    again.close();
  });

  it("is folded into its column alone, and can be undone after that", async () => {
    const project = await withBase();
    editCells(project, [{ key: "A", field: "name", value: "Anna" }]);
    const { dataHash } = loadBase(project);
    const homes = () => {
      const id = project.datasets.current("subscribers")?.id ?? 0;
      return new Map(project.datasets.fields(id).map((field) => [field.id, project.datasets.home(id, field.position).dataset]));
    };
    const old = homes();
    await foldEdits(project);
    expect(unfolded(project)).toBe(0);
    expect(loadBase(project).dataHash).toBe(dataHash);
    expect([...homes()].filter(([id, home]) => home !== old.get(id)).map(([id]) => id)).toEqual(["name"]);
    walkBack(project, "undo");
    expect(cells(loadBase(project), "name")).toEqual(["Ann", "Bob", "Cid"]);
  });

  it("survives an update from a file, and a restore point brings it back with its undo", async () => {
    const project = await withBase();
    editCells(project, [{ key: "A", field: "city", value: "Adel" }]);
    await importText(project, "id,age\nB,41\n", { key: "id", how: { mode: "update" } });
    expect(cells(loadBase(project), "city")).toEqual(["Adel", "Boone", null]);
    expect(editHistory(project).undo).toEqual([]);
    project.stores.restorePoints.restore(project.stores.restorePoints.list()[0]?.id ?? "");
    expect(cells(loadBase(project), "city")).toEqual(["Adel", "Boone", null]);
    walkBack(project, "undo");
    expect(cells(loadBase(project), "city")).toEqual(["Ames", "Boone", null]);
  });

  it("is refused by name where it does not fit, and then nothing changes", async () => {
    const project = await withBase();
    const { version } = loadBase(project);
    const good = { key: "A", field: "name", value: "Anna" };
    for (const [edit, reason] of [
      [{ key: "X", field: "name", value: "y" }, /no subscriber with the key "X"/],
      [{ key: "A", field: "nme", value: "y" }, /no field "nme"/],
      [{ key: "A", field: "id", value: "y" }, /not edited/],
      [{ key: "A", field: "age", value: "old" }, /"old" does not fit the field “age”, which holds number/],
      [{ key: "A", field: "since", value: "2026-02-30" }, /does not fit/],
    ] as const)
      expect(() => editCells(project, [good, edit])).toThrow(reason);
    expect(loadBase(project).version).toBe(version);
    expect(editHistory(project).undo).toEqual([]);
  });

  it("gives the hash of the edited table, whatever is edited, undone and folded", { timeout: 60_000 }, async () => {
    const seed = Date.now();
    console.info(`seed ${seed}`);
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(fc.constantFrom("A", "B", "C"), fc.constantFrom("name", "age", "city"), fc.option(fc.nat(300))) },
      { weight: 2, arbitrary: fc.constant("undo" as const) },
      { weight: 1, arbitrary: fc.constant("redo" as const) },
      { weight: 1, arbitrary: fc.constant("fold" as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const project = await withBase();
        const start: Record<string, Record<string, string | number | null>> = {
          A: { name: "Ann", age: 30, city: "Ames", since: "2020-05-01" },
          B: { name: "Bob", age: null, city: "Boone", since: "2021-06-02" },
          C: { name: "Cid", age: 50, city: null, since: null },
        };
        let [past, state, future] = [[] as (typeof start)[], start, [] as (typeof start)[]];
        for (const each of steps) {
          if (each === "fold") await foldEdits(project);
          else if (each === "undo" || each === "redo") {
            const [from, to] = each === "undo" ? [past, future] : [future, past];
            const next = from.pop();
            if (!next) continue;
            to.push(state);
            state = next;
            walkBack(project, each);
          } else {
            const [key, field, number] = each as [string, string, number | null];
            const value = number === null ? null : field === "age" ? number : `word ${number}`;
            if (state[key]?.[field] === value) continue;
            past.push(state);
            future = [];
            state = { ...state, [key]: { ...state[key], [field]: value } };
            editCells(project, [{ key, field, value }]);
          }
        }
        const csv = `id,name,age,city,since\n${Object.entries(state)
          .map(([key, row]) => `${key},${row.name ?? ""},${row.age ?? ""},${row.city ?? ""},${row.since ?? ""}\n`)
          .join("")}`;
        const base = loadBase(project);
        for (const field of ["name", "age", "city"])
          expect(cells(base, field)).toEqual(Object.values(state).map((row) => row[field] ?? null));
        const types = base.fields.map(({ type }) => type);
        const direct = testProject();
        await importText(direct, csv, { key: "id", dialect: { header: true } });
        // A column that lost all its values would be read as text; then the tables are not comparable.
        if (loadBase(direct).fields.every(({ type }, at) => type === types[at])) expect(base.dataHash).toBe(loadBase(direct).dataHash);
      }),
      { numRuns: 25, seed },
    );
  });
});

describe("a computed field", () => {
  it("holds its values, follows edits and their undo, and is used in segments", async () => {
    const project = await withBase();
    await setComputed(project, { id: "next age", expression: "coalesce(age, 0) + 1" });
    await setComputed(project, { id: "old", expression: "[next age] > 40" });
    expect(cells(loadBase(project), "next age")).toEqual([31, 1, 51]);
    editCells(project, [{ key: "B", field: "age", value: 60 }]);
    expect(cells(loadBase(project), "old")).toEqual([false, true, true]);
    const rule = { field: "old", op: "=", value: true } as const;
    expect(evaluate(loadBase(project), rule, { asOf: 0, segments: () => undefined }).count()).toBe(2);
    walkBack(project, "undo");
    expect(cells(loadBase(project), "old")).toEqual([false, false, true]);
  });

  it("is computed anew by an update, and left out with a reason when its field is gone", async () => {
    const project = await withBase();
    await setComputed(project, { id: "next", expression: "age + 1" });
    const { report } = await importText(project, "id,age\nA,70\nD,1\n", { key: "id", how: { mode: "update" } });
    expect(cells(loadBase(project), "next")).toEqual([71, null, 51, 2]);
    expect(report.computed).toEqual([{ field: "next", problem: null }]);
    const replaced = await importText(project, "id,name\nQ,Quinn Ox\n", { key: "id" });
    expect(replaced.report.computed).toEqual([{ field: "next", problem: "There is no field “age”." }]);
    expect(loadBase(project).fields.map(({ id }) => id)).toEqual(["id", "name"]);
  });

  it("gives the hash of a table in which it was imported", async () => {
    const project = await withBase();
    await setComputed(project, { id: "next", expression: "age + 1" });
    editCells(project, [{ key: "A", field: "age", value: 31 }]);
    expect(loadBase(project).dataHash).toBe(
      await hashOf("id,name,age,city,since,next\nA,Ann,31,Ames,2020-05-01,32\nB,Bob,,Boone,2021-06-02,\nC,Cid,50,,,51\n"),
    );
  });

  it("can be given another expression, which those that read it follow, and be removed", async () => {
    const project = await withBase();
    await setComputed(project, { id: "a", expression: "age * 2" });
    await setComputed(project, { id: "b", expression: "a + 1" });
    await setComputed(project, { id: "a", expression: "age * 10" });
    expect(cells(loadBase(project), "b")).toEqual([301, null, 501]);
    await expect(setComputed(project, { id: "a", expression: "b + 1" })).rejects.toThrow(/computed from “a” itself/);
    await expect(removeComputed(project, "a")).rejects.toThrow(/“b” is computed from “a”/);
    await removeComputed(project, "b");
    await removeComputed(project, "a");
    expect(loadBase(project).dataHash).toBe(await hashOf(text));
  });

  it("is refused with the character where its expression is wrong, and for a name that is taken", async () => {
    const project = await withBase();
    await expect(setComputed(project, { id: "x", expression: "age + nme" })).rejects.toMatchObject({
      message: "There is no field “nme”.",
      where: "expression, character 7",
      todo: "Did you mean name?",
    });
    await expect(setComputed(project, { id: "age", expression: "1" })).rejects.toThrow(/already a field “age”/);
    expect(() => editCells(project, [{ key: "A", field: "x", value: 1 }])).toThrow(/no field/);
  });
});
