import { rejoined } from "./detect/wide-column.ts";
import type { Cut } from "./records.ts";
import { textRecords } from "./records.ts";

/** A row that was not written as its dialect says, and how it is read all the same. */
export interface Mended {
  readonly cells: string[];
  /** Lines after the first on which it starts. */
  readonly offset: number;
  readonly how: string;
}

const STRAY = "quotes that open or close in the wrong place taken as text";
const SURPLUS = "empty cells after the last column left out";
const WIDE = "cells joined again that a delimiter without quotes had parted";
const OTHER = (delimiter: string) =>
  `cells parted by ${delimiter === "\t" ? "tabs" : delimiter === " " ? "blanks" : `"${delimiter}"`}, unlike the other rows`;

/** Longer records are not searched for another reading. */
const LONGEST = 1 << 16;
/** Places at which a quoted cell may end, looked at. */
const CLOSINGS = 64;

interface Way {
  cost: number;
  cells: string[];
  /** Ways of the same cost that give other cells. */
  unsure: boolean;
}

/**
 * Reads one record in the way that gives exactly `width` cells with the fewest quotes out of place; undefined where there is none, or two
 * are as good. A quote counts as closing only before a delimiter or the end.
 */
function searched(text: string, { delimiter, quote }: Cut, width: number): string[] | undefined {
  if (text.length > LONGEST || quote === "" || !text.includes(quote)) return undefined;
  const known = new Map<number, Way | null>();
  const step = delimiter.length;
  const blanks = !/^[ \t]/.test(delimiter);
  let work = 0;
  const best = (at: number, left: number): Way | null => {
    const key = at * (width + 1) + left;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    if (++work > 200_000) return null;
    let way: Way | null = null;
    const offer = (cell: string, end: number, cost: number) => {
      const last = end >= text.length;
      if (last !== (left === 1)) return;
      const rest: Way | null = last ? { cost: 0, cells: [], unsure: false } : best(end + step, left - 1);
      if (!rest) return;
      const total = cost + rest.cost;
      const better = !way || total < way.cost;
      if (better) way = { cost: total, cells: [cell, ...rest.cells], unsure: rest.unsure };
      else if (way && total === way.cost) way = { ...way, unsure: true };
    };
    const next = text.indexOf(delimiter, at);
    let start = at;
    if (blanks) while (text[start] === " ") start++;
    const opens = text[start] === quote;
    const end = next === -1 ? text.length : next;
    offer(text.slice(at, end), end, opens ? 2 : 0);
    if (opens) {
      for (
        let close = text.indexOf(quote, start + 1), tried = 0;
        close !== -1 && tried < CLOSINGS;
        close = text.indexOf(quote, close + 1)
      ) {
        let after = close + 1;
        if (blanks) while (text[after] === " ") after++;
        if (after < text.length && !text.startsWith(delimiter, after)) continue;
        tried++;
        const inside = text.slice(start + 1, close);
        const doubled = inside.replaceAll(quote + quote, "\u0000");
        const odd = doubled.split(quote).length - 1;
        offer(doubled.replaceAll("\u0000", quote), after, odd);
      }
    }
    known.set(key, way);
    return way;
  };
  const way = best(0, width);
  return way && !way.unsure ? way.cells : undefined;
}

function one(text: string, cut: Cut, width: number): Pick<Mended, "cells" | "how"> | undefined {
  const [record, more] = [...textRecords(text, cut)];
  const clean = record !== undefined && !more && record.closed && !record.stray;
  const { wideColumn = null } = cut;
  if (record && wideColumn !== null && record.cells.length > width) {
    const joined = rejoined(record.cells, width, wideColumn, cut.delimiter);
    if (joined) return { cells: joined, how: WIDE };
  }
  if (clean) {
    const { cells } = record;
    if (cells.length === width) return { cells, how: "" };
    // Where a cell before is empty too, that one may be the delimiter too many, and all after it would stand in the wrong column.
    const blank = cells.map((cell) => cell.trim() === "");
    if (cells.length > width && blank.lastIndexOf(false) < width && !blank.slice(0, width).includes(true))
      return { cells: cells.slice(0, width), how: SURPLUS };
  }
  // Quotes that are all in their place are not read in another way.
  const cells = clean ? undefined : searched(text, cut, width);
  if (cells) return { cells, how: STRAY };
  if (width < 3 || text.includes("\n")) return undefined;
  for (const delimiter of [",", ";", "\t", "|", " "]) {
    if (delimiter === cut.delimiter) continue;
    const [other] = [...textRecords(text, { ...cut, delimiter })];
    const parted = other?.cells.some((cell) => cell.trim().startsWith(cut.delimiter) || cell.trim().endsWith(cut.delimiter));
    if (other?.cells.length === width && other.closed && !other.stray && !parted) return { cells: other.cells, how: OTHER(delimiter) };
  }
  return undefined;
}

/**
 * Another reading of a record that does not have `width` cells: its rows, with how they were read; empty where there is none. A record that
 * runs over several lines because of a stray quote gives the rows of these lines.
 */
export function mended(text: string, cut: Cut, width: number): Mended[] {
  const breaks = cut.lineEnd === "\r" ? "\r" : "\n";
  const lines = text.split(breaks);
  if (lines.length > 1 && lines.length <= 10_000) {
    const rows = lines.map((line) => one(line.replace(/\r$/, ""), cut, width));
    if (rows.every((row) => row !== undefined)) return rows.map((row, offset) => ({ ...row, offset, how: row.how || STRAY }));
  }
  const whole = one(text, cut, width);
  return whole ? [{ ...whole, offset: 0, how: whole.how || STRAY }] : [];
}
