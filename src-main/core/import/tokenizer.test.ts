import fc from "fast-check";
import { expect, it } from "vitest";
import { type Dialect, plainDialect } from "../../../src-shared/model/import.ts";
import { textFile } from "../../../test/support/csv-import.ts";
import { feed } from "./feed.ts";
import { csvLine, textRecords } from "./records.ts";
import { cellsOf } from "./row-sink.ts";
import type { Ragged } from "./tokenizer.ts";

const dialect = (part: Partial<Dialect> = {}): Dialect => ({
  ...plainDialect,
  header: false,
  ...part,
});

async function tokens(path: string, cut: Dialect, columns: number) {
  const rows: { line: number; cells: string[] }[] = [];
  const ragged: { why: Ragged; line: number; text: string }[] = [];
  const asText = (cells: readonly string[]) => cells.join("|");
  await feed(
    path,
    "test.csv",
    cut,
    columns,
    {
      batch: (batch) => {
        for (let row = 0; row < batch.rows; row++) rows.push({ line: batch.lines[row] ?? 0, cells: cellsOf(batch, row) });
      },
      ragged: (why, line, found) => ragged.push({ why, line, text: asText(found) }),
    },
    () => Promise.resolve(),
  );
  return { rows, ragged };
}

const cell = fc.string({ unit: fc.constantFrom("a", "b", " ", '"', ",", "\n", "\r\n", "é", "日", "7"), maxLength: 6 });

it("cuts every written table back into its cells", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .integer({ min: 2, max: 4 })
        .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 })),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      async (table, lineEnd, last) => {
        const text = table.map((cells) => csvLine(cells)).join(lineEnd) + (last ? lineEnd : "");
        const wanted = table.filter((cells) => csvLine(cells) !== "");
        const { rows, ragged } = await tokens(textFile(text), dialect({ lineEnd: lineEnd as "\n" }), table[0]?.length ?? 0);
        expect(ragged).toEqual([]);
        expect(rows.map(({ cells }) => cells)).toEqual(wanted);
        const plainly = [...textRecords(text, dialect({ lineEnd: lineEnd as "\n" }))];
        expect(plainly.map(({ cells }) => cells)).toEqual(wanted);
        expect(rows.map(({ line }) => line)).toEqual(plainly.map(({ line }) => line));
      },
    ),
    { numRuns: 300 },
  );
});

it("finds cells across the blocks in which a file is read", async () => {
  const long = "x".repeat(700_000);
  const table = Array.from({ length: 6 }, (_, n) => [String(n), `${long}"\n${n}`, "end"]);
  const { rows } = await tokens(textFile(table.map((cells) => csvLine(cells)).join("\n")), dialect(), 3);
  expect(rows.map(({ cells }) => cells)).toEqual(table);
  expect(rows.map(({ line }) => line)).toEqual([1, 3, 5, 7, 9, 11]);
});

it("names rows that do not fit, with their lines, and goes on", async () => {
  const text = 'a,b\n1\n2,3\n\n4,5,6\n"7"x,8,9\n"9\n",10\n11,12';
  const { rows, ragged } = await tokens(textFile(text), dialect({ header: true }), 2);
  expect(rows).toEqual([
    { line: 3, cells: ["2", "3"] },
    { line: 7, cells: ["9\n", "10"] },
    { line: 9, cells: ["11", "12"] },
  ]);
  expect(ragged).toEqual([
    { why: "few", line: 2, text: "1" },
    { why: "many", line: 5, text: "4|5|6" },
    { why: "quote", line: 6, text: "7x,8,9" },
  ]);
});

it("reads old Macintosh lines, other quotes and skipped lines", async () => {
  const { rows } = await tokens(
    textFile("title\rx;y\r'1;2';3\r"),
    dialect({ lineEnd: "\r", delimiter: ";", quote: "'", skipRows: 1, header: true }),
    2,
  );
  expect(rows).toEqual([{ line: 3, cells: ["1;2", "3"] }]);
});
