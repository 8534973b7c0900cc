import { read, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Content } from "../content/content.ts";
import type { Format, Row } from "./format.ts";
import { lookAtSheet } from "./sheet-look.ts";
import { chosenSheet, numberText, shownBy, shownText, trimmedRow } from "./sheet-values.ts";
import { noSheet } from "./xlsx.ts";

/** Old and binary workbooks are read at once; at most 65,536 rows fit into one of the old kind. */
const LARGEST = 128 << 20;

interface Cell {
  readonly t: string;
  readonly v?: unknown;
  readonly z?: string | number;
  readonly w?: string;
}

async function workbookOf(content: Content): Promise<WorkBook> {
  const access = await content.access();
  if (access.size > LARGEST)
    throw new InputError("file-large", "The workbook is too large for its kind.", {
      where: content.name,
      todo: "Save it as XLSX or CSV, and import that.",
    });
  const bytes = await access.read(0, access.size);
  try {
    return read(bytes, { type: "buffer", dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false });
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    const locked = /password|encrypt/i.test(said);
    throw new InputError(
      locked ? "file-locked" : "file-damaged",
      locked ? "The workbook is locked with a password." : `The workbook cannot be read: ${said || "it is damaged"}.`,
      { where: content.name, todo: locked ? "Save it without a password." : "Open it in a spreadsheet and save it again." },
    );
  }
}

const cellsOf = (sheet: WorkSheet): readonly (readonly (Cell | undefined)[] | undefined)[] =>
  (sheet["!data"] as unknown as readonly (readonly (Cell | undefined)[] | undefined)[] | undefined) ?? [];

function textOf({ t, v, z }: Cell, from1904: boolean): string {
  if (t === "n" && typeof v === "number") {
    const shown = shownBy(typeof z === "number" ? z : 0, typeof z === "string" ? z : undefined);
    return shown === "number" ? numberText(v) : shownText(v, shown, from1904);
  }
  if (t === "b") return v === true ? "TRUE" : "FALSE";
  if (t === "e") return errors[Number(v)] ?? "#ERROR";
  return v === undefined || v === null ? "" : String(v);
}

/** Error values by their code, [MS-XLS] 2.5.10. */
const errors: Record<number, string> = { 0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A" };

const sheetsOf = (book: WorkBook) =>
  book.SheetNames.map((name, at) => {
    const hidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
    const sheet = book.Sheets[name];
    const weight = sheet ? cellsOf(sheet).reduce((sum, row) => sum + (row?.filter((cell) => cell !== undefined).length ?? 0), 0) : 0;
    return { name, hidden, weight: hidden ? weight / 1e6 : weight };
  });

const PART = 1000;

async function* rowsOf(book: WorkBook, name: string, size: number): AsyncGenerator<{ rows: readonly Row[]; read: number }> {
  const sheet = book.Sheets[name];
  const all = sheet ? cellsOf(sheet) : [];
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  for (let from = 0; from < all.length; from += PART) {
    const rows: Row[] = [];
    for (let at = from; at < Math.min(all.length, from + PART); at++) {
      const cells = trimmedRow(Array.from(all[at] ?? [], (cell) => (cell ? textOf(cell, from1904) : "")));
      if (cells.length > 0) rows.push({ line: at + 1, cells });
    }
    yield await Promise.resolve({ rows, read: Math.round((size * Math.min(all.length, from + PART)) / all.length) });
  }
}

export const xls: Format = {
  id: "xls",
  recognises: async (content) => {
    const { head } = content;
    if (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0) return true;
    const zip = await content.zip();
    return zip?.entries.some(({ name }) => /^xl\/workbook\.bin$/i.test(name)) ?? false;
  },
  look: async (content, given) => {
    const book = await workbookOf(content);
    const sheets = sheetsOf(book);
    const sheet = chosenSheet(sheets, given.sheet);
    if (!sheet) throw noSheet(content.name, given.sheet, sheets);
    return lookAtSheet(content, "an old or binary Excel workbook", sheet.name, sheets, given, rowsOf(book, sheet.name, content.size));
  },
  rows: async function* (content, dialect) {
    yield* rowsOf(await workbookOf(content), dialect.sheet ?? "", content.size);
  },
};
