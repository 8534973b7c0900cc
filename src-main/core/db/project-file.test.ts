import { chmodSync, closeSync, copyFileSync, openSync, readdirSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { journeyV1Schema } from "../../../src-shared/model/journey.ts";
import { testFolder, testProject } from "../../../test/support/project.ts";
import { createProject, openProject } from "./project-file.ts";

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
}

it("leaves one file, whatever was written, and reads it back", () => {
  const folder = testFolder();
  const project = createProject(join(folder, "a.throughline"), { name: "First", currency: "EUR", timeZone: "Europe/Paris" });
  const journey = journeyV1Schema.parse({ format: "throughline.journey", version: 1, id: "jny_1", name: "Hello", later: { kept: true } });
  project.stores.journeys.save(journey);
  expect(readdirSync(folder).length).toBeGreaterThan(1);
  project.close();
  expect(readdirSync(folder)).toEqual(["a.throughline"]);
  const again = openProject(join(folder, "a.throughline"));
  expect(again.settings()).toEqual({ name: "First", currency: "EUR", timeZone: "Europe/Paris", caps: [], controlPercent: 0 });
  expect(again.id).toBe(project.id);
  expect(again.stores.journeys.get("jny_1")).toEqual(journey);
  expect(again.stores.journeys.byName("hello")?.id).toBe("jny_1");
  again.close();
});

it("refuses what is no project, and says what it is", () => {
  const folder = testFolder();
  const place = (name: string) => join(folder, name);
  writeFileSync(place("text"), "customerID,gender\n1,F\n".repeat(20));
  writeFileSync(place("empty"), "");
  const other = new Database(place("other"));
  other.exec("CREATE TABLE t (a)");
  other.close();
  expect(codeOf(() => openProject(place("text")))).toMatch(/^project-foreign: This is not a Throughline project: it is not a SQLite/);
  expect(codeOf(() => openProject(place("empty")))).toBe("project-foreign: The file is empty.");
  expect(codeOf(() => openProject(place("other")))).toMatch(/^project-foreign: This is a SQLite database of another application/);
  expect(codeOf(() => openProject(place("none")))).toMatch(/^project-missing/);
  expect(codeOf(() => openProject(folder))).toMatch(/^project-foreign: This is a folder/);
  expect(codeOf(() => createProject(place("text"), { name: "X" }))).toMatch(/^project-exists/);
  expect(readdirSync(folder).sort()).toEqual(["empty", "other", "text"]);
});

it("says where it cannot write", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "file"), "x");
  expect(codeOf(() => createProject(join(folder, "file", "a.throughline"), { name: "X" }))).toMatch(/^project-not-writable/);
  const project = testProject();
  expect(codeOf(() => project.saveCopy(join(folder, "none", "b.throughline")))).toMatch(/^project-not-writable/);
});

/** Runs as a user whom file permissions bind; root is bound by none. */
function asOrdinaryUser(folder: string, work: () => void): void {
  const root = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  if (root) process.seteuid?.(65_534);
  try {
    work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

it("opens a file that may not be written for reading", () => {
  const folder = testFolder();
  const project = testProject(folder);
  project.close();
  chmodSync(project.path, 0o444);
  asOrdinaryUser(folder, () => {
    const opened = openProject(project.path);
    expect(opened.readOnly).toBe(true);
    expect(opened.notice).toMatch(/cannot be written to/);
    expect(codeOf(() => opened.setSettings({ name: "Other" }))).toMatch(/^project-read-only/);
    opened.close();
  });
});

it("refuses a damaged file", () => {
  const project = testProject();
  for (let n = 0; n < 200; n++)
    project.stores.segments.save({ id: `s${n}`, name: `Segment ${n}`, description: "x".repeat(500), rules: { all: [] } });
  project.close();
  const size = statSync(project.path).size;
  const file = openSync(project.path, "r+");
  for (let at = 16_384; at < size; at += 16_384) writeSync(file, Buffer.alloc(400, 0xa5), 0, 400, at);
  closeSync(file);
  expect(codeOf(() => openProject(project.path))).toMatch(/^project-damaged: The project file is damaged: /);
});

it("lets one write and the others read", () => {
  const project = testProject();
  project.stores.segments.save({ id: "s", name: "All", description: "", rules: { all: [] } });
  const second = openProject(project.path);
  expect(second.readOnly).toBe(true);
  expect(second.notice).toMatch(/open in another Throughline/);
  expect(second.stores.segments.list()).toHaveLength(1);
  project.stores.segments.save({ id: "t", name: "Nobody", description: "", rules: { any: [] } });
  expect(second.stores.segments.list()).toHaveLength(2);
  expect(codeOf(() => second.meta.set("x", "y"))).toMatch(/^project-read-only/);
  expect(codeOf(() => second.setSettings({ name: "Other" }))).toMatch(/^project-read-only/);
  second.close();
  project.close();
  const third = openProject(project.path);
  expect(third.readOnly).toBe(false);
  third.close();
});

it("opens after the process that wrote it died", () => {
  const folder = testFolder();
  const project = testProject(folder);
  project.stores.segments.save({ id: "s", name: "All", description: "", rules: { all: [] } });
  const copy = join(folder, "copy.throughline");
  for (const end of ["", "-wal"]) copyFileSync(project.path + end, copy + end);
  writeFileSync(`${copy}-lock`, "");
  const opened = openProject(copy);
  expect(opened.readOnly).toBe(false);
  expect(opened.stores.segments.byName("All")).toBeDefined();
  opened.close();
  expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.throughline"]);
});

it("saves a clean copy while open, but not onto itself", () => {
  const project = testProject();
  project.stores.segments.save({ id: "s", name: "All", description: "", rules: { all: [] } });
  const copy = `${project.path}.copy`;
  project.saveCopy(copy);
  project.saveCopy(copy);
  expect(codeOf(() => project.saveCopy(project.path))).toMatch(/^copy-onto-itself/);
  const opened = openProject(copy);
  expect(opened.stores.segments.list()).toHaveLength(1);
  opened.close();
});

it("takes all changes of a transaction or none, and checks names and settings", () => {
  const project = testProject();
  const save = (id: string, name: string) => project.stores.segments.save({ id, name, description: "", rules: { all: [] } });
  save("a", "One");
  expect(() =>
    project.transact(() => {
      save("b", "Two");
      save("c", "One");
    }),
  ).toThrow(/already a segment named "One"/);
  expect(project.stores.segments.list().map(({ id }) => id)).toEqual(["a"]);
  save("a", "Renamed");
  expect(project.stores.segments.byName("Renamed")?.id).toBe("a");
  expect(codeOf(() => project.setSettings({ currency: "dollars" }))).toMatch(/^project-currency/);
  expect(codeOf(() => project.setSettings({ name: " " }))).toMatch(/^project-name/);
  expect(project.settings().currency).toBe("USD");
  expect(project.stores.plans.get("jny_1").owner).toBe("");
  project.stores.plans.save("jny_1", { ...project.stores.plans.get("jny_1"), owner: "Ann" });
  expect(project.stores.plans.get("jny_1").owner).toBe("Ann");
});

it("says which document cannot be read", () => {
  const project = testProject();
  project.stores.segments.save({ id: "s", name: "All", description: "", rules: { all: [] } });
  project.close();
  const database = new Database(project.path);
  database.prepare('UPDATE segment SET document = \'{"id":"s"}\'').run();
  database.close();
  const opened = openProject(project.path);
  expect(codeOf(() => opened.stores.segments.list())).toMatch(/^document-damaged: The project's segment s cannot be read: name/);
  opened.close();
});
