import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { MergeOptions } from "../../../src-shared/model/differences.ts";
import { cells, textFile } from "../../../test/support/csv-import.ts";
import { testFolder, testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { setComputed } from "../computed/set-computed.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { editCells } from "../edit/edit-cells.ts";
import { type FileToImport, type ImportHooks, importFiles, inspectFile } from "./index.ts";

interface Given {
  name: string;
  text: string;
  key?: string;
  as?: "events";
  how?: Partial<MergeOptions>;
}

async function filesOf(given: readonly Given[], rejects?: string): Promise<FileToImport[]> {
  const files: FileToImport[] = [];
  for (const { name, text, key = "id", as = "subscribers", how } of given) {
    const path = textFile(text, name);
    const { mapping } = await inspectFile(path, name, { key, as });
    if (!mapping) throw new Error("no mapping");
    files.push({ path, name, mapping, how, rejectPath: rejects && join(rejects, name) });
  }
  return files;
}

const bring = async (project: ProjectFile, given: readonly Given[], hooks: ImportHooks = {}, rejects?: string) =>
  importFiles(project, await filesOf(given, rejects), hooks);

/** The same files one import each. */
async function oneByOne(project: ProjectFile, given: readonly Given[]): Promise<void> {
  for (const each of given) await bring(project, [each]);
}

const people = { name: "people.csv", text: "id,name,zip\nA,Ann,00501\nB,Bob,50036\nC,Cid,00501\n" };
const plans = { name: "plans.csv", text: "id,tier,price\nA,gold,12.5\nC,iron,\nX,iron,3\n", how: { mode: "join" } } as const;
const towns = {
  name: "towns.csv",
  text: "zip,people\n00501,66000\n50036,12000\n99999,1\n",
  key: "zip",
  how: { mode: "join", on: "zip" },
} as const;
const visits = {
  name: "visits.csv",
  text: "id,event,at,page\nA,visit,2026-01-02,home\nB,buy,2026-01-03,\nZ,visit,2026-01-04,home\n",
  as: "events",
} as const;
const more = {
  name: "more.csv",
  text: "id,event,at,page\nC,visit,2026-01-01,shop\nA,call,2026-01-05,\n",
  as: "events",
  how: { mode: "append" },
} as const;

describe("several files as one import", () => {
  it("each meet what those before them made, also fields that they brought", async () => {
    const project = testProject();
    const { reports, combined } = await bring(project, [people, plans, towns, visits, more]);
    const base = loadBase(project);
    expect(cells(base, "tier")).toEqual(["gold", null, "iron"]);
    expect(cells(base, "people")).toEqual([66000, 12000, 66000]);
    expect(Array.from(base.events("visit")?.rows ?? [])).toEqual([2, 0]);
    expect(base.eventTypes).toEqual(["buy", "call", "visit"]);
    expect(reports.map(({ rows }) => rows.rejected)).toEqual([0, 0, 0, 1, 0]);
    expect(reports[1]?.differences).toMatchObject({ mode: "join", file: { unmatched: 1, examples: ["X"] } });
    expect(reports[2]?.differences).toMatchObject({ on: "zip", file: { unmatched: 1 } });
    expect(combined).toEqual({
      subscribers: { before: 0, after: 3 },
      fields: { before: 0, after: 6 },
      events: { before: 0, after: 4 },
      differences: null,
    });
    expect(project.stores.imports.list()).toHaveLength(5);
    expect(project.stores.restorePoints.list()).toEqual([]);
  });

  it("make the same data as one import after the other, over edited cells and computed fields", async () => {
    const prepare = async () => {
      const project = testProject();
      await oneByOne(project, [people, visits]);
      editCells(project, [{ key: "B", field: "name", value: "Bea" }]);
      await setComputed(project, { id: "code", expression: 'zip & "!"' });
      return project;
    };
    const next: Given[] = [
      { name: "news.csv", text: "id,name,zip\nB,,50037\nD,Dee,00502\n", how: { mode: "update" } },
      plans,
      { ...towns, text: `${towns.text}50037,5\n` },
      more,
      { ...more, name: "again.csv", text: "id,event,at,page\nD,buy,2026-01-01,basket\nB,visit,2025-12-31,\n" },
    ];
    const [together, apart] = [await prepare(), await prepare()];
    const { combined } = await bring(together, next);
    await oneByOne(apart, next);
    const [one, other] = [loadBase(together), loadBase(apart)];
    expect(one.dataHash).toBe(other.dataHash);
    expect(one.fields.map(({ id }) => id)).toEqual(other.fields.map(({ id }) => id));
    for (const { id } of one.fields) expect(cells(one, id), id).toEqual(cells(other, id));
    expect(cells(one, "name")).toEqual(["Ann", "Bea", "Cid", "Dee"]);
    expect(cells(one, "code")).toEqual(["00501!", "50037!", "00501!", "00502!"]);
    for (const type of other.eventTypes) expect(one.events(type)?.times, type).toEqual(other.events(type)?.times);
    expect(combined).toMatchObject({
      subscribers: { before: 3, after: 4 },
      fields: { before: 4, after: 7 },
      events: { before: 2, after: 6 },
    });
    expect(together.stores.restorePoints.list()).toHaveLength(3);
    expect(together.stores.restorePoints.list()[0]?.label).toBe("Before importing 5 files: news.csv, plans.csv, towns.csv and 2 others");
    together.stores.restorePoints.restore(together.stores.restorePoints.list()[0]?.id ?? "");
    expect(cells(loadBase(together), "name")).toEqual(["Ann", "Bea", "Cid"]);
    expect(loadBase(together).eventTypes).toEqual(["buy", "visit"]);
  });

  it("in a look keep nothing, and tell every cell that differs all in all", async () => {
    const project = testProject();
    await bring(project, [people]);
    const before = loadBase(project);
    const { reports, combined } = await bring(
      project,
      [{ name: "new.csv", text: "id,name,zip\nA,Anna,00501\nD,Dee,50036\n" }, towns, visits],
      { dryRun: true },
    );
    expect(loadBase(project)).toBe(before);
    expect(project.datasets.staged()).toEqual([]);
    expect(reports.map(({ dryRun }) => dryRun)).toEqual([true, true, true]);
    expect(reports[1]?.differences).toMatchObject({ base: { rows: 2, matched: 2 } });
    expect(combined?.differences).toMatchObject({ added: 1, gone: 2, changed: 1, after: { rows: 2, fields: 4 } });
    expect(combined?.differences?.columns).toMatchObject([
      { field: "name", what: "changed", changed: 1, examples: [{ key: "A", from: "Ann", to: "Anna" }] },
      { field: "zip", what: "same" },
      { field: "people", what: "new" },
    ]);
  });

  it("are all left out when one of them cannot be imported, with their reject files", async () => {
    const project = testProject();
    await bring(project, [people]);
    const before = loadBase(project);
    const folder = testFolder();
    const bad = { name: "bad.csv", text: "zip,note\n1,x\n", key: "zip", how: { mode: "join", on: "nothing" } } as const;
    await expect(bring(project, [{ ...plans, text: `${plans.text}X,again,1\n` }, bad], {}, folder)).rejects.toMatchObject({
      code: "field-unknown",
      where: "bad.csv: on",
    });
    expect(loadBase(project)).toBe(before);
    expect(project.datasets.staged()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    expect(project.stores.imports.list()).toHaveLength(1);
  });

  it("stop when they are asked to, at the second file too", async () => {
    const project = testProject();
    const stop = new AbortController();
    const rejects = testFolder();
    const long = { name: "long.csv", text: `id,n\n${Array.from({ length: 200_000 }, (_, n) => `k${n},${n}`).join("\n")}\nk1,1\n` };
    const onProgress = (_done: number, _total: number, name: string) => {
      if (name === "again.csv") stop.abort(new Error("stopped"));
    };
    await expect(
      bring(project, [long, { ...long, name: "again.csv", how: { mode: "update" } }], { signal: stop.signal, onProgress }, rejects),
    ).rejects.toThrow("stopped");
    expect(loadBase(project).rows).toBe(0);
    expect(existsSync(join(rejects, "long.csv"))).toBe(false);
  });
});
