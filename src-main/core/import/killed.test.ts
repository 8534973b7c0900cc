import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { importText, textFile } from "../../../test/support/csv-import.ts";
import { testFolder, testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { openProject } from "../db/project-file.ts";

const rows = 120_000;
const table = `id,name,age\n${Array.from({ length: rows }, (_, n) => `k${n},Name ${n},${n % 90}`).join("\n")}\n`;

/** Imports in a process of its own and kills it after some milliseconds; true when it was still at work. */
function killedAfter(path: string, csv: string, script: string, milliseconds: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, path, csv], { stdio: ["ignore", "pipe", "inherit"] });
    child.on("error", reject);
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), milliseconds));
    child.on("exit", (_, signal) => resolve(signal === "SIGKILL"));
  });
}

it("a process killed in the middle of an import leaves the old base or the new one", async () => {
  const folder = testFolder();
  const project = testProject(folder);
  await importText(project, "id,name,age\nold,Old,1\n", { key: "id" });
  const old = loadBase(project).dataHash;
  project.close();
  const csv = textFile(table);
  const script = join(folder, "import.ts");
  const module = (path: string) => JSON.stringify(join(import.meta.dirname, path));
  writeFileSync(
    script,
    `import { openProject } from ${module("../db/project-file.ts")};
    import { importFile, inspectFile } from ${module("./index.ts")};
    const project = openProject(process.argv[2]);
    const { mapping } = await inspectFile(process.argv[3], "x.csv", { key: "id" });
    process.stdout.write("started\\n");
    await importFile(project, process.argv[3], "x.csv", mapping);
    project.close();`,
  );
  let killed = 0;
  for (const wait of [5, 60, 120, 200, 300, 450]) {
    if (await killedAfter(project.path, csv, script, wait)) killed++;
    const opened = openProject(project.path);
    const base = loadBase(opened);
    expect(opened.readOnly).toBe(false);
    expect(opened.datasets.staged()).toEqual([]);
    if (base.dataHash === old) expect(base.rows).toBe(1);
    else {
      expect(base.rows).toBe(rows);
      for (const { id } of base.fields) expect(base.column(id)?.length).toBe(rows);
    }
    opened.close();
  }
  expect(killed).toBeGreaterThan(1);
});
