import type { Dialect, Finding, GivenDialect } from "../../../../src-shared/model/import.ts";
import { isValue, kindOf } from "./kinds.ts";

/** A record as far as its place in the file matters. */
export interface Placeable {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Where the table lies among the records of a file. */
export interface Place extends Pick<Dialect, "skipRows" | "header" | "headerRows" | "footerRows" | "endLine"> {
  /** Cells that its rows have. */
  readonly width: number;
  /** Records [first, last) of those looked at are its header and rows. */
  readonly first: number;
  readonly last: number;
  readonly reasons: readonly Finding[];
}

const filled = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + (cell.trim() === "" ? 0 : 1), 0);
const plural = (count: number, one: string, many: string) => (count === 1 ? `${one} is` : `${count.toLocaleString("en-GB")} ${many} are`);

/** The commonest number of cells; the larger of two that are as common. */
export function usualWidth(records: readonly Placeable[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}

interface Block {
  from: number;
  to: number;
  width: number;
}

/** Records after one of another width that must all differ for a new block to begin. */
const AHEAD = 4;

/** Stretches of records of one width; single records of another width do not end one. */
function blocksOf(records: readonly Placeable[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let width = records[0]?.cells.length ?? 1;
  for (let at = 1; at < records.length; at++) {
    if (records[at]?.cells.length === width) continue;
    const ahead = records.slice(at, at + AHEAD);
    if (ahead.some(({ cells }) => cells.length === width)) continue;
    blocks.push({ from, to: at, width });
    from = at;
    width = ahead.length > 2 ? usualWidth(ahead) : (records[at]?.cells.length ?? 1);
  }
  blocks.push({ from, to: records.length, width });
  return blocks;
}

const weight = ({ from, to, width }: Block) => (to - from) * Math.max(0.1, width - 1);

/** The first block that counts; one of a single row counts only where there is no other. */
function mainBlock(blocks: readonly Block[]): Block {
  const most = Math.max(...blocks.map(weight));
  return blocks.find((block) => weight(block) >= 0.3 * most && (block.to - block.from > 1 || weight(block) === most)) as Block;
}

/** Records at the top that hold so few cells that they are titles and remarks, not a header. */
function titles(records: readonly Placeable[], width: number): number {
  if (width < 2) return 0;
  const few = Math.max(1, width / 2);
  const first = records.findIndex(({ cells }) => Math.abs(cells.length - width) <= 1 && filled(cells) > few);
  if (first <= 0) return 0;
  return records.slice(0, first).every(({ cells }) => filled(cells) <= few) ? first : 0;
}

const KINDS_LOOKED_AT = 200;

/** What the cells of each column below the header mostly are; undefined where they agree on nothing. */
function columnKinds(records: readonly Placeable[], width: number): (string | undefined)[] {
  return Array.from({ length: width }, (_, column) => {
    const kinds = new Map<string, number>();
    let all = 0;
    for (const { cells } of records) {
      const kind = cells.length === width ? kindOf(cells[column] ?? "") : undefined;
      if (kind === undefined) continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      all++;
    }
    const [kind, count] = [...kinds].sort((a, b) => b[1] - a[1])[0] ?? [undefined, 0];
    return kind !== undefined && count >= 0.8 * all ? kind : undefined;
  });
}

/** Whether a record could name columns whose cells are of these kinds: how many columns speak for and against it. */
function votes(cells: readonly string[], kinds: readonly (string | undefined)[]): { names: number; data: number } {
  let names = 0;
  let data = 0;
  for (const [at, cell] of cells.entries()) {
    const own = kindOf(cell);
    const below = kinds[at];
    if (own === undefined) continue;
    if (below !== undefined && below !== "text") {
      if (own === below) data++;
      else if (!isValue(own)) names++;
      else data += 0.5;
    } else if (isValue(own) && !/^(19|20)\d\d$/.test(cell.trim())) data++;
  }
  return { names, data };
}

/** Words that stand in sentences and name no column. */
const sentenceWord = /^(of|the|for|and|und|der|des|für|von|du|pour|de)$/i;

/**
 * Whether the first record is a title that happens to fall into as many cells as the table has columns ("Report,of,May,2026"): it reads as a
 * sentence or holds a value, where the record below it names every column, each otherwise, over cells of another kind.
 */
function isTitle(records: readonly Placeable[], width: number): boolean {
  const [first, second, ...rest] = records;
  if (!first || !second || first.cells.length !== width || second.cells.length !== width || rest.length < 2) return false;
  const names = second.cells.map((cell) => cell.trim());
  if (names.includes("") || new Set(names).size < width || names.some((name) => isValue(kindOf(name) ?? "text"))) return false;
  const kinds = columnKinds(rest.slice(0, KINDS_LOOKED_AT), width);
  const typed = kinds.filter((kind) => kind !== undefined && kind !== "text").length;
  const own = votes(second.cells, kinds);
  if (typed === 0 || own.names < typed || own.data > 0) return false;
  const values = first.cells.filter((cell) => isValue(kindOf(cell) ?? "text")).length;
  if (values * 2 > width || first.cells.some((cell, at) => cell.trim() !== "" && rest.some(({ cells }) => cells[at] === cell)))
    return false;
  return values > 0 || first.cells.some((cell) => sentenceWord.test(cell.trim()));
}

interface Header {
  rows: number;
  reason: string;
}

/** Whether the first records name the columns, how many do, and why. */
function headerOf(records: readonly Placeable[], width: number): Header {
  const [first, ...others] = records;
  const rest = others.filter(({ cells }) => !(cells.length === first?.cells.length && cells.every((cell, at) => cell === first.cells[at])));
  if (!first) return { rows: 1, reason: "There is nothing under the first row." };
  const email = first.cells.some((cell) => kindOf(cell) === "email");
  if (email) return { rows: 0, reason: "The first row holds an e-mail address, so it is data, not a header." };
  const sample = rest.slice(0, KINDS_LOOKED_AT);
  const deep = Math.min(4, Math.floor(rest.length / 2));
  const kinds = columnKinds(sample.slice(Math.min(deep, Math.max(0, sample.length - 2))), width);
  const { names, data } = votes(first.cells, kinds);
  if (names > data) {
    let rows = 1;
    const typed = kinds.filter((kind) => kind !== undefined && kind !== "text").length;
    while (rows <= deep) {
      const next = records[rows];
      if (!next || next.cells.length !== width) break;
      const own = votes(next.cells, kinds);
      if (own.data > 0 || own.names < Math.max(1, typed / 2)) break;
      rows++;
    }
    const reason =
      rows === 1
        ? "The first row names the columns: the cells below it are of another kind."
        : `The first ${rows} rows together name the columns: the cells below them are of another kind.`;
    return { rows, reason };
  }
  if (data > 0) return { rows: 0, reason: "The first row looks like data, as the rows below it do, so there is no header." };
  const recurring = first.cells.some((cell, at) => cell.trim() !== "" && sample.some(({ cells }) => cells[at] === cell));
  if (recurring) return { rows: 0, reason: "Values of the first row come again below it, so there is no header." };
  const unique = new Set(first.cells.map((cell) => cell.trim())).size === first.cells.length;
  return unique || sample.length === 0
    ? { rows: 1, reason: "The first row holds different texts that do not come again, so it is taken as the header." }
    : { rows: 0, reason: "The first row holds the same text twice, so there is no header." };
}

const total = /^(grand |sub)?-?\s?(totals?|sum|summe|gesamt|average|count|records?|rows)\b.{0,20}:?$/i;
const remark =
  /^\W*(source|sources|note|notes|quelle|generated|end of|total|report|copyright|disclaimer|prepared|last updated|as of|\* ?\w)/i;

/** Whether a record at the end is a total or a remark, not a row. `body` are rows above it. */
function isFooter({ cells }: Placeable, body: readonly Placeable[], width: number): boolean {
  const full = cells.filter((cell) => cell.trim() !== "");
  const [only] = full;
  if (only === undefined) return true;
  const usual = body.slice(-50);
  const column = cells.findIndex((cell) => cell.trim() !== "");
  const firstMissing = usual.every((row) => (row.cells[0] ?? "").trim() !== "") && (cells[0] ?? "").trim() === "";
  if (width > 2 && full.some((cell) => total.test(cell.trim())) && (firstMissing || total.test((cells[0] ?? "").trim()))) return true;
  if (full.length > 1 && !(cells.length !== width && remark.test(only))) return false;
  if (width < 2 || usual.length === 0) return false;
  if (usual.some((row) => filled(row.cells) <= Math.max(1, full.length))) return false;
  if (remark.test(only)) return true;
  const kind = kindOf(only);
  if (kind !== "text" && usual.some((row) => kindOf(row.cells[column] ?? "") === kind)) return false;
  if (cells.length < width) return true;
  const longest = Math.max(...usual.map((row) => (row.cells[column] ?? "").length));
  return only.length > 2 * longest || (/\s/.test(only.trim()) && !usual.some((row) => /\s/.test((row.cells[column] ?? "").trim())));
}

/** How many records at the end are totals and remarks. */
export function footerOf(records: readonly Placeable[], width: number): number {
  let count = 0;
  for (let at = records.length - 1; at > 1; at--) {
    if (!isFooter(records[at] as Placeable, records.slice(Math.max(0, at - 50), at), width)) break;
    count++;
  }
  return count < records.length / 2 ? count : 0;
}

/**
 * Finds the table among the records of a file: past titles and remarks above it, its header of one or several rows, and before totals,
 * remarks or another table below it. `given` overrides what would be found. `whole` says that the records are all of the file.
 */
export function placeTable(records: readonly Placeable[], whole: boolean, given: GivenDialect): Place {
  const reasons: Finding[] = [];
  const usual = usualWidth(records);
  const skipped = given.skipRows === undefined ? 0 : records.findIndex(({ line }) => line > (given.skipRows ?? 0));
  const from = skipped < 0 ? records.length : skipped;
  const bound = given.endLine ?? Number.POSITIVE_INFINITY;
  const open = records.slice(from).filter(({ line }) => line <= bound);
  const blocks = blocksOf(open);
  const main = open.length === 0 ? { from: 0, to: 0, width: usual } : mainBlock(blocks);
  // Rows that agree on nothing have no blocks.
  const agreed = (main.to - main.from) * 4 >= open.length || blocks.length < 6;
  let { from: first, to: last, width } = agreed ? main : { from: 0, to: open.length, width: usual };
  width = usualWidth(open.slice(first + (last - first > 2 ? 1 : 0), last));
  let title = "";
  if (given.skipRows !== undefined) first = 0;
  else {
    first += titles(open.slice(first, last), width);
    const before = open[first - 1];
    if (before && near(before, width) && headerOf(open.slice(first, last), width).rows === 0) first--;
    if (given.header === undefined && given.headerRows === undefined && isTitle(open.slice(first, last), width)) {
      title = ` Line ${open[first]?.line ?? 1} reads as a title, where the line below it names every column.`;
      first++;
    }
  }
  const nextTable = agreed ? tableAfter(open, main, blocks, width) : undefined;
  const bounded = given.endLine !== undefined || given.footerRows !== undefined;
  let endLine: number | null = given.endLine ?? null;
  let footerRows = given.footerRows ?? 0;
  if (!bounded && nextTable !== undefined) {
    last = nextTable.at;
    last -= footerOf(open.slice(first, last), width);
    endLine = (open[last]?.line ?? 2) - 1;
    reasons.push({
      about: "endLine",
      text: `${nextTable.reason} The table ends before line ${endLine + 1}; import what follows from a file of its own.`,
    });
  } else if (!bounded) {
    last = open.length;
    if (whole) footerRows = footerOf(open.slice(first), width);
    if (footerRows > 0)
      reasons.push({
        about: "footerRows",
        text: `The last ${plural(footerRows, "row", "rows")} no part of the table (a total or a remark) and left out.`,
      });
    last -= footerRows;
  } else {
    const end = endLine;
    if (end !== null) last = open.findIndex(({ line }) => line > end) < 0 ? open.length : open.findIndex(({ line }) => line > end);
    else last = open.length - (whole ? footerRows : 0);
  }
  const skipRows = given.skipRows ?? (first > 0 ? (open[first]?.line ?? 1) - 1 : 0);
  if (given.skipRows === undefined && skipRows > 0)
    reasons.push({
      about: "skipRows",
      text: `The first ${plural(skipRows, "line", "lines")} no part of the table and ${skipRows === 1 ? "is" : "are"} skipped.${title}`,
    });
  const table = open.slice(first, last);
  const found = headerOf(table, width);
  const header = given.header ?? (given.headerRows !== undefined || found.rows > 0);
  const headerRows = given.headerRows ?? Math.max(1, given.header === undefined || found.rows > 0 ? found.rows : 1);
  const asked = header ? "The first row names the columns, as asked." : "There is no header, as asked.";
  reasons.push({ about: "header", text: given.header === undefined ? found.reason : asked });
  return { skipRows, header, headerRows, footerRows, endLine, width, first: from + first, last: from + last, reasons };
}

/** A record that may be the header of rows of another width: nearly as wide, and filled. */
const near = ({ cells }: Placeable, width: number) => Math.abs(cells.length - width) <= Math.max(1, width / 5) && filled(cells) > width / 2;

/** Another table after the main block: rows of another width under a header of their own. */
function tableAfter(
  records: readonly Placeable[],
  main: Block,
  blocks: readonly Block[],
  width: number,
): { at: number; reason: string } | undefined {
  for (const block of blocks) {
    if (block.from < main.to || block.to - block.from < 3 || block.width < 2 || block.width === width) continue;
    if (weight(block) * 50 < weight(main)) continue;
    const head = headerOf(records.slice(block.from, block.to), block.width);
    if (head.rows === 0 || !head.reason.includes("another kind")) continue;
    return {
      at: main.to,
      reason: `Another table, with ${block.width} columns instead of ${width}, begins at line ${records[block.from]?.line ?? 0}.`,
    };
  }
  return undefined;
}
