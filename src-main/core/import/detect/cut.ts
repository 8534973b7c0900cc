import type { Dialect, Finding, GivenDialect } from "../../../../src-shared/model/import.ts";
import { type Cut, RecordCutter, type TextRecord } from "../records.ts";
import { kindOf } from "./kinds.ts";

/** Delimiters that are tried, with how readily each is believed: blanks and colons stand in ordinary text. */
const delimiters: readonly { delimiter: string; name: string; trust: number }[] = [
  { delimiter: ",", name: "comma", trust: 1 },
  { delimiter: ";", name: "semicolon", trust: 1 },
  { delimiter: "\t", name: "tab", trust: 1 },
  { delimiter: "|", name: "vertical bar", trust: 1 },
  { delimiter: "^", name: "caret", trust: 0.95 },
  { delimiter: "~", name: "tilde", trust: 0.95 },
  { delimiter: "\u0001", name: "control character 1", trust: 1 },
  { delimiter: "\u001f", name: "unit separator", trust: 1 },
  { delimiter: "§", name: "section sign", trust: 0.9 },
  { delimiter: "¦", name: "broken bar", trust: 0.95 },
  { delimiter: ", ", name: "comma and blank", trust: 1.01 },
  { delimiter: "; ", name: "semicolon and blank", trust: 1.01 },
  { delimiter: "| ", name: "vertical bar and blank", trust: 0.99 },
  { delimiter: " | ", name: "vertical bar between blanks", trust: 1.01 },
  { delimiter: "||", name: "two vertical bars", trust: 1 },
  { delimiter: ";;", name: "two semicolons", trust: 0.9 },
  { delimiter: "::", name: "two colons", trust: 0.9 },
  { delimiter: "\t\t", name: "two tabs", trust: 1 },
  { delimiter: "~|~", name: '"~|~"', trust: 1 },
  { delimiter: "|~|", name: '"|~|"', trust: 1 },
  { delimiter: "\\t", name: '"\\t" written out', trust: 1 },
  { delimiter: ":", name: "colon", trust: 0.5 },
  { delimiter: " ", name: "blank", trust: 0.55 },
];

export const delimiterName = (wanted: string) => delimiters.find(({ delimiter }) => delimiter === wanted)?.name ?? `"${wanted}"`;

const BACKSLASH = "\\";
const RECORDS = 600;
const CHARACTERS = 1 << 18;
/** A quoted cell of a sample that runs over more lines is taken for a quote that nobody closes. */
const LINES_OF_A_CELL = 400;

export interface SampleRecord extends Pick<TextRecord, "line" | "cells" | "from" | "to"> {
  /** A quote out of place. */
  readonly odd: boolean;
}

/** Records of a sample. A quote that nobody closes costs its own line, not the rest. */
export function sampleRecords(text: string, cut: Cut, firstLine: number, most: number): SampleRecord[] {
  const cutter = new RecordCutter(cut);
  const plain = new RecordCutter({ ...cut, quote: "" });
  const records: SampleRecord[] = [];
  let line = firstLine;
  for (let at = 0; at < text.length && records.length < most; ) {
    if (cutter.isComment(text, at)) {
      const next = cutter.lineAfter(text, at);
      if (next === -1) break;
      at = next;
      line++;
      continue;
    }
    let found = cutter.record(text, at, true);
    if (!found) break;
    const open = !found.closed || found.lines > LINES_OF_A_CELL;
    const odd = open || found.stray;
    if (open) found = plain.record(text, at, true) ?? found;
    const { cells, from, to, any, lines, next } = found;
    if (any) records.push({ line, cells, from, to, odd });
    line += lines;
    at = next;
  }
  return records;
}

