import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { cells, importPath, importText, textFile } from "../../../test/support/csv-import.ts";
import { dataFile, dataIsHere, dataNote, ibmFile } from "../../../test/support/data.ts";
import { testFolder, testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { importFile, inspectFile } from "./index.ts";

async function codeOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof InputError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
}

describe.skipIf(!dataIsHere)(`real files${dataNote}`, () => {
  it("keeps the telco base whole and reports its blank cells", async () => {
    const { report, base, inspection } = await importPath(testProject(), dataFile(ibmFile), { key: "customerID" });
    expect(report.rows).toEqual({ read: 7043, kept: 7043, rejected: 0 });
    expect(report.fields).toBe(21);
    expect(report.changed).toEqual([{ field: "TotalCharges", reason: "blank cells kept as missing", count: 11, examples: [" "] }]);
    expect(report.missing).toEqual([{ field: "TotalCharges", count: 11 }]);
    expect(base.fields).toHaveLength(21);
    const senior = inspection.columns.find(({ header }) => header === "SeniorCitizen");
    expect(senior).toMatchObject({ type: "boolean", note: expect.stringContaining("only 0 and 1") });
    // A name alone keeps nobody out of a journey: the mark of those who left is offered, not taken.
    expect(base.fields.filter(({ role }) => role !== null).map(({ id }) => id)).toEqual(["customerID"]);
    expect(inspection.columns.find(({ header }) => header === "Churn")?.note).toContain("May mark those who left");
    expect(cells(base, "MonthlyCharges").slice(0, 2)).toEqual([29.85, 56.95]);
    expect(cells(base, "customerID").slice(0, 2)).toEqual(["7590-VHVEG", "5575-GNVDE"]);
    expect(cells(base, "TotalCharges").filter((cell) => cell === null)).toHaveLength(11);
  });

  it("reads a mark, CRLF and headers with blanks", async () => {
    const { report, inspection } = await importPath(testProject(), dataFile("subscribers/maven_telecom/telecom_customer_churn.csv"));
    expect(inspection.dialect).toMatchObject({ encoding: "utf-8", lineEnd: "\r\n", delimiter: "," });
    expect(report.rows).toEqual({ read: 7043, kept: 7043, rejected: 0 });
    expect(report.mapping.key).toBe("Customerid");
    expect(report.fields).toBe(38);
  });

  it("reads semicolons, and asks for a key where no column can be one", async () => {
    const path = dataFile("responses/uci_bank/bank.csv");
    const inspection = await inspectFile(path, "bank.csv");
    expect(inspection.dialect.delimiter).toBe(";");
    expect(inspection.columns.map(({ type }) => type).join(" ")).toBe(
      "number text text text boolean number boolean boolean text number text number number number number text boolean",
    );
    expect(inspection.mapping).toBeNull();
    expect(inspection.reasons.at(-1)).toContain("choose the one that identifies a subscriber");
  });

  const spectrum = dataIsHere ? readdirSync(dataFile("awkward-files/csv-spectrum/csvs")).sort() : [];
  it.each(spectrum)("reads csv-spectrum %s as expected", async (name) => {
    const wanted: unknown = JSON.parse(readFileSync(dataFile(`awkward-files/csv-spectrum/json/${name.replace(".csv", ".json")}`), "utf8"));
    const { base, report } = await importPath(testProject(), dataFile(`awkward-files/csv-spectrum/csvs/${name}`));
    expect(report.rows.rejected).toBe(0);
    // The expected reading of this one is of another file: it holds other values under the same names.
    if (name === "location_coordinates.csv") return;
    const rows = Array.from({ length: base.rows }, (_, row) =>
      Object.fromEntries(base.fields.map(({ id }) => [id, String(cells(base, id)[row] ?? "")])),
    );
    // Files named crlf here hold plain line feeds, whatever the expected reading says.
    expect(rows).toEqual(
      JSON.parse(
        JSON.stringify(wanted).replaceAll(
          "\\r\\n",
          name.includes("crlf") && !readFileSync(dataFile(`awkward-files/csv-spectrum/csvs/${name}`)).includes(13) ? "\\n" : "\\r\\n",
        ),
      ),
    );
  });

  it("says something of every awkward file, and never crashes", async () => {
    const project = testProject();
    for (const folder of ["made_here", "csv-test-data/csv", "pollock/polluted_representative/csv", "frictionless"]) {
      for (const name of readdirSync(dataFile(`awkward-files/${folder}`))) {
        if (!/\.(csv|tsv|txt|xlsx)$/.test(name)) continue;
        const path = dataFile(`awkward-files/${folder}/${name}`);
        const said = await codeOf(async () => {
          const { mapping } = await inspectFile(path, name);
          if (!mapping) throw new InputError("no-key", "no key");
          const { rows } = await importFile(project, path, name, mapping);
          expect(rows.read, name).toBe(rows.kept + rows.rejected);
        });
        expect(said.length, name).toBeGreaterThan(5);
      }
    }
  });
});

