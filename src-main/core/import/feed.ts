import { isUtf8 } from "node:buffer";
import type { Dialect } from "../../../src-shared/model/import.ts";
import { openQuote } from "./open-quote.ts";
import { type Repairs, repairLines } from "./repair-lines.ts";
import { readBlocks } from "./source.ts";
import { Tokenizer, type TokenSink } from "./tokenizer.ts";

/** A record longer than this is an opened quote that nobody closed. */
const LONGEST_RECORD = 1 << 25;

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
    if (!isUtf8(clean === 0 ? whole : whole.subarray(clean))) whole = repairLines(whole, lineEnd, tokenizer.line, repairs);
    const stopped = tokenizer.run(whole, 0, whole.length);
    clean = whole.length - stopped;
    rest = clean === 0 ? tail : Buffer.concat([whole.subarray(stopped), tail]);
    if (clean > LONGEST_RECORD || (end && clean > 0)) throw openQuote(name, tokenizer.line);
    await step(read);
  });
  return repairs;
}
