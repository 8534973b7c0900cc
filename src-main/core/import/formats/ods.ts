import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Content } from "../content/content.ts";
import type { Format, Row } from "./format.ts";
import { lookAtSheet } from "./sheet-look.ts";
import { chosenSheet, numberText, trimmedRow } from "./sheet-values.ts";
import { noSheet } from "./xlsx.ts";
import { type Attributes, readXml } from "./xml.ts";

/** Most that a filled cell or row is believed to repeat. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1 << 20;

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  weight: number;
}

/** Collects the rows of one table of a document, OpenDocument 1.3 part 3, section 9. */
class TableReader {
  rows: Row[] = [];
  readonly sheets: Sheet[] = [];
  readonly #wanted: string | null;
  #in = false;
  #depth = 0;
  #line = 0;
  #cells: string[] = [];
  #rowRepeats = 1;
  #repeats = 1;
  #attributes: Attributes = {};
  #paragraphs: string[] = [];
  #paragraph = false;
  #note = false;
  #filled = 0;

  /** `wanted` is the table whose rows are kept; null to keep none and only list the tables. */
  constructor(wanted: string | null) {
    this.#wanted = wanted;
  }

  open(tag: string, attributes: Attributes): void {
    if (tag === "table") {
      this.#depth++;
      if (this.#depth > 1) return;
      this.sheets.push({ name: attributes.name ?? "", hidden: attributes.display === "false", weight: 0 });
      this.#in = attributes.name === this.#wanted || this.#wanted === null;
      this.#line = 0;
    } else if (!this.#in || this.#depth !== 1) return;
    else if (tag === "table-row") {
      this.#rowRepeats = Number(attributes["number-rows-repeated"] ?? 1);
      this.#cells = [];
      this.#filled = 0;
    } else if (tag === "table-cell" || tag === "covered-table-cell") {
      this.#repeats = Number(attributes["number-columns-repeated"] ?? 1);
      this.#attributes = attributes;
      this.#paragraphs = [];
    } else if (tag === "annotation") this.#note = true;
    else if (tag === "p" && !this.#note) {
      this.#paragraph = true;
      this.#paragraphs.push("");
    } else if (this.#paragraph && tag === "s") this.text(" ".repeat(Math.min(1000, Number(attributes.c ?? 1))));
    else if (this.#paragraph && tag === "tab") this.text("\t");
    else if (this.#paragraph && tag === "line-break") this.text("\n");
  }

  text(text: string): void {
    if (this.#paragraph && !this.#note) this.#paragraphs[this.#paragraphs.length - 1] += text;
  }

  close(tag: string): void {
    if (tag === "table") {
      this.#depth--;
      if (this.#depth === 0) this.#in = false;
    } else if (tag === "p") this.#paragraph = false;
    else if (tag === "annotation") this.#note = false;
    else if (!this.#in || this.#depth !== 1) return;
    else if (tag === "table-cell" || tag === "covered-table-cell") {
      const cell = this.#cell();
      const last = this.#cells.length;
      if (cell.trim() === "") this.#cells.length = Math.min(MOST_COLUMNS, last + this.#repeats);
      else {
        this.#filled++;
        for (let at = 0; at < Math.min(this.#repeats, MOST_COLUMNS - last); at++) this.#cells[last + at] = cell;
      }
    } else if (tag === "table-row") this.#endRow();
  }

  #endRow(): void {
    const first = this.#line + 1;
    this.#line += this.#rowRepeats;
    const sheet = this.sheets.at(-1);
    if (sheet) sheet.weight += this.#filled;
    if (this.#filled === 0 || this.#wanted === null) return;
    const cells = trimmedRow(this.#cells);
    for (let at = 0; at < Math.min(this.#rowRepeats, MOST_ROWS); at++) this.rows.push({ line: first + at, cells });
  }

  #cell(): string {
    const { "value-type": type, value = "", "date-value": date, "boolean-value": boolean } = this.#attributes;
    if (type === "float" || type === "currency" || type === "percentage") {
      const shown = this.#paragraphs.join("");
      // Numbers shown with leading zeros are codes.
      return /^0\d+$/.test(shown) && Number(shown) === Number(value) ? shown : numberText(Number(value));
    }
    if (type === "date" && date !== undefined) return date.replace("T", " ").replace(/\.0+$/, "");
    if (type === "boolean") return boolean === "true" ? "TRUE" : "FALSE";
    return this.#paragraphs.join("\n");
  }
}

async function documentPieces(content: Content) {
  const zip = await content.zip();
  const entry = zip?.entries.find(({ name }) => name === "content.xml");
  if (!zip || !entry)
    throw new InputError("file-damaged", "The document has no content.", { where: content.name, todo: "Save it again as a spreadsheet." });
  return zip.pieces(entry);
}

async function sheetsOf(content: Content): Promise<Sheet[]> {
  const reader = new TableReader(null);
  for await (const _ of readXml(await documentPieces(content), reader, content.name));
  return reader.sheets;
}

async function* rowsOf(content: Content, sheet: string): AsyncGenerator<{ rows: readonly Row[]; read: number }> {
  const reader = new TableReader(sheet);
  for await (const read of readXml(await documentPieces(content), reader, content.name)) {
    if (reader.rows.length === 0) continue;
    const { rows } = reader;
    reader.rows = [];
    yield { rows, read };
  }
}

export const ods: Format = {
  id: "ods",
  recognises: async (content) => {
    const zip = await content.zip();
    if (!zip) return false;
    const kind = zip.entries.find(({ name }) => name === "mimetype");
    if (!kind || kind.size > 200) return false;
    let type = "";
    for await (const { bytes } of zip.pieces(kind)) type += Buffer.from(bytes).toString("latin1");
    return /opendocument\.spreadsheet/.test(type);
  },
  look: async (content, given) => {
    const sheets = await sheetsOf(content);
    const sheet = chosenSheet(sheets, given.sheet);
    if (!sheet) throw noSheet(content.name, given.sheet, sheets);
    return lookAtSheet(content, "an OpenDocument spreadsheet", sheet.name, sheets, given, rowsOf(content, sheet.name));
  },
  rows: (content, dialect) => rowsOf(content, dialect.sheet ?? ""),
};