describe("bad input", () => {
  it.each([
    ["", /^file-empty: The file is empty/],
    ["  \n \n", /^file-empty: The file holds nothing but blanks/],
    ["id,name\n", /^file-no-rows: The file has a header but no rows/],
    ["PK\x03\x04 and more", /^file-damaged: The file is a ZIP archive or workbook/],
    ["a\0b,c\0\n1,2\n", /^file-binary: The file holds zero bytes/],
  ])("%j", async (text, code) => {
    expect(await codeOf(() => inspectFile(textFile(text), "x.csv"))).toMatch(code);
  });

  it("loses only the line of a quote that nobody closes, and mends it where it is a row without", async () => {
    const open = await importText(testProject(), 'id,name,town\n1,"Ann, x, y\n2,Bob,Rome\n3,Cid,Oslo\n', { key: "id" });
    expect(open.report.rows).toEqual({ read: 3, kept: 2, rejected: 1 });
    expect(open.report.rejects[0]).toEqual({ reason: "a quote that opens and is never closed", count: 1, lines: [2] });
    const mended = await importText(testProject(), 'id,name,town\n1,"Ann,London\n2,Bob,Rome\n3,Cid,Oslo\n', { key: "id" });
    expect(cells(mended.base, "name")).toEqual(['"Ann', "Bob", "Cid"]);
    expect(mended.report.notes).toEqual(["Mended one row: quotes that open or close in the wrong place taken as text (line 2)."]);
  });

  it("says that there is no header when a key is asked for by name", async () => {
    const path = textFile("7590-VHVEG,Female,0,Yes,29.85\n5575-GNVDE,Male,0,No,56.95\n");
    expect(await codeOf(() => inspectFile(path, "x.csv", { key: "customerID" }))).toMatch(/^file-no-header: The file has no header row/);
    const { report, base } = await importPath(testProject(), path, { key: "column_1", dialect: { header: false } });
    expect(report.rows.kept).toBe(2);
    expect(base.fields.map(({ id }) => id)).toEqual(["column_1", "column_2", "column_3", "column_4", "column_5"]);
  });

  it("lists the columns and the nearest name when the key is missing", async () => {
    const path = textFile("customerID,name\nA,Ann\nB,Bob\n");
    expect(await codeOf(() => inspectFile(path, "x.csv", { key: "costumer_id" }))).toBe(
      'key-missing: There is no column "costumer_id"; did you mean "customerID". The file has: customerID, name.',
    );
    expect((await inspectFile(path, "x.csv", { key: "CUSTOMERID" })).mapping?.key).toBe("customerID");
  });

  it("refuses a mapping made for another file, and one that is no mapping of it", async () => {
    const project = testProject();
    const { mapping } = await inspectFile(textFile("id,name\nA,Ann\n"), "x.csv", { key: "id" });
    if (!mapping) throw new Error("no mapping");
    const other = textFile("id,nmae\nA,Ann\n");
    expect(await codeOf(() => importFile(project, other, "y.csv", mapping))).toMatch(/expects a column "name".*nearest is "nmae"/);
    const twice = { ...mapping, columns: mapping.columns.map((column) => ({ ...column, field: "id" })) };
    expect(await codeOf(() => importFile(project, other, "y.csv", twice))).toMatch(/^mapping-twice/);
    expect(await codeOf(() => importFile(project, other, "y.csv", { ...mapping, key: "none" }))).toMatch(/^mapping-key/);
    expect(loadBase(project).rows).toBe(0);
  });

  it("takes a meaning away from a column whose type had to give way, and says so", async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `S${at},${at % 2 === 0 ? "yes" : "no"}`);
    const { report, base, inspection } = await importText(testProject(), ["id,email_opt_in", ...rows, "S60000,perhaps", ""].join("\n"), {
      key: "id",
    });
    expect(inspection.mapping?.columns[1]).toMatchObject({ type: "boolean", role: "consent:email" });
    expect(base.fields[1]).toMatchObject({ id: "email_opt_in", type: "text", role: null });
    expect(report.changed[0]?.reason).toContain("kept as text and is not taken as the consent to email");
  });

  it("keeps the old base when no row of the new file can be kept", async () => {
    const project = testProject();
    await importText(project, "id,name\nA,Ann\n", { key: "id" });
    const before = loadBase(project).dataHash;
    const { mapping } = await inspectFile(textFile("id,name\nA,Ann\n"), "x.csv", { key: "id" });
    expect(
      await codeOf(() => importFile(project, textFile("id,name\n,Ann\n1,2,3\n"), "y.csv", mapping as NonNullable<typeof mapping>)),
    ).toMatch(/^file-all-rejected: None of the 2 rows could be kept/);
    expect(loadBase(project).dataHash).toBe(before);
  });
});

