import { isUtf8 } from "node:buffer";
import type { Dialect } from "../../../src-shared/model/import.ts";
import { BatchWriter } from "./batch-writer.ts";
import { textAt } from "./cell-notes.ts";
import type { Content } from "./content/content.ts";
import { LONGEST_RECORD, longLine } from "./formats/delimited.ts";
import { bytePieces } from "./formats/text-pieces.ts";
import { mended } from "./mend.ts";
import { textRecords } from "./records.ts";
import { noteLine, type Repairs, repairLines } from "./repair-lines.ts";
import type { RecordSink } from "./row-sink.ts";
import { type Ragged, Tokenizer } from "./tokenizer.ts";

/** Whether a dialect is one that the tokenizer of bytes cuts: most are. */
export function isPlain({ format, delimiter, quote, comment, wrapped, footerRows, endLine, ...more }: Dialect): boolean {
  const ascii = (text: string) => text.length === 1 && text.charCodeAt(0) < 128;
  if (format !== "delimited" || more.escape !== "" || comment !== "" || wrapped || footerRows > 0 || endLine !== null) return false;
  return ascii(delimiter) && (quote === "" || ascii(quote));
}

/** Streams a text file of a plain dialect through the tokenizer, a megabyte at a time. */
export async function feedBytes(
  content: Content,
  dialect: Dialect,
  columns: number,
  sink: RecordSink,
  repairs: Repairs,
  step: (read: number) => Promise<void>,
): Promise<void> {
  const lineEnd = dialect.lineEnd === "\r" ? 13 : 10;
  const writer = new BatchWriter(columns, sink);
  /** Hands on another reading of a record; false where there is none. */
  const mend = (text: string, line: number): boolean => {
    const rows = mended(text, dialect, columns);
    for (const { cells, offset, how } of rows) {
      writer.row(line + offset, cells);
      noteLine(repairs.mended, how, line + offset);
    }
    writer.flush();
    return rows.length > 0;
  };
  const tokenizer = new Tokenizer(dialect, columns, 1, {
    batch: (batch) => sink.batch(batch),
    repeated: (line) => noteLine(repairs.leftOut, "that repeat the header", line),
    ragged: (why: Ragged, line, bytes, from, to) => {
      const text = textAt(bytes, from, to);
      if (mend(text.replace(/\r$/, ""), line)) return;
      const [record] = [...textRecords(text, dialect, line)];
      sink.ragged(why, line, record?.cells ?? []);
    },
  });
  /** What is being cut: first the bytes that were left of the piece before, `used` of them. */
  let work = tokenizer.room(PIECE, 0);
  let used = 0;
  /** Bytes at the beginning that were looked at before. */
  let clean = 0;
  let skip = dialect.skipRows;
  for await (const { bytes: block, read, end } of bytePieces(content, dialect)) {
    work = tokenizer.room(used + block.length + 1, used);
    work.set(block, used);
    used += block.length;
    if (end && used > 0 && work[used - 1] !== lineEnd) work[used++] = lineEnd;
    const bytes = work.subarray(0, used);
    let from = 0;
    while (skip > 0 && bytes.indexOf(lineEnd, from) !== -1) {
      from = bytes.indexOf(lineEnd, from) + 1;
      skip--;
      tokenizer.line++;
    }
    const cut = Math.max(from, bytes.lastIndexOf(lineEnd) + 1);
    let whole: Uint8Array = bytes.subarray(from, cut);
    const tail = bytes.subarray(cut);
    if (tail.length > LONGEST_RECORD) throw longLine(content.name, tokenizer.line);
    const mendedLines = !isUtf8(clean === 0 ? whole : whole.subarray(clean));
    if (mendedLines) whole = repairLines(whole, lineEnd, tokenizer.line, repairs);
    let stopped = tokenizer.run(whole, 0, whole.length);
    // A quote that nobody closes costs its own line, where that is a row without it.
    while (stopped < whole.length && (end || whole.length - stopped > LONGEST_RECORD)) {
      const next = whole.indexOf(lineEnd, stopped) + 1;
      const { line } = tokenizer;
      const text = textAt(whole, stopped, next - 1).replace(/\r$/, "");
      if (!mend(text, line)) {
        const [record] = [...textRecords(text, { ...dialect, quote: "" }, line)];
        sink.ragged("open", line, record?.cells ?? []);
      }
      tokenizer.line = line + 1;
      stopped = tokenizer.run(whole, next, whole.length);
    }
    clean = whole.length - stopped;
    if (mendedLines) {
      const rest = Buffer.concat([whole.subarray(stopped), tail]);
      work = tokenizer.room(rest.length, 0);
      work.set(rest);
      used = rest.length;
    } else {
      work.copyWithin(0, from + stopped, used);
      used -= from + stopped;
    }
    await step(read);
  }
}

/** Bytes for which there is room at first: a piece of a file and what was left of the one before. */
const PIECE = 2 << 20;
