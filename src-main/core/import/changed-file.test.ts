import { rmSync, truncateSync, utimesSync } from "node:fs";
import { expect, it } from "vitest";
import { textFile } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { importFile, inspectFile } from "./index.ts";

/** A file of some megabytes, so that it is read in several pieces. */
const rows = Array.from({ length: 300_000 }, (_, at) => `${at},name of ${at},${at % 97}\n`).join("");

/** Imports it, and does something to it when a part of it is read. */
async function meanwhile(act: (path: string) => void) {
  const project = testProject();
  await importFile(project, textFile("id,name,n\nA,Ann,1\n"), "first.csv", await mappingOf(textFile("id,name,n\nA,Ann,1\n")));
  const path = textFile(`id,name,n\n${rows}`);
  let done = false;
  const onProgress = (read: number) => {
    if (done || read < 1_000_000) return;
    done = true;
    act(path);
  };
  const report = await importFile(project, path, "people.csv", await mappingOf(path), { onProgress }).catch((error: unknown) => error);
  expect(done).toBe(true);
  return { report, rows: loadBase(project).rows };
}

async function mappingOf(path: string) {
  const { mapping } = await inspectFile(path, "people.csv", { key: "id" });
  if (!mapping) throw new Error("no mapping");
  return mapping;
}

it("refuses a file that is cut while it is read, and leaves the project as it was", async () => {
  const cut = await meanwhile((path) => truncateSync(path, 2_000_000));
  expect(cut.report).toMatchObject({ code: "file-changed", where: "people.csv" });
  expect(cut.rows).toBe(1);
});

it("refuses a file that is written to while it is read, though it keeps its size", async () => {
  const touched = await meanwhile((path) => utimesSync(path, 1, 1));
  expect(touched.report).toMatchObject({ code: "file-changed" });
  expect(touched.rows).toBe(1);
});

it.skipIf(process.platform === "win32")("reads on to the end of a file that is taken away", async () => {
  const gone = await meanwhile((path) => rmSync(path));
  expect(gone.report).toMatchObject({ rows: { kept: 300_000 } });
  expect(gone.rows).toBe(300_000);
});
