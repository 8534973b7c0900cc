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
  let rest: Uint8Array = new Uint8Array(0);
  /** Bytes of `rest` that were looked at before. */
  let clean = 0;
  let skip = dialect.skipRows;
  for await (const { bytes: block, read, end } of bytePieces(content, dialect)) {
    let bytes: Uint8Array = rest.length === 0 ? block : Buffer.concat([rest, block]);
    if (end && bytes.length > 0 && bytes[bytes.length - 1] !== lineEnd) bytes = Buffer.concat([bytes, Uint8Array.of(lineEnd)]);
    let from = 0;
    while (skip > 0 && bytes.indexOf(lineEnd, from) !== -1) {
      from = bytes.indexOf(lineEnd, from) + 1;
      skip--;
      tokenizer.line++;
    }
    const cut = bytes.lastIndexOf(lineEnd) + 1;
    let whole = bytes.subarray(from, Math.max(from, cut));
    const tail = bytes.subarray(Math.max(from, cut));
    if (tail.length > LONGEST_RECORD) throw longLine(content.name, tokenizer.line);
    if (!isUtf8(clean === 0 ? whole : whole.subarray(clean))) whole = repairLines(whole, lineEnd, tokenizer.line, repairs);
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
    rest = clean === 0 ? tail : Buffer.concat([whole.subarray(stopped), tail]);
    await step(read);
  }
}
