import { spawn } from "node:child_process";
import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importText } from "../../../test/support/csv-import.ts";
import { testFolder, testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { openProject } from "../db/project-file.ts";
import { editCells } from "../edit/edit-cells.ts";

const rows = 30_000;
const table = (from: number, count: number, city: string) =>
  `id,name,age,city\n${Array.from({ length: count }, (_, n) => `k${n + from},Name ${n},${n % 90},${city} ${n % 7}`).join("\n")}\n`;

const module = (path: string) => JSON.stringify(join(import.meta.dirname, path));
/** A process of its own that does one thing to a project, from the line `started` to the line `done`. */
const script = `
  import { openProject } from ${module("../db/project-file.ts")};
  import { importFile, inspectFile } from ${module("./index.ts")};
  import { foldEdits } from ${module("../edit/fold.ts")};
  import { erasePerson } from ${module("../privacy/erase-person.ts")};
  const [path, what, csv] = process.argv.slice(2);
  const project = openProject(path);
  const importing = async (how) => {
    const { mapping } = await inspectFile(csv, "x.csv", { key: "id" });
    process.stdout.write("started\\n");
    await importFile(project, csv, "x.csv", mapping, { how, threads: 2 });
  };
  if (what === "import") await importing({});
  else if (what === "update") await importing({ mode: "update" });
  else {
    process.stdout.write("started\\n");
    if (what === "restore") project.stores.restorePoints.restore(project.stores.restorePoints.list()[0].id);
    if (what === "fold") await foldEdits(project);
    if (what === "erase") await erasePerson(project, "k5");
  }
  process.stdout.write("done\\n");
  project.close();`;

interface Ending {
  killed: boolean;
  /** Milliseconds from the start of the work to its end, where it came so far. */
  took: number;
}

/** Runs the script and kills it some milliseconds after its work began. */
function killedAfter(words: readonly string[], milliseconds: number): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...words], { stdio: ["ignore", "pipe", "inherit"] });
    let [began, took] = [0, 0];
    child.on("error", reject);
    child.stdout.on("data", (bytes: Buffer) => {
      if (began === 0) {
        began = performance.now();
        setTimeout(() => child.kill("SIGKILL"), milliseconds);
      }
      if (bytes.includes("done")) took = performance.now() - began;
    });
    child.on("exit", (code, signal) => {
      if (signal === "SIGKILL" || code === 0) resolve({ killed: signal === "SIGKILL", took });
      else reject(new Error(`The process ended with status ${code} of its own.`));
    });
  });
}

/** Opens a project that was left behind and names its state by its hash; every column must load. */
function stateOf(path: string): string {
  const project = openProject(path);
  try {
    expect(project.readOnly).toBe(false);
    expect(project.datasets.staged()).toEqual([]);
    const base = loadBase(project);
    for (const { id } of base.fields) expect(base.column(id)?.length).toBe(base.rows);
    const points = project.stores.restorePoints.list();
    return `${base.dataHash} ${points.map(({ label }) => label).join("|")}`;
  } finally {
    project.close();
  }
}

const copyOf = (from: string, to: string) => {
  for (const end of ["-wal", "-shm", "-lock"]) rmSync(`${to}${end}`, { force: true });
  copyFileSync(from, to);
};

/** Small and linear, so that a seed that failed can be set again. */
const random = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

describe("a process killed at a random moment leaves the project as before or as after", () => {
  it("of an import, an update, a restore, a fold and an erasure: 50 moments", { timeout: 300_000 }, async () => {
    const folder = testFolder();
    const template = join(folder, "template.throughline");
    const program = join(folder, "work.ts");
    const csv = join(folder, "new.csv");
    writeFileSync(program, script);
    writeFileSync(csv, table(15_000, rows, "New"));
    const project = testProject(folder);
    await importText(project, table(0, rows, "Old"), { key: "id" });
    await importText(project, table(0, 1000, "Mid"), { key: "id", how: { mode: "update" } });
    editCells(
      project,
      Array.from({ length: 2000 }, (_, n) => ({ key: `k${n}`, field: "name", value: `Edited ${n}` })),
    );
    project.close();
    copyOf(project.path, template);
    const seed = Number(process.env.THROUGHLINE_KILL_SEED ?? Date.now() % 1_000_000);
    console.info(`seed ${seed} (THROUGHLINE_KILL_SEED)`);
    const next = random(seed);
    const path = join(folder, "work.throughline");
    const before = stateOf(template);
    let [killed, unfinished, moments] = [0, 0, 0];
    for (const [what, times] of [
      ["import", 13],
      ["update", 13],
      ["restore", 8],
      ["fold", 8],
      ["erase", 8],
    ] as const) {
      const words = [program, path, what, csv];
      copyOf(template, path);
      const { took } = await killedAfter(words, 120_000);
      const after = stateOf(path);
      for (let time = 0; time < times; time++, moments++) {
        copyOf(template, path);
        const wait = next() * took * 1.1;
        const ending = await killedAfter(words, wait);
        if (ending.killed) killed++;
        if (ending.killed && ending.took === 0) unfinished++;
        expect([before, after], `${what} killed after ${wait.toFixed(1)} ms`).toContain(stateOf(path));
      }
    }
    console.info(`${moments} moments, ${killed} killed, ${unfinished} of them before the work was done`);
    expect(moments).toBe(50);
    expect(unfinished).toBeGreaterThan(10);
  });
});
