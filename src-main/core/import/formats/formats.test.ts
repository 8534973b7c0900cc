import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import writeExcel from "write-excel-file/node";
import { cells, importPath, importText, textFile } from "../../../../test/support/csv-import.ts";
import { dataFile, dataIsHere, dataNote } from "../../../../test/support/data.ts";
import { testFolder, testProject } from "../../../../test/support/project.ts";
import { zipOf } from "../../../../test/support/zip.ts";
import type { LoadedBase } from "../../columns/load-base.ts";
import { inspectFile } from "../index.ts";

const csv = "id,name,joined,fee,active,zip\nA,Zoë,2024-04-03,39.9,TRUE,00501\nB,José,2023-01-31,0.3,FALSE,02134\nC,李娜,,1200,TRUE,94107\n";
const table = (base: LoadedBase) => Object.fromEntries(base.fields.map(({ id, type }) => [`${id} ${type}`, cells(base, id)]));
const wanted = {
  "id text": ["A", "B", "C"],
  "name text": ["Zoë", "José", "李娜"],
  "joined date": ["2024-04-03", "2023-01-31", null],
  "fee number": [39.9, 0.3, 1200],
  "active boolean": [true, false, true],
  "zip text": ["00501", "02134", "94107"],
};
const records = [
  { id: "A", name: "Zoë", joined: "2024-04-03", fee: 39.9, active: true, zip: "00501" },
  { id: "B", name: "José", joined: "2023-01-31", fee: 0.3, active: false, zip: "02134" },
  { id: "C", name: "李娜", joined: null, fee: 1200, active: true, zip: "94107" },
];

async function workbook(): Promise<string> {
  const path = join(testFolder(), "twin.xlsx");
  const head = ["id", "name", "joined", "fee", "active", "zip"].map((value) => ({ value }));
  const day = (text: string | null) => (text === null ? null : { value: new Date(`${text}T00:00:00Z`), format: "yyyy-mm-dd" });
  const rows = records.map(({ id, name, joined, fee, active, zip }) => [
    { value: id },
    { value: name },
    day(joined),
    { value: fee === 0.3 ? 0.1 + 0.2 : fee },
    { value: active },
    { value: Number(zip), format: "00000" },
  ]);
  await writeExcel([head, ...rows], {}).toFile(path);
  return path;
}

describe("the same table in every format", () => {
  const forms: [string, () => string | Uint8Array | Promise<string>, string][] = [
    ["CSV", () => textFile(csv), "delimited"],
    ["XLSX, with dates as numbers, float noise and codes by their format", workbook, "xlsx"],
    ["JSON", () => textFile(JSON.stringify(records)), "json"],
    ["JSON inside a document", () => textFile(JSON.stringify({ made: "today", rows: records }, null, 2)), "json"],
    [
      "JSON by column",
      () =>
        textFile(
          JSON.stringify(Object.fromEntries(Object.keys(records[0] ?? {}).map((key) => [key, records.map((row) => row[key as "id"])]))),
        ),
      "json",
    ],
    ["JSON lines", () => textFile(records.map((row) => JSON.stringify(row)).join("\n")), "json-lines"],
    ["CSV in gzip", () => textFile(gzipSync(csv), "table.csv"), "delimited"],
    ["CSV in ZIP", () => textFile(zipOf([{ name: "folder/table.csv", content: Buffer.from(csv) }]), "table.zip"), "delimited"],
    [
      "JSON lines in gzip in ZIP",
      () => textFile(zipOf([{ name: "t.gz", content: gzipSync(records.map((row) => JSON.stringify(row)).join("\n")) }])),
      "json-lines",
    ],
    ["columns of fixed width", () => textFile(fixed()), "fixed-width"],
  ];

  function fixed(): string {
    const rows = csv
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
    return rows
      .map((row) =>
        row
          .map((cell, at) => cell.padEnd([4, 8, 12, 8, 8, 6][at] ?? 0))
          .join("")
          .trimEnd(),
      )
      .join("\n");
  }

  it.each(forms)("%s", async (_, make, format) => {
    const { base, inspection, report } = await importPath(testProject(), String(await make()), { key: "id" });
    expect(inspection.dialect.format).toBe(format);
    expect(inspection.reasons.join(" ")).not.toBe("");
    expect(report.rows.rejected).toBe(0);
    expect(table(base)).toEqual(wanted);
  });
});

describe("Parquet", () => {
  it("keeps long numbers whole, moments with their time, and a column called __proto__", async () => {
    const { base } = await importPath(testProject(), join(import.meta.dirname, "../../../../test/fixtures/subscribers.parquet"), {
      key: "customer_id",
    });
    expect(table(base)).toEqual({
      "customer_id text": ["0001", "0002", "0003"],
      "iccid text": ["8944110068123456789", "8944110068123456790", null],
      "joined datetime": ["2024-04-03T00:00:00Z", "2023-01-31T10:20:30Z", null],
      "fee number": [39.9, 0.1, -2.5],
      "__proto__ boolean": [true, false, true],
    });
  });
});

