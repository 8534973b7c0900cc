import type { Dialect } from "../../../src-shared/model/import.ts";
import type { Encoding } from "./encoding.ts";
import { parseBoolean } from "./parse-boolean.ts";
import { DateReader, dateFormats } from "./parse-date.ts";
import { parseNumber } from "./parse-number.ts";
import { type Cut, textRecords } from "./records.ts";

const delimiters = [
  { delimiter: ",", name: "comma" },
  { delimiter: ";", name: "semicolon" },
  { delimiter: "\t", name: "tab" },
  { delimiter: "|", name: "vertical bar" },
  { delimiter: "^", name: "caret" },
  { delimiter: "~", name: "tilde" },
];
const delimiterName = (wanted: string) => delimiters.find(({ delimiter }) => delimiter === wanted)?.name ?? `"${wanted}"`;

/** Records looked at to find the delimiter and the header. */
const LOOKED_AT = 200;

function lineEndOf(text: string): Dialect["lineEnd"] {
  const pairs = text.split("\r\n").length - 1;
  const feeds = text.split("\n").length - 1 - pairs;
  const returns = text.split("\r").length - 1 - pairs;
  if (pairs >= feeds && pairs >= returns && pairs > 0) return "\r\n";
  return returns > feeds ? "\r" : "\n";
}

interface Shape {
  cut: Cut;
  /** Cells that most records have. */
  width: number;
  /** Share of the records with that many. */
  share: number;
  /** Records at the top that are no part of the table. */
  before: number;
  records: string[][];
  lines: number[];
}

/** How many records at the top hold so few cells that they are titles and remarks, not a header. */
function preamble(records: readonly string[][], width: number): number {
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== "").length;
  const first = records.findIndex((cells) => cells.length === width && filled(cells) > Math.max(1, width / 2));
  if (first <= 0) return 0;
  return records.slice(0, first).every((cells) => filled(cells) <= Math.max(1, width / 2)) ? first : 0;
}