describe("rejected rows", () => {
  it("are counted by reason, written with their cells, and can be mended and imported", async () => {
    const folder = testFolder();
    const rejectPath = join(folder, "rejects.csv");
    const text = 'id,name,age\nA,Ann,31\nA,"Ann, again",32\n,Nobody,33\nB,Bob\nC,Cid,34,x\nD,"Dee"x,35,y\nE,Eve,36\n';
    const { report } = await importText(testProject(), text, { key: "id", rejectPath });
    expect(report.rows).toEqual({ read: 7, kept: 2, rejected: 5 });
    expect(report.rejectFile).toBe(rejectPath);
    expect(report.rejects.map(({ reason, lines }) => [reason, lines])).toEqual([
      ['the same "id" as an earlier row (line 3 repeats line 2)', [3]],
      ['no value in the key column "id"', [4]],
      ["fewer cells than the 3 columns", [5]],
      ["more cells than the 3 columns", [6]],
      ["text after a closing quote; a quote inside a cell is written twice", [7]],
    ]);
    const written = readFileSync(rejectPath, "utf8");
    expect(written.split("\n").slice(0, 6)).toEqual([
      "\ufeffrejected line,rejected because,id,name,age",
      '3,"the same ""id"" as line 2",A,"Ann, again",32',
      '4,"no value in the key column ""id""",,Nobody,33',
      "5,2 cells instead of 3,B,Bob",
      "6,4 cells instead of 3,C,Cid,34,x",
      '7,text after a closing quote; a quote inside a cell is written twice,D,"Deex,35,y"',
    ]);
    const mended = `${written.split("\n").slice(0, 2).join("\n").replace(",A,", ",F,")}\n`;
    const again = await importText(testProject(), mended, { key: "id" });
    expect(again.base.fields.map(({ id }) => id)).toEqual(["id", "name", "age"]);
    expect(cells(again.base, "name")).toEqual(["Ann, again"]);
  });

  it("leave no file when there are none", async () => {
    const rejectPath = join(testFolder(), "rejects.csv");
    const { report } = await importText(testProject(), "id,name\nA,Ann\n", { key: "id", rejectPath });
    expect(report.rejectFile).toBeNull();
    expect(existsSync(rejectPath)).toBe(false);
  });
});