describe("JSON", () => {
  it("keeps nested members, lists, long numbers and __proto__", async () => {
    const text = '[{"id":1,"a":{"b":"x","__proto__":"p"},"n":12345678901234567890,"l":[1,2],"__proto__":"q"},{"id":2,"later":true}]';
    const { base } = await importText(testProject(), text, { key: "id" });
    expect(base.fields.map(({ id }) => id)).toEqual(["id", "a.b", "a.__proto__", "n", "l", "__proto__", "later"]);
    expect(["a.b", "a.__proto__", "n", "l", "__proto__", "later"].map((id) => cells(base, id)[0])).toEqual([
      "x",
      "p",
      "12345678901234567890",
      "[1,2]",
      "q",
      null,
    ]);
  });

  it("says where it is broken", async () => {
    await expect(inspectFile(textFile('[{"id":1},\n{"id":}]'), "x.json")).rejects.toMatchObject({ code: "file-json", where: "x.json:2" });
    await expect(inspectFile(textFile('[{"id":1},{"id":2}'), "x.json")).rejects.toMatchObject({ code: "file-json" });
    await expect(inspectFile(textFile('{"id":1}'), "x.json")).rejects.toMatchObject({ code: "file-json-no-table" });
  });
});

describe.skipIf(!dataIsHere)(`workbooks${dataNote}`, () => {
  const ibm = (name: string) => dataFile(`subscribers/ibm_telco_extended/Telco_customer_churn_${name}.xlsx`);

  it("reads the five IBM workbooks whole, None as text, zip codes as text, places as numbers", async () => {
    const services = await importPath(testProject(), ibm("services"), { key: "Customer ID" });
    expect(services.report.rows).toEqual({ read: 7043, kept: 7043, rejected: 0 });
    expect(cells(services.base, "Offer").filter((cell) => cell === "None")).toHaveLength(3877);
    expect(services.inspection.columns.find(({ header }) => header === "Offer")?.offeredMissing).toEqual(["None"]);
    const location = await importPath(testProject(), ibm("location"), { key: "Customer ID" });
    expect(location.report.rows.kept).toBe(7043);
    const types = new Map(location.base.fields.map(({ id, type }) => [id, type]));
    expect(["Zip Code", "Latitude", "Longitude"].map((id) => types.get(id))).toEqual(["text", "number", "number"]);
    for (const name of ["demographics", "status"])
      expect((await importPath(testProject(), ibm(name), { key: "Customer ID" })).report.rows.kept).toBe(7043);
    expect((await importPath(testProject(), ibm("population"))).report.rows.kept).toBe(1671);
  });

  it("counts days from 1904 where the workbook does, and reads the sheet that holds the table", async () => {
    const early = await importPath(testProject(), dataFile("awkward-files/made_here/xlsx_1904_dates.xlsx"), { key: "id" });
    expect(cells(early.base, "joined")[0]).toBe("2024-04-03");
    const messy = dataFile("awkward-files/made_here/xlsx_messy_subscribers.xlsx");
    const found = await inspectFile(messy, "messy.xlsx");
    expect(found.choices.sheets).toEqual(["Cover", "Hidden lookup", "Data (1)"]);
    expect(found.dialect).toMatchObject({ sheet: "Data (1)", skipRows: 3, footerRows: 1 });
    const alike = await inspectFile(messy, "messy.xlsx", { dialect: { sheet: "data (1)" } });
    expect(alike.dialect.sheet).toBe("Data (1)");
    expect(alike.reasons).toContain(
      'Of 3 sheets "Data (1)" is read, the only one whose name is “data (1)” but for upper and lower case or blanks.',
    );
    await expect(inspectFile(messy, "messy.xlsx", { dialect: { sheet: "None" } })).rejects.toMatchObject({ code: "sheet-missing" });
  });

  it.each(["table.xls", "table.ods", "table.xlsx", "table.tsv", "table.csv.gz", "table.csv.zip"])(
    "reads %s as its CSV twin",
    async (name) => {
      const twin = await inspectFile(dataFile("awkward-files/frictionless/table.csv"), "table.csv");
      const found = await inspectFile(dataFile(`awkward-files/frictionless/${name}`), name);
      expect(found.preview.slice(0, 2)).toEqual(twin.preview);
      expect(found.columns.map(({ header }) => header)).toEqual(["id", "name"]);
    },
  );

  it("reads old and OpenDocument cells by their kind", async () => {
    for (const name of ["table-with-ints-floats-dates.xls", "table-with-ints-floats-dates.ods"]) {
      const found = await inspectFile(dataFile(`awkward-files/frictionless/${name}`), name);
      expect(found.columns.map(({ type }) => type).slice(0, 3), name).toEqual(["number", "number", "date"]);
      expect(found.preview.length, name).toBe(3);
    }
    for (const name of ["table-with-booleans.xls", "table-with-booleans.ods"])
      expect((await inspectFile(dataFile(`awkward-files/frictionless/${name}`), name)).columns[1]?.type, name).toBe("boolean");
  });
});