function shapeOf(text: string, cut: Cut, firstLine: number): Shape {
  const records: string[][] = [];
  const lines: number[] = [];
  for (const { cells, line } of textRecords(text, cut, firstLine)) {
    if (records.length === LOOKED_AT) break;
    records.push(cells);
    lines.push(line);
  }
  const widths = new Map<number, number>();
  for (const cells of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return {
    cut,
    width,
    share: records.length === 0 ? 0 : count / records.length,
    before: preamble(records, width),
    records,
    lines,
  };
}

/** Better than one column beats all; then agreement of the rows, then the number of columns. */
const better = (a: Shape, b: Shape) =>
  Number(b.width > 1) - Number(a.width > 1) || Math.round(b.share * 20) - Math.round(a.share * 20) || b.width - a.width;

type Kind = "number" | "boolean" | "date";

function kindOf(cell: string): Kind | null {
  const bytes = Buffer.from(cell.trim(), "utf8");
  if (!Number.isNaN(parseNumber(bytes, 0, bytes.length)) || /^[+-]?\d+$/.test(cell.trim())) return "number";
  if (parseBoolean(bytes, 0, bytes.length) !== -1) return "boolean";
  const dated = dateFormats.some((format) => {
    const reader = new DateReader(format);
    return !Number.isNaN(reader.day(bytes, 0, bytes.length)) || !Number.isNaN(reader.instant(bytes, 0, bytes.length));
  });
  return dated ? "date" : null;
}

/** Whether the first of the records names the columns, and why. */
function headerOf(records: readonly string[][]): { header: boolean; reason: string } {
  const [first, ...rest] = records;
  if (!first) return { header: true, reason: "There is nothing under the first row." };
  if (first.some((cell) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(cell.trim())))
    return { header: false, reason: "The first row holds an e-mail address, so it is data, not a header." };
  const body = rest.filter((cells) => cells.length === first.length);
  let names = 0;
  let data = 0;
  let recurring = 0;
  for (const [at, cell] of first.entries()) {
    const below = body.map((cells) => cells[at] ?? "").filter((value) => value.trim() !== "");
    const own = kindOf(cell);
    const kinds = new Set(below.map(kindOf));
    const only = kinds.size === 1 ? [...kinds][0] : null;
    if (only !== null && only !== undefined) {
      if (own === only) data++;
      else names++;
    } else if (own !== null && own !== "boolean") data++;
    if (below.includes(cell) && cell.trim() !== "") recurring++;
  }
  if (names > data) return { header: true, reason: "The first row names the columns: the cells below it are of another kind." };
  if (data > 0) return { header: false, reason: "The first row looks like data, as the rows below it do, so there is no header." };
  if (recurring > 0) return { header: false, reason: "Values of the first row come again below it, so there is no header." };
  const unique = new Set(first.map((cell) => cell.trim())).size === first.length;
  return unique || body.length === 0
    ? { header: true, reason: "The first row holds different texts that do not come again, so it is taken as the header." }
    : { header: false, reason: "The first row holds the same text twice, so there is no header." };
}

/**
 * How a text is cut into cells, with the reason for each choice. `given` overrides what would be found. `text` is the beginning of the
 * file without its mark.
 */
export function detectDialect(text: string, encoding: Encoding, given: Partial<Dialect>): { dialect: Dialect; reasons: string[] } {
  const reasons: string[] = [];
  const lineEnd = given.lineEnd ?? lineEndOf(text);
  const breaks = lineEnd === "\r" ? "\r" : "\n";
  const stated = /^sep=(.)\r?$/i.exec(text.split(breaks, 1)[0] ?? "")?.[1];
  const startLines = given.skipRows ?? (stated === undefined ? 0 : 1);
  let rest = text;
  for (let line = 0; line < startLines; line++) rest = rest.slice(rest.indexOf(breaks) + 1);
  const singles = (rest.match(/(^|[,;\t|\r\n])'[^'\r\n]*'(?=[,;\t|\r\n]|$)/g) ?? []).length;
  const doubles = (rest.match(/(^|[,;\t|\r\n])"/g) ?? []).length;
  const quote = given.quote ?? (singles > 3 && doubles === 0 ? "'" : '"');
  const wanted = given.delimiter ?? stated;
  const tried = wanted === undefined ? delimiters.map(({ delimiter }) => delimiter) : [wanted];
  const shapes = tried.map((delimiter) => shapeOf(rest, { delimiter, quote, lineEnd }, startLines + 1)).sort(better);
  const shape = shapes[0] as Shape;
  if (given.delimiter !== undefined) reasons.push(`Cells are parted by ${delimiterName(given.delimiter)}, as asked.`);
  else if (stated !== undefined) reasons.push(`Its first line says that cells are parted by ${delimiterName(stated)}.`);
  else if (shape.width === 1) reasons.push("No delimiter parts the lines alike, so there is one column.");
  else
    reasons.push(
      `Cells are parted by ${delimiterName(shape.cut.delimiter)}: ${Math.round(shape.share * 100)} % of the rows looked at have ${shape.width} cells.`,
    );
  if (quote === "'") reasons.push("Cells are quoted with apostrophes.");
  let skipRows = startLines;
  if (given.skipRows === undefined && shape.width > 1 && shape.before > 0 && shape.share > 0.5) {
    skipRows = (shape.lines[shape.before] ?? 1) - 1;
    reasons.push(
      `The first ${skipRows === 1 ? "line is" : `${skipRows} lines are`} no part of the table and ${skipRows === 1 ? "is" : "are"} skipped.`,
    );
  }
  const table = shape.records.slice(given.skipRows === undefined ? shape.before : 0);
  const found = headerOf(table);
  const header = given.header ?? found.header;
  reasons.push(
    given.header === undefined ? found.reason : header ? "The first row names the columns, as asked." : "There is no header, as asked.",
  );
  return { dialect: { encoding, delimiter: shape.cut.delimiter, quote, skipRows, header, lineEnd }, reasons };
}
