import type { Dialect, GivenDialect } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import { lineEndOf } from "../detect/cut.ts";
import { kindOf } from "../detect/kinds.ts";
import { LONGEST_RECORD, longLine } from "./delimited.ts";
import { type Format, type Row, SAMPLE_ROWS } from "./format.ts";
import { textPieces } from "./text-pieces.ts";
import { textSample } from "./text-sample.ts";

const LINES = 1000;

/** The cells of a line whose columns begin at `starts`, without the blanks around them. */
function cellsAt(line: string, starts: readonly number[]): string[] {
  return starts.map((from, at) => line.slice(from, starts[at + 1] ?? line.length).trim());
}

/**
 * Where columns begin that stand under each other with blanks between them: places blank in every line part them. Empty when the lines are
 * not such a table.
 */
function columnStarts(lines: readonly string[]): number[] {
  const body = lines.filter((line) => line.trim() !== "");
  if (body.length < 4) return [];
  const lengths = body.map((line) => line.trimEnd().length).sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 0;
  if (longest > 4000) return [];
  const starts: number[] = [];
  let blank = true;
  for (let at = 0; at < longest; at++) {
    const filled = body.some((line) => line.length > at && line.charCodeAt(at) !== 32);
    if (filled && blank) starts.push(at);
    blank = !filled;
  }
  if (starts.length < 2) return [];
  starts[0] = 0;
  const table = body.map((line) => cellsAt(line, starts));
  const alike = starts.filter((_, column) => {
    const kinds = table.map((cells) => kindOf(cells[column] ?? "")).filter((kind) => kind !== undefined);
    return new Set(kinds.slice(1)).size === 1 && kinds[1] !== "text";
  }).length;
  const spaced = body.filter((line) => /\S {2,}\S/.test(line)).length;
  const delimited = body.filter((line) => /[,;|\t]/.test(line)).length;
  if (delimited * 2 > body.length || alike === 0) return [];
  return spaced * 2 >= body.length || lengths[0] === longest ? starts : [];
}

async function sample(content: Content, given: GivenDialect) {
  const { text, encoding, reasons } = textSample(content, given);
  const lineEnd = given.lineEnd ?? lineEndOf(text);
  const breaks = lineEnd === "\r" ? "\r" : "\n";
  const lines = text.split(breaks).map((line) => line.replace(/\r$/, ""));
  if (!content.whole) lines.pop();
  return await Promise.resolve({ lines, encoding, reasons, lineEnd });
}

export const fixedWidth: Format = {
  id: "fixed-width",
  recognises: async (content) => {
    if (content.head.includes(0) || content.head.length === 0) return false;
    const text = Buffer.from(content.head.subarray(0, 1 << 18)).toString("latin1");
    const lines = text.split(/\r\n|\n|\r/);
    if (text.length === 1 << 18) lines.pop();
    return await Promise.resolve(columnStarts(lines.slice(0, LINES)).length > 0);
  },
  look: async (content, given) => {
    const { lines, encoding, reasons, lineEnd } = await sample(content, given);
    const starts = given.starts ?? columnStarts(lines.slice(0, LINES));
    reasons.push({
      about: "starts",
      text: given.starts
        ? "Columns begin at the places that were asked for."
        : `The cells stand under each other in ${starts.length} columns with blanks between them, so the file is read by place.`,
    });
    const rows = lines
      .slice(0, SAMPLE_ROWS)
      .flatMap((line, at): Row[] => (line.trim() === "" ? [] : [{ line: at + 1, cells: cellsAt(line, starts), text: line }]));
    return { dialect: { encoding, lineEnd, starts: [...starts] }, reasons, rows, whole: content.whole && lines.length <= SAMPLE_ROWS };
  },
  rows: async function* (content, dialect: Dialect, repairs) {
    let pending = "";
    let line = 0;
    for await (const { text, read, end } of textPieces(content, dialect, repairs)) {
      const parts = (pending + text).split(dialect.lineEnd === "\r" ? "\r" : "\n");
      pending = end ? "" : (parts.pop() ?? "");
      if (pending.length > LONGEST_RECORD) throw longLine(content.name, line + 1);
      const rows: Row[] = [];
      for (const part of parts) {
        line++;
        const cells = cellsAt(part, dialect.starts);
        if (cells.some((cell) => cell !== "")) rows.push({ line, cells, text: part });
      }
      yield { rows, read };
    }
  },
};
