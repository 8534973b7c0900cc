import { isUtf8 } from "node:buffer";
import type { Dialect } from "../../../src-shared/model/import.ts";
import { openQuote } from "./open-quote.ts";
import { readBlocks } from "./source.ts";
import { Tokenizer, type TokenSink } from "./tokenizer.ts";

/** A record longer than this is an opened quote that nobody closed. */
const LONGEST_RECORD = 1 << 25;
const windows1252 = new TextDecoder("windows-1252");

/** Lines that were not UTF-8 in a file of UTF-8. */
export interface Repairs {
  count: number;
  /** The first few, by their number in the file. */
  lines: number[];
}

/** Reads the lines that are not UTF-8 as windows-1252, and notes them. `firstLine` is the number of the first. */
function repaired(bytes: Uint8Array, lineEnd: number, firstLine: number, repairs: Repairs): Uint8Array {
  const parts: Uint8Array[] = [];
  let line = firstLine;
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(lineEnd, from);
    const to = found === -1 ? bytes.length : found + 1;
    const part = bytes.subarray(from, to);
    from = to;
    if (isUtf8(part)) {
      parts.push(part);
      continue;
    }
    parts.push(Buffer.from(windows1252.decode(part), "utf8"));
    repairs.count++;
    if (repairs.lines.length < 5) repairs.lines.push(line);
  }
  return Buffer.concat(parts);
}

/** Streams the file through the tokenizer, a megabyte at a time. `step` is called between blocks with the bytes read; it may wait or throw. */
export async function feed(
  path: string,
  name: string,
  dialect: Dialect,
  columns: number,
  sink: TokenSink,
  step: (read: number) => Promise<void>,
): Promise<Repairs> {
  const lineEnd = dialect.lineEnd === "\r" ? 13 : 10;
  const tokenizer = new Tokenizer(dialect, columns, 1, sink);
  const repairs: Repairs = { count: 0, lines: [] };
  let rest: Uint8Array = new Uint8Array(0);
  /** Lines of `rest` that were repaired before need no second look. */
  let clean = 0;
  let skip = dialect.skipRows;
  await readBlocks(path, name, dialect.encoding, async (block, read, end) => {
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
    if (!isUtf8(clean === 0 ? whole : whole.subarray(clean))) whole = repaired(whole, lineEnd, tokenizer.line, repairs);
    const stopped = tokenizer.run(whole, 0, whole.length);
    clean = whole.length - stopped;
    rest = clean === 0 ? tail : Buffer.concat([whole.subarray(stopped), tail]);
    if (clean > LONGEST_RECORD || (end && clean > 0)) throw openQuote(name, tokenizer.line);
    await step(read);
  });
  return repairs;
}
