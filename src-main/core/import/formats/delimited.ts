import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Dialect, GivenDialect } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import { findCut, lineEndOf, sampleRecords } from "../detect/cut.ts";
import { RecordCutter } from "../records.ts";
import type { Repairs } from "../repair-lines.ts";
import type { Format, Found, Row } from "./format.ts";
import { SAMPLE_ROWS } from "./format.ts";
import { textPieces } from "./text-pieces.ts";
import { textSample } from "./text-sample.ts";

/** A record of which nobody sees the end. */
export const LONGEST_RECORD = 1 << 25;

export function longLine(name: string, line: number): InputError {
  return new InputError(
    "file-line-long",
    `Line ${line} has more than ${LONGEST_RECORD >> 20} MB without an end: this is no table of rows.`,
    {
      where: `${name}:${line}`,
      todo: "Check how the file was written; each row needs a line of its own.",
    },
  );
}

const TAIL = 1 << 16;

/** The last records of a file of which the sample shows only the beginning. Quotes that run over lines may hide some of them. */
async function tailOf(content: Content, dialect: Dialect): Promise<Row[] | undefined> {
  if (content.whole || content.reasons.length > 0 || dialect.encoding.startsWith("utf-16")) return undefined;
  const file = await content.access();
  const bytes = await file.read(Math.max(0, file.size - TAIL), TAIL);
  const text = new TextDecoder(dialect.encoding).decode(bytes);
  const breaks = dialect.lineEnd === "\r" ? "\r" : "\n";
  const from = text.indexOf(breaks) + 1;
  return sampleRecords(text.slice(from), dialect, 1, SAMPLE_ROWS).map(({ line, cells }) => ({ line, cells }));
}

/** The row inside a line that is one quoted cell. */
function unwrapped(row: Row, cutter: RecordCutter): Row {
  if (row.cells.length !== 1) return row;
  const inner = cutter.record(row.cells[0] ?? "", 0, true);
  return inner ? { ...row, cells: inner.cells } : row;
}

/** Lines that are each one quoted cell with a whole row inside. */
function isWrapped(rows: readonly Row[], width: number, cutter: RecordCutter): boolean {
  if (width !== 1 || rows.length < 2) return false;
  const first = unwrapped(rows[0] as Row, cutter).cells.length;
  return first > 1 && rows.every((row) => row.cells.length === 1 && unwrapped(row, cutter).cells.length === first);
}

async function look(content: Content, given: GivenDialect, most: number): Promise<Found> {
  const { text, encoding, reasons } = textSample(content, given);
  const lineEnd = given.lineEnd ?? lineEndOf(text);
  const breaks = lineEnd === "\r" ? "\r" : "\n";
  const stated = /^sep=(.)\r?$/i.exec(text.split(breaks, 1)[0] ?? "")?.[1];
  const skipped = stated !== undefined && given.skipRows === undefined ? 1 : 0;
  const rest = skipped === 0 ? text : text.slice(text.indexOf(breaks) + 1);
  const found = findCut(rest, lineEnd, given, stated, skipped + 1);
  // The sample may end in the middle of a record.
  const complete = content.whole ? rest : rest.slice(0, rest.lastIndexOf(breaks) + 1);
  const sample = sampleRecords(complete, found.cut, skipped + 1, most);
  const dialect = { encoding, escape: "", comment: "", ...found.cut, wrapped: false, skipRows: skipped };
  let rows = sample.map(
    ({ line, cells, from, to, odd }): Row => ({ line, cells, text: complete.slice(from, to), ...(odd ? { fault: "quote" as const } : {}) }),
  );
  const cutter = new RecordCutter({ ...found.cut, delimiter: given.delimiter ?? "," });
  const why = [...reasons, ...found.reasons];
  if (given.wrapped ?? isWrapped(rows, found.width, cutter)) {
    rows = rows.map((row) => unwrapped(row, cutter));
    Object.assign(dialect, { wrapped: true, delimiter: given.delimiter ?? "," });
    why.push({ about: "wrapped", text: "Each line is one quoted cell; the row inside it is read." });
  }
  const tail = await tailOf(content, { ...dialect } as Dialect);
  return { dialect, reasons: why, rows, whole: content.whole && sample.length < most, ...(tail ? { tail } : {}) };
}

/** Cuts a text file into records that are checked only as far as quotes go. */
async function* rows(content: Content, dialect: Dialect, repairs: Repairs): AsyncGenerator<{ rows: Row[]; read: number }> {
  const cutter = new RecordCutter(dialect);
  const plain = new RecordCutter({ ...dialect, quote: "" });
  const inner = new RecordCutter({ ...dialect, comment: "" });
  let pending = "";
  let line = 1;
  for await (const { text, read, end } of textPieces(content, dialect, repairs)) {
    pending += text;
    const out: Row[] = [];
    let at = 0;
    while (at < pending.length) {
      // Lines before the table are skipped as lines: what stands there need not follow the dialect.
      if (line <= dialect.skipRows || cutter.isComment(pending, at)) {
        const next = cutter.lineAfter(pending, at);
        if (next === -1) {
          if (end) at = pending.length;
          break;
        }
        at = next;
        line++;
        continue;
      }
      let found = cutter.record(pending, at, end);
      if (!found && pending.length - at > LONGEST_RECORD) {
        found = plain.record(pending, at, false);
        if (!found) throw longLine(content.name, line);
        found = { ...found, stray: true };
      }
      if (!found) break;
      const unclosed = !found.closed;
      if (unclosed) found = plain.record(pending, at, true) ?? found;
      const { cells, any, stray, from, to, lines, next } = found;
      const row: Row = {
        line,
        cells,
        ...(unclosed ? { fault: "open" as const } : stray ? { fault: "quote" as const } : {}),
        text: pending.slice(from, to),
      };
      if (any) out.push(dialect.wrapped ? unwrapped(row, inner) : row);
      line += lines;
      at = next;
    }
    pending = pending.slice(at);
    yield { rows: out, read };
  }
}

export const delimited: Format = {
  id: "delimited",
  // What is nothing else is text; what is no text either is refused by the look at it.
  recognises: () => Promise.resolve(true),
  look,
  rows,
};
