import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type Dialect, type Finding, type GivenDialect, type Inspection, plainDialect } from "../../../src-shared/model/import.ts";
import type { Content } from "./content/content.ts";
import { footerOf, placeTable, usualWidth } from "./detect/place.ts";
import { rejoined, wideColumnOf } from "./detect/wide-column.ts";
import { type Row, SAMPLE_ROWS } from "./formats/format.ts";
import { formatOf } from "./formats/index.ts";
import { mended } from "./mend.ts";
import { columnNames, renamedNote } from "./names.ts";

/** How a file was understood: its dialect with the reasons, and the table of its first rows. */
export interface Look {
  readonly dialect: Dialect;
  readonly reasons: readonly Finding[];
  /** Names of the columns, one for each. */
  readonly names: readonly string[];
  /** The header as it stands, its rows joined; null without one. */
  readonly head: readonly string[] | null;
  /** The first rows; those of another length than the names are ragged. */
  readonly rows: readonly Row[];
  /** The first of them that are read otherwise than they are written. */
  readonly mended: readonly MendedRow[];
  readonly sheets: readonly string[];
  readonly entries: readonly string[];
}

/** A row that is read otherwise than it is written. */
type MendedRow = Inspection["mended"][number];

/** Mended rows that are shown. */
const MENDED = 20;
const CHARACTERS = 2000;

/** The names in several header rows, joined column by column. */
function joined(rows: readonly Row[]): string[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, column) =>
    rows
      .map(({ cells }) => (cells[column] ?? "").trim())
      .filter((cell) => cell !== "")
      .join(" "),
  );
}

/** Fits a header to rows of another width, and says so. */
function fitted(head: readonly string[], width: number, reasons: Finding[]): string[] {
  if (head.length === width) return [...head];
  const said = `The header has ${head.length} ${head.length === 1 ? "cell" : "cells"} and the rows have ${width}`;
  if (head.length < width) {
    reasons.push({
      about: "header",
      text: `${said}: ${width - head.length === 1 ? "the last column has" : "the last columns have"} no name of their own. Check the names.`,
    });
    return [...head, ...new Array<string>(width - head.length).fill("")];
  }
  const blank = head.filter((cell) => cell.trim() === "").length;
  if (blank === head.length - width) {
    reasons.push({
      about: "header",
      text: `${said}: ${blank === 1 ? "the empty name is" : "the empty names are"} left out. Check the names.`,
    });
    return head.filter((cell) => cell.trim() !== "");
  }
  if (head.slice(width).some((cell) => cell.trim() !== ""))
    reasons.push({ about: "header", text: `${said}: the names after the last column are left out. Check the names.` });
  return head.slice(0, width);
}

/** Other readings of the ragged rows of a text file. */
function mendedRows(rows: readonly Row[], dialect: Dialect, width: number): Row[] {
  if (dialect.format !== "delimited" || dialect.wrapped) return [...rows];
  return rows.flatMap((row): Row[] => {
    if ((row.fault === undefined && row.cells.length === width) || row.text === undefined) return [row];
    const { text } = row;
    const found = mended(text, dialect, width);
    if (found.length === 0) return [row];
    return found.map(({ cells, offset, how }) => ({ line: row.line + offset, cells, text, how }));
  });
}

/** The first mended rows, as they are shown. */
const mendedOf = (rows: readonly Row[]): MendedRow[] =>
  rows
    .filter(({ how }) => how !== undefined)
    .slice(0, MENDED)
    .map(({ line, how = "", text = "", cells }) => ({ line, how, written: text.slice(0, CHARACTERS), cells: [...cells] }));

/** The column that holds the delimiter, and the records with its cells joined again; undefined without such a column. */
function wideColumn(
  rows: readonly Row[],
  base: Dialect,
  given: GivenDialect,
  reasons: Finding[],
): { column: number; width: number; rows: Row[] } | undefined {
  if (base.format !== "delimited" || given.wideColumn === null) return undefined;
  const from = given.skipRows ?? 0;
  const open = rows.filter(({ line }) => line > from);
  const found =
    given.wideColumn === undefined ? wideColumnOf(open, base.delimiter) : { column: given.wideColumn, width: open[0]?.cells.length ?? 0 };
  if (!found || found.width <= found.column) return undefined;
  const { column, width } = found;
  const name = (open[0]?.cells[column] ?? "").trim() || `column ${column + 1}`;
  let count = 0;
  const joinedRows = rows.map((row): Row => {
    const cells = row.cells.length > width && row.fault === undefined ? rejoined(row.cells, width, column, base.delimiter) : undefined;
    if (!cells) return row;
    count++;
    return { line: row.line, cells };
  });
  reasons.push({
    about: "wideColumn",
    text: `"${name}" holds the delimiter without quotes around its texts; in ${count.toLocaleString("en-GB")} rows its parts are joined again.`,
  });
  return { column, width, rows: joinedRows };
}