describe("types", () => {
  it("come from the sample and give way to what the file holds, with a report", async () => {
    const rows = Array.from({ length: 30_000 }, (_, n) => `${n},${n % 2},${n},2024-01-0${1 + (n % 9)},${"x".repeat(40)}`);
    rows.push("x1,2,many,soon,y", "x2,3,5,2024-01-01,z");
    const { report, base } = await importText(testProject(), `id,flag,amount,day,filler\n${rows.join("\n")}\n`, { key: "id" });
    expect(report.rows.kept).toBe(30_002);
    expect(base.fields.map(({ id, type }) => `${id} ${type}`)).toEqual([
      "id text",
      "flag number",
      "amount text",
      "day text",
      "filler text",
    ]);
    expect(cells(base, "amount").slice(-2)).toEqual(["many", "5"]);
    expect(cells(base, "flag").slice(-3)).toEqual([1, 2, 3]);
    expect(report.changed.map(({ field, count, examples }) => [field, count, examples])).toEqual([
      ["flag", 2, ["2", "3"]],
      ["amount", 1, ["many"]],
      ["day", 1, ["soon"]],
    ]);
    expect(report.mapping.columns.find(({ field }) => field === "amount")?.type).toBe("text");
  });

  it("keep codes as text, and say why", async () => {
    const text =
      "id,zip,account,big,zip code,amount\na,00501,0071,12345678901234567890,94107,5\nb,10001,0072,12345678901234567891,94108,6\n";
    const { inspection } = await importText(testProject(), text, { key: "id" });
    expect(inspection.columns.map(({ type }) => type)).toEqual(["text", "text", "text", "text", "text", "number"]);
    expect(inspection.columns[1]?.note).toContain("Leading zeros (such as 00501)");
    expect(inspection.columns[3]?.note).toContain("more than 15 digits");
    expect(inspection.columns[4]?.note).toContain("codes, not amounts");
  });

  it("take the order of day and month from the whole column", async () => {
    const of = async (...dates: string[]) => {
      const { inspection, base } = await importText(testProject(), `id,when\n${dates.map((date, n) => `k${n},${date}`).join("\n")}\n`, {
        key: "id",
      });
      return [inspection.mapping?.columns[1]?.dateFormat, cells(base, "when")[0], inspection.columns[1]?.note];
    };
    expect(await of("03/04/2024", "25/12/2023")).toEqual(["D/M/YYYY", "2024-04-03", null]);
    expect(await of("03/04/2024", "12/25/2023")).toEqual(["M/D/YYYY", "2024-03-04", null]);
    expect(await of("03/04/2024", "05/06/2024")).toEqual(["M/D/YYYY", "2024-03-04", expect.stringContaining("also fits D/M/YYYY")]);
    expect(await of("12/25/2023", "25/12/2023")).toEqual([null, "12/25/2023", null]);
  });

  it("count stated texts as missing in typed columns only", async () => {
    const text = "id,spend,offer\na,1.5,None\nb,NULL,Offer A\nc,N/A,None\nd, ,x\n";
    const { report, base } = await importText(testProject(), text, { key: "id" });
    expect(cells(base, "spend")).toEqual([1.5, null, null, null]);
    expect(cells(base, "offer")).toEqual(["None", "Offer A", "None", "x"]);
    expect(report.changed.map(({ field, reason, count }) => `${count} ${reason} in ${field}`)).toEqual([
      '1 "NULL" cells kept as missing in spend',
      '1 "N/A" cells kept as missing in spend',
      "1 blank cells kept as missing in spend",
    ]);
  });
});

