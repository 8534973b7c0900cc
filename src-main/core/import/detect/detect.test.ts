import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textFile } from "../../../../test/support/csv-import.ts";
import { dataFile, dataIsHere, dataNote } from "../../../../test/support/data.ts";
import { withContent } from "../content/content.ts";
import { lookInto } from "../look.ts";
import { csvLine } from "../records.ts";
import { detectEncoding } from "./encoding.ts";

const look = (content: string | Uint8Array) => withContent(textFile(content), "x.csv", null, (opened) => lookInto(opened, {}));
const rowsOf = async (text: string) => (await look(text)).rows.map(({ cells }) => cells);

describe("how a file is written", () => {
  it("is found again, whatever the delimiter, quote and line end", async () => {
    const word = fc.constantFrom("Ann", "Bob, Jr.", "it's; so", 'five "inch"', "a | b", "plain", "two words", "");
    const row = fc.record({
      id: fc.integer({ min: 1, max: 99_999 }),
      name: word,
      fee: fc.double({ min: 0, max: 999, noNaN: true }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 4, maxLength: 30 }),
        fc.constantFrom(",", ";", "\t", "|", "^"),
        fc.constantFrom("\n", "\r\n", "\r"),
        async (rows, delimiter, lineEnd) => {
          const table = rows.map(({ id, name, fee, day }) => [`K${id}`, name, fee.toFixed(2), `2024-03-${String(day).padStart(2, "0")}`]);
          const lines = [["key", "name", "fee", "day"], ...table].map((cells) => csvLine(cells, delimiter));
          const found = await look(lines.join(lineEnd) + lineEnd);
          expect(found.dialect).toMatchObject({ delimiter, lineEnd, header: true, skipRows: 0, footerRows: 0 });
          expect(found.rows.map(({ cells }) => cells)).toEqual(table);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ["comma and blank", "a, b, c\n1, x y, 2024-01-02\n2, z, 2024-01-03\n", ", "],
    ["two bars", "a||b||c\n1||x|y||3\n2||z||4\n", "||"],
    ["one column with commas in its texts", "note\nhello, world\nplain\nand, so, on\nnothing\n", ";"],
    ["one column of names", "name\nAnn Lee\nBob Ray\nCid Roe\n", ","],
  ])("%s", async (_, text, delimiter) => {
    expect((await look(text)).dialect.delimiter).toBe(delimiter);
  });

  it("takes backslashes before quotes, apostrophes around cells, comments and lines that are one quoted cell", async () => {
    expect(await rowsOf('a,b\n1,"x \\"y\\", z"\n2,"q"\n')).toEqual([
      ["1", 'x "y", z'],
      ["2", "q"],
    ]);
    expect(await rowsOf("a,b\n1,'x, y'\n2,'it''s'\n3,'z, z'\n")).toEqual([
      ["1", "x, y"],
      ["2", "it's"],
      ["3", "z, z"],
    ]);
    expect(await rowsOf("# made today\na,b\n1,x\n# a remark\n2,y\n")).toEqual([
      ["1", "x"],
      ["2", "y"],
    ]);
    expect(await rowsOf('"a,""b"""\n"1,""x, y"""\n"2,""z"""\n')).toEqual([
      ["1", "x, y"],
      ["2", "z"],
    ]);
  });

  it("joins a text again that holds the delimiter without quotes", async () => {
    const rows = [
      "1,Ann,12 Main St, Springfield,39.99",
      "2,Bob,Dock 4,24.99",
      "3,Cid,Elm Rd 5, Unit 2, Rome,19.99",
      "4,Dee,High St 1,9.99",
      "5,Eve,Low St 2,8.99",
    ];
    const found = await look(`id,name,address,fee\n${rows.join("\n")}\n`);
    expect(found.dialect.wideColumn).toBe(2);
    expect(found.rows.map(({ cells }) => cells[2])).toEqual([
      "12 Main St, Springfield",
      "Dock 4",
      "Elm Rd 5, Unit 2, Rome",
      "High St 1",
      "Low St 2",
    ]);
  });
});

describe("where the table lies", () => {
  const body = "id,plan,fee,joined\n1,Gig,39.99,2024-01-02\n2,DSL,24.99,2024-01-03\n3,Gig,39.99,2024-01-04\n";

  it("is past titles, and before totals and remarks", async () => {
    const found = await look(`Subscriber extract,,,\nGenerated,2024-05-01,,\n,,,\n${body},,104.97,\nSource: billing\n`);
    expect(found.dialect).toMatchObject({ skipRows: 3, header: true, headerRows: 1 });
    expect(found.names).toEqual(["id", "plan", "fee", "joined"]);
    expect(found.rows.slice(0, 3).map(({ cells }) => cells[0])).toEqual(["1", "2", "3"]);
  });

  it("has a header of several rows, or none", async () => {
    const two = await look(`,,Money,Time\nid,plan,fee,joined\n${body.split("\n").slice(1).join("\n")}`);
    expect(two.rows.map(({ cells }) => cells[0])).toEqual(["1", "2", "3"]);
    const several = await look(`key,what,how much,when\n${body}`);
    expect(several.dialect.headerRows).toBe(2);
    expect(several.names).toEqual(["key id", "what plan", "how much fee", "when joined"]);
    const none = await look(body.split("\n").slice(1).join("\n"));
    expect(none.dialect.header).toBe(false);
    expect(none.names).toEqual(["column_1", "column_2", "column_3", "column_4"]);
  });

  it("ends before another table, and goes on past a header that comes again", async () => {
    const other = await look(`${body}\nregion,count\nNorth,5\nSouth,7\nEast,9\nWest,11\n`);
    expect(other.rows.map(({ cells }) => cells[0])).toEqual(["1", "2", "3"]);
    expect(other.dialect.endLine).toBe(5);
    const again = await look(body + body.replaceAll(/^(\d)/gm, "1$1"));
    expect(again.rows.map(({ cells }) => cells[0])).toEqual(["1", "2", "3", "11", "12", "13"]);
    expect(again.reasons.map(({ text }) => text).join(" ")).toContain("The header comes again once");
  });

  it("does not take a row that only names its key for a remark", async () => {
    const found = await look("id,plan,fee\n1,Gig,39.99\n2,DSL,24.99\n3,,\n");
    expect(found.rows).toHaveLength(3);
  });
});

describe.skipIf(!dataIsHere)(`encodings${dataNote}`, () => {
  it.each([
    ["gb18030.csv", "gb18030"],
    ["shift_jis.csv", "shift_jis"],
    ["koi8r.csv", "koi8-r"],
    ["iso8859_15.csv", "iso-8859-15"],
    ["macroman_cr.csv", "macintosh"],
    ["windows1252.csv", "windows-1252"],
    ["utf16le_nobom.csv", "utf-16le"],
    ["utf16be_bom.csv", "utf-16be"],
    ["mixed_utf8_and_cp1252_lines.csv", "utf-8"],
  ])("%s", (name, encoding) => {
    expect(detectEncoding(readFileSync(dataFile(`awkward-files/made_here/${name}`)), true, name).encoding).toBe(encoding);
  });
});

describe("a title that falls into as many cells as the table has columns", () => {
  const table = "id,region,joined,fee\nA1,North,2026-01-02,9.5\nA2,South,2026-01-03,8\nA3,North,2026-02-01,7.25\n";

  it.each([
    ["words and a year", `Report,of,May,2026\n${table}`],
    ["a sentence", `Fees,for,the,regions\n${table}`],
    ["words between blanks", `Subscribers Region Plan 2026\n${table.replaceAll(",", " ")}`],
  ])("is skipped with a reason: %s", async (_, text) => {
    const found = await look(text);
    expect(found.dialect).toMatchObject({ skipRows: 1, header: true, headerRows: 1 });
    expect(found.names).toEqual(["id", "region", "joined", "fee"]);
    expect(found.rows).toHaveLength(3);
    expect(found.reasons.find(({ about }) => about === "skipRows")?.text).toMatch(/Line 1 reads as a title/);
  });

  it.each([
    ["years as columns", "region,2024,2025\nNorth,1,2\nSouth,3,4\nEast,5,6\n"],
    ["units under the names", "id,day,fee\ntext,date,EUR\nA1,2026-01-02,9.5\nA2,2026-01-03,8\nA3,2026-01-04,7\n"],
    ["groups over the names", "Plan,2025,2026\nid,fee,cost\nA1,9.5,1\nA2,8,2\nA3,7,3\n"],
    ["names that are words of a sentence", "of,for,fee\nA,B,1\nC,D,2\nE,F,3\n"],
    ["a first row that comes again", "Sale,of,5,x\na,b,c,d\nSale,of,6,y\nSale,of,7,z\nSale,of,8,z\n"],
  ])("is not seen in a first row that is none: %s", async (_, text) => {
    expect((await look(text)).dialect.skipRows).toBe(0);
  });
});