/** Records with quotes out of place, and a first one with another delimiter, in their other reading, so that they can be told from titles. */
function readable(rows: readonly Row[], base: Dialect, width: number): Row[] {
  if (base.format !== "delimited" || base.wrapped || width < 2) return [...rows];
  return rows.flatMap((row, at) =>
    row.fault === undefined && (at > 0 || row.cells.length === width) ? [row] : mendedRows([row], base, width),
  );
}

/**
 * Looks into a file: what it is, how it is written, where its table lies. `given` overrides what would be found; `most` is how many
 * records are looked at. Throws InputError where there is nothing to read.
 */
export async function lookInto(content: Content, given: GivenDialect, most = SAMPLE_ROWS): Promise<Look> {
  const format = await formatOf(content, given.format);
  const found = await format.look(content, given, most);
  const reasons = [...content.reasons, ...found.reasons];
  const base: Dialect = { ...plainDialect, ...found.dialect, format: format.id, entry: content.entry };
  const common = { sheets: found.sheets ?? [], entries: content.entries };
  if (found.names) {
    reasons.push({ about: "header", text: "The columns have the names that the file itself gives them." });
    const dialect = { ...base, header: false };
    return {
      ...common,
      dialect,
      reasons,
      names: columnNames(found.names, found.names.length),
      head: found.names,
      rows: found.rows,
      mended: [],
    };
  }
  const wide = wideColumn(found.rows, base, given, reasons);
  const records = wide ? readable(wide.rows, base, wide.width) : readable(found.rows, base, usualWidth(found.rows));
  const place = placeTable(records, found.whole, given);
  const { header, headerRows, endLine, width } = place;
  const skipRows = Math.max(place.skipRows, base.skipRows);
  let { footerRows } = place;
  reasons.push(...place.reasons);
  if (found.tail && given.footerRows === undefined && endLine === null) {
    footerRows = footerOf(found.tail, width);
    if (footerRows > 0)
      reasons.push({
        about: "footerRows",
        text: `The last ${footerRows === 1 ? "row is" : `${footerRows} rows are`} no part of the table (a total or a remark) and left out.`,
      });
  }
  const dialect: Dialect = { ...base, wideColumn: wide?.column ?? null, skipRows, header, headerRows, footerRows, endLine };
  const table = records.slice(place.first, place.last);
  if (table.length === 0)
    throw new InputError("file-no-rows", "The file has no rows.", {
      where: content.name,
      todo: "Export it again, with a header and rows.",
    });
  const headed = header ? table.slice(0, headerRows) : [];
  const mendedHead = headed.map((row) => mendedRows([row], dialect, width)[0] ?? row);
  const head = header ? joined(mendedHead) : null;
  const first = headed[0]?.cells;
  const body = table
    .slice(headed.length)
    .filter(({ cells }) => !(first && cells.length === first.length && cells.every((cell, at) => cell === first[at])));
  const repeats = table.length - headed.length - body.length;
  if (repeats > 0)
    reasons.push({
      about: "header",
      text: `The header comes again ${repeats === 1 ? "once" : `${repeats} times`} among the rows; those lines are left out.`,
    });
  const rows = mendedRows(body, dialect, width);
  const count = rows.filter(({ how }) => how !== undefined).length;
  if (count > 0)
    reasons.push({
      about: "rows",
      text: `${count.toLocaleString("en-GB")} ${count === 1 ? "row is" : "rows are"} not written as the others and read in another way; the report lists them.`,
    });
  const fit = head && fitted(head, width, reasons);
  const names = columnNames(fit, width);
  const renamed = fit && renamedNote(fit, names);
  if (renamed) reasons.push({ about: "header", text: renamed });
  return { ...common, dialect, reasons, names, head: fit, rows, mended: mendedOf(rows) };
}