describe("encodings", () => {
  const text = "id,name,town\nA,Zoë,Málaga\nB,José,Köln\n";
  it.each([
    ["utf-8", Buffer.from(text)],
    ["utf-8", Buffer.from(`\ufeff${text}`)],
    ["utf-16le", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["utf-16le", Buffer.from(text, "utf16le")],
    ["utf-16be", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["windows-1252", Buffer.from(text, "latin1")],
  ])("%s", async (encoding, content) => {
    const { inspection, base } = await importText(testProject(), content, { key: "id" });
    expect(inspection.dialect.encoding).toBe(encoding);
    expect(base.fields.map(({ id }) => id)).toEqual(["id", "name", "town"]);
    expect(cells(base, "name")).toEqual(["Zoë", "José"]);
    expect(cells(base, "town")).toEqual(["Málaga", "Köln"]);
  });

  it("reads single lines that are not UTF-8, and says which", async () => {
    const many = Array.from({ length: 40_000 }, (_, n) => `k${n},Zoë number ${n}`).join("\n");
    const content = Buffer.concat([Buffer.from(`id,name\n${many}\n`), Buffer.from("last,José\n", "latin1")]);
    const { report, base } = await importText(testProject(), content, { key: "id" });
    expect(report.changed).toEqual([
      { field: "every column", reason: "lines that are not UTF-8 read as windows-1252", count: 1, examples: ["line 40002"] },
    ]);
    expect(cells(base, "name").at(-1)).toBe("José");
  });
});

describe("events", () => {
  const subscribers = "id,name\nA,Ann\nB,Bob\n";
  const events =
    "customer,event,when,amount\nB,paid,2024-01-03T10:00:00Z,5.5\nA,called,2024-01-02T09:00:00Z,\nA,paid,2024-01-01T08:00:00Z,4\nX,paid,2024-01-01T08:00:00Z,4\nA,paid,soon,4\nA,,2024-01-01T08:00:00Z,4\n";

  it("are kept by type in the order of time, and follow their subscribers", async () => {
    const project = testProject();
    expect(await codeOf(() => importText(project, events, { as: "events", key: "customer" }))).toMatch(/^events-no-subscribers/);
    await importText(project, subscribers, { key: "id" });
    const { report, base } = await importText(project, events, { as: "events", key: "customer" });
    expect(report.rows).toEqual({ read: 6, kept: 3, rejected: 3 });
    expect(base.eventTypes).toEqual(["called", "paid"]);
    const paid = base.events("paid");
    expect(Array.from(paid?.rows ?? [])).toEqual([0, 1]);
    expect(Array.from(paid?.times ?? [])).toEqual([1_704_096_000, 1_704_276_000]);
    expect([...(paid?.attributes.keys() ?? [])]).toEqual(["amount"]);
    expect([...(base.events("called")?.attributes.keys() ?? [])]).toEqual([]);
    await importText(project, "id,name\nC,Cid\nB,Bob\n", { key: "id" });
    const after = loadBase(project).events("paid");
    expect(Array.from(after?.rows ?? [])).toEqual([1]);
    expect(after?.attributes.get("amount")).toMatchObject({ length: 1, type: "number" });
  });
});

describe("the whole or nothing", () => {
  const table = (rows: readonly number[]) =>
    `id,name,age,town\n${rows.map((n) => `k${n},Name ${n % 977},${n % 90},${n % 3 === 0 ? "" : `Town ${n % 41}`}`).join("\n")}\n`;
  const numbers = Array.from({ length: 60_000 }, (_, n) => n);

  it("gives the same hash of the data whatever the order of the rows and columns", async () => {
    const [one, two, three] = [testProject(), testProject(), testProject()];
    const plain = await importText(one, table(numbers.slice(0, 2000)), { key: "id" });
    const shuffled = numbers.slice(0, 2000).map((n) => (n * 1237) % 2000);
    const other = await importText(two, table(shuffled), { key: "id" });
    expect(other.base.dataHash).toBe(plain.base.dataHash);
    const columns = table(shuffled)
      .split("\n")
      .map((line) => line.split(",").reverse().join(","))
      .join("\n");
    expect((await importText(three, columns, { key: "id" })).base.dataHash).toBe(plain.base.dataHash);
    const changed = table(shuffled).replace("Town 7", "Town 8");
    expect((await importText(three, changed, { key: "id" })).base.dataHash).not.toBe(plain.base.dataHash);
  });

  it("leaves the project as it was when cancelled, wherever that happens", async () => {
    const project = testProject();
    await importText(project, table(numbers.slice(0, 50)), { key: "id" });
    const before = loadBase(project).dataHash;
    const path = textFile(table(numbers));
    const { mapping } = await inspectFile(path, "x.csv", { key: "id" });
    if (!mapping) throw new Error("no mapping");
    const seen = new Set<string>();
    for (let steps = 0; ; steps++) {
      const controller = new AbortController();
      let reports = 0;
      const last = { done: 0, total: 1 };
      try {
        await importFile(project, path, "x.csv", mapping, {
          signal: controller.signal,
          onProgress: (done, total) => {
            expect(done).toBeGreaterThanOrEqual(last.done);
            Object.assign(last, { done, total });
            if (reports++ === steps) controller.abort();
          },
        });
        expect(loadBase(project).rows).toBe(60_000);
        break;
      } catch (error) {
        expect(error).toMatchObject({ name: "AbortError" });
        seen.add("cancelled");
        expect(loadBase(project).dataHash).toBe(before);
        expect(project.datasets.staged()).toEqual([]);
      }
    }
    expect(seen.has("cancelled")).toBe(true);
    expect(project.stores.imports.list()).toHaveLength(2);
  });

  it("keeps nothing of a dry run", async () => {
    const project = testProject();
    const { report } = await importText(project, table(numbers.slice(0, 50)), { key: "id", dryRun: true });
    expect(report).toMatchObject({ dryRun: true, rows: { kept: 50 } });
    expect(loadBase(project).rows).toBe(0);
    expect(project.stores.imports.list()).toEqual([]);
  });

  it("remembers the mapping for files with the same columns", async () => {
    const project = testProject();
    const { report } = await importText(project, table(numbers.slice(0, 50)), { key: "id" });
    expect(project.stores.imports.remembered("subscribers", ["id", "name", "age", "town"])).toEqual(report.mapping);
    expect(project.stores.imports.remembered("subscribers", ["id", "name"])).toBeUndefined();
  });
});
