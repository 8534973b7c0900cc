import { InputError } from "../../../../src-shared/lib/input-error.ts";
import { plural } from "../../../../src-shared/lib/numbers.ts";
import type { Finding, GivenDialect } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import { type Found, type Row, SAMPLE_ROWS } from "./format.ts";

/** The first rows, and whether they are all. */
export async function firstRows(all: AsyncIterable<{ rows: readonly Row[] }>): Promise<{ rows: Row[]; whole: boolean }> {
  const rows: Row[] = [];
  for await (const part of all) {
    rows.push(...part.rows);
    if (rows.length > SAMPLE_ROWS) return { rows: rows.slice(0, SAMPLE_ROWS), whole: false };
  }
  return { rows, whole: true };
}

/** What is found of a sheet; `kind` is what a person calls such a file. */
export async function lookAtSheet(
  content: Content,
  kind: string,
  sheet: string,
  sheets: readonly { name: string; hidden: boolean }[],
  given: GivenDialect,
  all: AsyncIterable<{ rows: readonly Row[] }>,
): Promise<Found> {
  const { rows, whole } = await firstRows(all);
  if (rows.length === 0)
    throw new InputError("file-empty", `The sheet "${sheet}" is empty.`, {
      where: content.name,
      todo: sheets.length > 1 ? `Choose another: ${sheets.map(({ name }) => name).join(", ")}.` : "Save the workbook with its rows.",
    });
  const width = rows.reduce((most, { cells }) => Math.max(most, Math.min(cells.length, 16_384)), 0);
  const usual = usualWidth(rows) ?? width;
  const reasons: Finding[] = [{ about: "format", text: `The file is ${kind}, by its content.` }];
  const asked = given.sheet ?? null;
  if (sheets.length > 1 || (asked !== null && asked !== sheet)) {
    const why =
      asked === null
        ? "the one that holds the most"
        : asked === sheet
          ? "as asked"
          : `the only one whose name is “${asked}” but for upper and lower case or blanks`;
    reasons.push({ about: "sheet", text: `Of ${plural(sheets.length, "sheet")} "${sheet}" is read, ${why}.` });
  }
  const chosen = sheets.find(({ name }) => name === sheet);
  if (chosen?.hidden) reasons.push({ about: "sheet", text: `The sheet "${sheet}" is hidden in the workbook.` });
  const padded = rows.map((row) =>
    row.cells.length >= usual || row.cells.length === 0
      ? row
      : { ...row, cells: [...row.cells, ...new Array<string>(usual - row.cells.length).fill("")] },
  );
  return { dialect: { sheet }, reasons, rows: padded, whole, sheets: sheets.map(({ name }) => name) };
}

/** The widest that several rows are: rows of a sheet end at their last filled cell. */
function usualWidth(rows: readonly Row[]): number | undefined {
  const lengths = rows.map(({ cells }) => cells.length).sort((a, b) => b - a);
  const [widest] = lengths;
  // A stray cell far to the right of all others does not widen the table.
  const second = lengths[Math.min(lengths.length - 1, Math.max(1, Math.floor(lengths.length / 100)))];
  return second !== undefined && widest !== undefined && widest > second * 2 + 8 ? second : widest;
}