/** How believable the cells of a cut are: values most, then words, least what holds another delimiter. */
function cellScore(cell: string): number {
  const kind = kindOf(cell);
  if (kind === undefined) return 0.6;
  if (kind !== "text") return 1;
  if (/[;|\t^~]/.test(cell) || /^["']|["']$/.test(cell.trim())) return 0.35;
  return cell.length < 40 && !cell.includes(",") ? 0.8 : 0.7;
}

interface Scored {
  readonly cut: Cut;
  readonly records: readonly SampleRecord[];
  readonly score: number;
  /** Cells that most records have, and the share of the records that do. */
  readonly width: number;
  readonly share: number;
  readonly odd: number;
}

/**
 * How well a cut fits: the agreement of the records on their number of cells (after van den Burg, Nazábal, Sutton: Wrangling messy CSV
 * files by detecting row and type patterns, 2019), with the square of a record count's share in place of their count of patterns, and the
 * square of the mean believability of the cells.
 */
function scored(text: string, cut: Cut, trust: number, firstLine: number): Scored {
  const records = sampleRecords(text.slice(0, CHARACTERS), cut, firstLine, RECORDS);
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  const total = Math.max(1, records.length);
  let agreement = 0;
  for (const [cells, number] of widths) agreement += (number / total) ** 2 * Math.max(0.08, (cells - 1) / cells);
  let believed = 0;
  let looked = 0;
  for (const { cells } of records.slice(0, 200)) {
    for (const cell of cells.slice(0, 60)) {
      believed += cellScore(cell);
      looked++;
    }
  }
  const odd = records.filter((record) => record.odd).length;
  const score = agreement * (believed / Math.max(1, looked)) ** 2 * (1 - odd / total / 2) * trust;
  return { cut, records, score, width, share: count / total, odd };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Quotes that stand at both ends of cells: double ones always, apostrophes where they are commoner. */
function quotesOf(text: string, delimiter: string, lineEnd: Dialect["lineEnd"]): string[] {
  const breaks = lineEnd === "\r" ? "\\r" : "\\r?\\n";
  const sample = text.slice(0, CHARACTERS);
  const count = (quote: string) => {
    const starts = sample.match(new RegExp(`(^|${breaks}|${escaped(delimiter)})[ ]*${quote}`, "g"))?.length ?? 0;
    const ends = sample.match(new RegExp(`${quote}[ ]*(?=${breaks}|${escaped(delimiter)}|$)`, "g"))?.length ?? 0;
    return Math.min(starts, ends);
  };
  const [double, single] = [count('"'), count("'")];
  if (single < 2 || single <= double * 2) return ['"'];
  return double > 0 ? ["'", '"'] : ["'"];
}

export interface FoundCut {
  readonly cut: Cut;
  readonly reasons: readonly Finding[];
  readonly width: number;
}

/** Finds how a text is cut into cells, with the reasons. `given` overrides what would be found. */
export function findCut(
  text: string,
  lineEnd: Dialect["lineEnd"],
  given: GivenDialect,
  stated: string | undefined,
  firstLine: number,
): FoundCut {
  const reasons: Finding[] = [];
  const say = (about: Finding["about"], text: string) => reasons.push({ about, text });
  const comment = given.comment ?? commentOf(text, lineEnd);
  const wanted = given.delimiter ?? stated;
  const tried =
    wanted === undefined
      ? delimiters.filter(({ delimiter }) => delimiter === "," || text.includes(delimiter))
      : [{ delimiter: wanted, trust: 1 }];
  const candidates = tried.length > 0 ? tried : [{ delimiter: ",", trust: 1 }];
  const ranked = candidates
    .flatMap(({ delimiter, trust }) => {
      const quotes = given.quote === undefined ? quotesOf(text, delimiter, lineEnd) : [given.quote];
      return quotes.map((quote) => scored(text, { delimiter, quote, lineEnd, escape: given.escape ?? "", comment }, trust, firstLine));
    })
    .map((each) => (wordsOnly(each) ? { ...each, score: each.score / 20 } : each))
    .sort((a, b) => b.score - a.score);
  let best = ranked[0] as Scored;
  if (wanted === undefined && best.width === 1) best = oneColumn(text, best, firstLine);
  const { delimiter, quote } = best.cut;
  const percent = Math.round(best.share * 100);
  if (given.delimiter !== undefined) say("delimiter", `Cells are parted by ${delimiterName(delimiter)}, as asked.`);
  else if (stated !== undefined) say("delimiter", `Its first line says that cells are parted by ${delimiterName(stated)}.`);
  else if (best.width === 1) say("delimiter", "No delimiter parts the lines alike, so there is one column.");
  else say("delimiter", `Cells are parted by ${delimiterName(delimiter)}: ${percent} % of the rows looked at have ${best.width} cells.`);
  const mark = given.escape ?? escapeOf(text, best, firstLine);
  if (quote === "'") say("quote", "Cells are quoted with apostrophes.");
  if (mark !== "") say("escape", "A quote inside a cell has a backslash before it.");
  if (comment !== "") say("comment", `Lines that begin with "${comment}" are comments and are left out.`);
  return { cut: { delimiter, quote, lineEnd, escape: mark, comment }, reasons, width: best.width };
}

/** A cut that leaves the lines whole: by the delimiter that parts the fewest of them. */
function oneColumn(text: string, best: Scored, firstLine: number): Scored {
  const tried = [",", ";", "\t", "|", "\u001f"].map((delimiter) => scored(text, { ...best.cut, delimiter }, 1, firstLine));
  return tried.sort((a, b) => (b.width === 1 ? b.share : 0) - (a.width === 1 ? a.share : 0))[0] ?? best;
}

/** Blanks part words as well as cells: believed only where rows agree on three or more cells and some of them are values. */
function wordsOnly({ cut, width, share, records }: Scored): boolean {
  if (cut.delimiter !== " " && cut.delimiter !== ":") return false;
  const values = records
    .slice(0, 100)
    .filter(({ cells }) => cells.some((cell) => !["text", "boolean", undefined].includes(kindOf(cell)))).length;
  const few = width < 3 || values < Math.min(100, records.length) / 2;
  return few || (share < 0.6 && !records.some(({ cells }) => cells.length > 4) && share < 0.4);
}

/** A backslash before quotes, where reading it so leaves fewer quotes out of place. */
function escapeOf(text: string, { cut, odd }: Scored, firstLine: number): string {
  if (cut.quote === "" || !text.includes(`\\${cut.quote}`)) return "";
  return scored(text, { ...cut, escape: BACKSLASH }, 1, firstLine).odd < odd ? BACKSLASH : "";
}

/** Lines that begin outside of a quoted cell, as far as the number of quotes before them says. */
function outsideQuotes(lines: readonly string[]): string[] {
  let open = false;
  return lines.filter((line) => {
    const starts = !open;
    if ((line.split('"').length - 1) % 2 === 1) open = !open;
    return starts;
  });
}

/** Lines beginning with # that do not look like the others are comments. */
function commentOf(text: string, lineEnd: Dialect["lineEnd"]): string {
  const lines = outsideQuotes(text.slice(0, CHARACTERS).split(lineEnd === "\r" ? "\r" : "\n"))
    .filter((line) => line.trim() !== "")
    .slice(0, 500);
  for (const mark of ["#", "//", "%"]) {
    const marked = lines.filter((line) => line.startsWith(mark));
    if (marked.length === 0 || marked.length * 2 > lines.length) continue;
    const parts = (line: string) => line.split(/[,;\t|]/).length;
    const others = lines.filter((line) => !line.startsWith(mark));
    const usual = [...others].map(parts).sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 1;
    if (marked.every((line) => parts(line) !== usual || usual === 1) && marked.every((line) => /^\W+ ?\w/.test(line))) return mark;
  }
  return "";
}

export function lineEndOf(text: string): Dialect["lineEnd"] {
  const pairs = text.split("\r\n").length - 1;
  const feeds = text.split("\n").length - 1 - pairs;
  const returns = text.split("\r").length - 1 - pairs;
  if (pairs >= feeds && pairs >= returns && pairs > 0) return "\r\n";
  return returns > feeds ? "\r" : "\n";
}
