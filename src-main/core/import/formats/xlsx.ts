import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Dialect, GivenDialect } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import type { Zip, ZipEntry } from "../content/zip.ts";
import type { Format, Row } from "./format.ts";
import { lookAtSheet } from "./sheet-look.ts";
import { chosenSheet, numberText, type Shown, shownBy, shownText, trimmedRow } from "./sheet-values.ts";
import { type Attributes, readXml } from "./xml.ts";

interface Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
  readonly hidden: boolean;
  readonly weight: number;
}

interface Workbook {
  readonly zip: Zip;
  readonly sheets: readonly Sheet[];
  readonly from1904: boolean;
  readonly entry: (path: string) => ZipEntry | undefined;
  readonly folder: string;
}

/** Characters of texts that all sheets share, kept in memory. */
const MOST_SHARED = 1 << 29;

async function each(
  zip: Zip,
  entry: ZipEntry | undefined,
  name: string,
  open: (tag: string, attributes: Attributes) => void,
): Promise<void> {
  if (!entry) return;
  for await (const _ of readXml(zip.pieces(entry), { open, close: () => undefined, text: () => undefined }, name));
}

const parent = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);
const resolved = (folder: string, target: string) =>
  target.startsWith("/") ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1);

async function workbookOf(content: Content): Promise<Workbook> {
  const zip = await content.zip();
  if (!zip) throw new Error("a workbook is a ZIP archive");
  const byName = new Map(zip.entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const entry = (path: string) => byName.get(path.toLowerCase());
  let main = "xl/workbook.xml";
  await each(zip, entry("_rels/.rels"), content.name, (tag, { Type = "", Target = "" }) => {
    if (tag === "Relationship" && Type.endsWith("/officeDocument")) main = resolved("", Target);
  });
  const folder = parent(main);
  const targets = new Map<string, string>();
  await each(zip, entry(`${folder}_rels/${main.slice(folder.length)}.rels`), content.name, (tag, { Id = "", Target = "" }) => {
    if (tag === "Relationship") targets.set(Id, resolved(folder, Target));
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  await each(zip, entry(main), content.name, (tag, attributes) => {
    if (tag === "workbookPr") from1904 = /^(1|true|on)$/.test(attributes.date1904 ?? "");
    if (tag !== "sheet") return;
    const found = entry(targets.get(attributes.id ?? "") ?? "");
    const hidden = (attributes.state ?? "visible") !== "visible";
    if (found && /worksheets?\//i.test(found.name))
      sheets.push({ name: attributes.name ?? "", entry: found, hidden, weight: found.size / (hidden ? 1e6 : 1) });
  });
  if (sheets.length === 0)
    throw new InputError("file-no-sheet", "The workbook has no sheet with cells.", {
      where: content.name,
      todo: "Save the table as a sheet of cells.",
    });
  return { zip, sheets, from1904, entry, folder };
}

/** How each style of a cell shows numbers. */
async function stylesOf({ zip, entry, folder }: Workbook, name: string): Promise<Shown[]> {
  const codes = new Map<number, string>();
  const shown: Shown[] = [];
  let within = false;
  const events = {
    open: (tag: string, { numFmtId, formatCode }: Attributes) => {
      if (tag === "numFmt") codes.set(Number(numFmtId), formatCode ?? "");
      if (tag === "cellXfs") within = true;
      if (tag === "xf" && within) shown.push(shownBy(Number(numFmtId ?? 0), codes.get(Number(numFmtId ?? 0))));
    },
    close: (tag: string) => {
      if (tag === "cellXfs") within = false;
    },
    text: () => undefined,
  };
  const styles = entry(`${folder}styles.xml`);
  if (styles) for await (const _ of readXml(zip.pieces(styles), events, name));
  return shown;
}

/** The texts that cells refer to by number. */
async function sharedOf({ zip, entry, folder }: Workbook, name: string): Promise<string[]> {
  const shared: string[] = [];
  const found = entry(`${folder}sharedStrings.xml`);
  if (!found) return shared;
  let text = "";
  let total = 0;
  let within = false;
  let phonetic = false;
  const events = {
    open: (tag: string) => {
      if (tag === "si") text = "";
      else if (tag === "t") within = true;
      else if (tag === "rPh") phonetic = true;
    },
    close: (tag: string) => {
      if (tag === "si") {
        shared.push(plain(text));
        total += text.length;
      } else if (tag === "t") within = false;
      else if (tag === "rPh") phonetic = false;
    },
    text: (part: string) => {
      if (within && !phonetic) text += part;
    },
  };
  for await (const _ of readXml(zip.pieces(found), events, name)) {
    if (total > MOST_SHARED)
      throw new InputError("file-large", "The texts of the workbook do not fit into memory.", {
        where: name,
        todo: "Save it as CSV and import that.",
      });
  }
  return shared;
}

/** Characters that XML cannot hold are written as _x000D_ and the like, ECMA-376 part 1, 22.9.2.19. */
const plain = (text: string) =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

/** Column of a reference such as BC12, from 0; -1 when it names none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const c = reference.charCodeAt(at) | 32;
    if (c < 97 || c > 122) break;
    column = column * 26 + (c - 96);
  }
  return Math.min(column, 16_384) - 1;
}

/** Collects the rows of a sheet from its XML. */
class RowReader {
  rows: Row[] = [];
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = "";
  #style = 0;
  #text = "";
  #value: string | null = null;
  #within = false;
  #phonetic = false;
  readonly #shared: readonly string[];
  readonly #styles: readonly Shown[];
  readonly #from1904: boolean;

  constructor(shared: readonly string[], styles: readonly Shown[], from1904: boolean) {
    this.#shared = shared;
    this.#styles = styles;
    this.#from1904 = from1904;
  }

  open(tag: string, attributes: Attributes): void {
    if (tag === "c") {
      this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
      this.#type = attributes.t ?? "n";
      this.#style = Number(attributes.s ?? 0);
      this.#value = null;
    } else if (tag === "v" || tag === "t") {
      this.#within = !this.#phonetic;
      if (this.#within) this.#text = "";
    } else if (tag === "rPh") this.#phonetic = true;
    else if (tag === "row") {
      this.#line = attributes.r === undefined ? this.#line + 1 : Number(attributes.r);
      this.#cells = [];
      this.#column = -1;
    }
  }

  text(text: string): void {
    if (this.#within) this.#text += text;
  }

  close(tag: string): void {
    if (tag === "v" || (tag === "t" && this.#within)) {
      this.#within = false;
      this.#value = (this.#value ?? "") + this.#text;
    } else if (tag === "rPh") this.#phonetic = false;
    else if (tag === "c") {
      if (this.#value !== null && this.#column >= 0) this.#cells[this.#column] = this.#cell(this.#value);
    } else if (tag === "row") {
      const cells = trimmedRow(this.#cells);
      if (cells.length > 0) this.rows.push({ line: this.#line, cells });
    }
  }

  #cell(value: string): string {
    switch (this.#type) {
      case "s":
        return this.#shared[Number(value)] ?? "";
      case "b":
        return value === "1" || value === "true" ? "TRUE" : "FALSE";
      case "n": {
        const number = Number(value);
        if (value.trim() === "" || Number.isNaN(number)) return value;
        const shown = this.#styles[this.#style] ?? "number";
        return shown === "number" ? numberText(number) : shownText(number, shown, this.#from1904);
      }
      case "d":
        return value.replace("T", " ").replace(/ 00:00:00(\.0+)?Z?$/, "");
      default:
        return plain(value);
    }
  }
}

async function* rowsOf(content: Content, wanted: string | null | undefined): AsyncGenerator<{ rows: readonly Row[]; read: number }> {
  const workbook = await workbookOf(content);
  const sheet = chosenSheet(workbook.sheets, wanted);
  if (!sheet) throw noSheet(content.name, wanted, workbook.sheets);
  const reader = new RowReader(await sharedOf(workbook, content.name), await stylesOf(workbook, content.name), workbook.from1904);
  for await (const read of readXml(workbook.zip.pieces(sheet.entry), reader, content.name)) {
    if (reader.rows.length === 0) continue;
    const { rows } = reader;
    reader.rows = [];
    yield { rows, read };
  }
  if (reader.rows.length > 0) yield { rows: reader.rows, read: content.size };
}

export function noSheet(name: string, wanted: string | null | undefined, sheets: readonly { name: string }[]): InputError {
  return new InputError("sheet-missing", `The workbook has no sheet "${wanted}".`, {
    where: name,
    todo: `It has: ${sheets.map((sheet) => sheet.name).join(", ")}.`,
  });
}

export const xlsx: Format = {
  id: "xlsx",
  recognises: async (content) => {
    const zip = await content.zip();
    if (!zip?.entries.some(({ name }) => name === "[Content_Types].xml")) return false;
    return zip.entries.some(({ name }) => /^xl\/(workbook\d*\.xml|worksheets\/)/i.test(name) && !name.endsWith(".bin"));
  },
  look: async (content, given: GivenDialect) => {
    const { sheets } = await workbookOf(content);
    const sheet = chosenSheet(sheets, given.sheet);
    if (!sheet) throw noSheet(content.name, given.sheet, sheets);
    const at = (name: string) => lookAtSheet(content, "an Excel workbook", name, sheets, given, rowsOf(content, name));
    if (given.sheet !== undefined && given.sheet !== null) return at(sheet.name);
    // The size of a sheet's XML does not tell that it has no cells.
    const others = [...sheets].filter((other) => other !== sheet).sort((a, b) => b.weight - a.weight);
    for (const each of [sheet, ...others.filter(({ hidden }) => !hidden)]) {
      try {
        return await at(each.name);
      } catch (error) {
        if (!(error instanceof InputError && error.code === "file-empty")) throw error;
      }
    }
    return at(sheet.name);
  },
  rows: (content, dialect: Dialect) => rowsOf(content, dialect.sheet),
};
