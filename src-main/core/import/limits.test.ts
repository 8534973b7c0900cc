import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { importPath, importText, textFile } from "../../../test/support/csv-import.ts";
import { dataFile, dataIsHere, dataNote } from "../../../test/support/data.ts";
import { testFolder, testProject } from "../../../test/support/project.ts";
import { zipOf } from "../../../test/support/zip.ts";
import { importFile, inspectFile } from "./index.ts";

const mebibyte = 1 << 20;

/** A file of a line of x after a beginning, of so many megabytes. */
function longLine(start: string, megabytes: number): string {
  const path = join(testFolder(), "long.csv");
  const file = openSync(path, "w");
  writeSync(file, start);
  const block = Buffer.alloc(mebibyte, "x");
  for (let n = 0; n < megabytes; n++) writeSync(file, block);
  closeSync(file);
  return path;
}

it("refuses a line without an end after 32 MB of it, whatever follows", async () => {
  const small = textFile("id,name\nA,Ann\nB,Bob\n");
  const { mapping } = await inspectFile(small, "x.csv", { key: "id" });
  if (!mapping) throw new Error("no mapping");
  for (const dialect of [mapping.dialect, { ...mapping.dialect, footerRows: 1 }]) {
    const wanted = { code: "file-line-long", where: "x.csv:3" };
    await expect(importFile(testProject(), longLine("id,name\nA,Ann\nB,", 70), "x.csv", { ...mapping, dialect })).rejects.toMatchObject(
      wanted,
    );
  }
});

it("reads a quoted cell of 70 MB as a row that has no end, not as memory without one", async () => {
  const small = textFile("id,name\nA,Ann\n");
  const { mapping } = await inspectFile(small, "x.csv", { key: "id" });
  if (!mapping) throw new Error("no mapping");
  const open = longLine('id,name\nA,Ann\nB,"', 70);
  await expect(importFile(testProject(), open, "x.csv", mapping)).rejects.toMatchObject({ code: "file-line-long" });
});

it("refuses gzip and ZIP that grow beyond what a table can", async () => {
  const large = Buffer.concat([Buffer.from("a,b\n"), Buffer.alloc(100 * mebibyte, `1,${"a".repeat(1021)}\n`)]);
  const bomb = gzipSync(large);
  const { mapping } = await inspectFile(textFile("a,b\n1,2\n"), "x.csv", { key: "a" });
  if (!mapping) throw new Error("no mapping");
  await expect(importFile(testProject(), textFile(bomb), "x.gz", mapping)).rejects.toMatchObject({ code: "file-bomb" });
  const archive = zipOf([{ name: "x.csv", content: large }]);
  await expect(importFile(testProject(), textFile(archive), "x.zip", mapping)).rejects.toMatchObject({ code: "file-bomb" });
});

it("refuses an archive that is cut short, and a gzip that is damaged", async () => {
  const archive = zipOf([{ name: "x.csv", content: Buffer.from("a,b\n1,2\n") }]);
  await expect(inspectFile(textFile(archive.subarray(0, -10)), "x.zip")).rejects.toMatchObject({ code: "file-damaged" });
  const packed = gzipSync("a,b\n1,2\n".repeat(1000));
  await expect(inspectFile(textFile(packed.subarray(0, 20)), "x.gz")).rejects.toMatchObject({ code: "file-damaged" });
});

it("refuses an archive whose content is not what was packed", async () => {
  const archive = Buffer.from(zipOf([{ name: "x.csv", content: Buffer.from("id,amount\nA,1007\nB,1008\n") }]));
  const { mapping } = await inspectFile(textFile(archive), "x.zip", { key: "id" });
  if (!mapping) throw new Error("no mapping");
  const checksum = archive.indexOf("PK\x01\x02", "latin1") + 16;
  archive[checksum] = (archive[checksum] ?? 0) ^ 1;
  await expect(inspectFile(textFile(archive), "x.zip")).rejects.toMatchObject({ code: "file-damaged" });
  await expect(importFile(testProject(), textFile(archive), "x.zip", mapping)).rejects.toMatchObject({ code: "file-damaged" });
});

it("reads headers that are names of the language's own", async () => {
  const { base } = await importText(testProject(), "id,__proto__,constructor,toString\nA,1,2,3\nB,4,5,6\n", { key: "id" });
  expect(base.fields.map(({ id }) => id)).toEqual(["id", "__proto__", "constructor", "toString"]);
  expect(base.column("__proto__")).toBeDefined();
});

it("reads thousands of columns", async () => {
  const width = 5000;
  const line = (first: string) => [first, ...Array.from({ length: width - 1 }, (_, at) => `c${at}`)].join(",");
  const { report } = await importText(testProject(), `${line("id")}\n${line("A")}x\n${line("B")}y\n`, {
    key: "id",
    dialect: { header: true },
  });
  expect(report.rows).toEqual({ read: 2, kept: 2, rejected: 0 });
  expect(report.fields).toBe(width);
});

it.skipIf(!dataIsHere)(`reads a sheet with a stray cell at XFD1048576${dataNote}`, async () => {
  const { report, base } = await importPath(testProject(), dataFile("awkward-files/made_here/xlsx_stray_last_cell.xlsx"), { key: "id" });
  expect(report.rows).toEqual({ read: 5, kept: 5, rejected: 0 });
  expect(base.fields.map(({ id }) => id)).toEqual(["id", "email"]);
});
