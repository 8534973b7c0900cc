import { isUtf8 } from "node:buffer";
import type { Dialect } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import { markLength, utf8Converter } from "../detect/encoding.ts";
import { noRepairs, type Repairs, repairLines } from "../repair-lines.ts";

/** A text file piece by piece as UTF-8 without its mark; `end` at the last. A piece is good until the next one is asked for. */
export async function* bytePieces(
  content: Content,
  { encoding }: Pick<Dialect, "encoding">,
): AsyncGenerator<{ bytes: Uint8Array; read: number; end: boolean }> {
  const convert = utf8Converter(encoding);
  let first = true;
  let waiting: { bytes: Uint8Array; read: number } | undefined;
  for await (const { bytes, read } of content.pieces(true)) {
    if (waiting) yield { bytes: convert(waiting.bytes, false), read: waiting.read, end: false };
    waiting = { bytes: first ? bytes.subarray(markLength(bytes, encoding)) : bytes, read };
    first = false;
  }
  if (waiting) yield { bytes: convert(waiting.bytes, true), read: waiting.read, end: true };
}

/** The same as text, piece by piece, cut after whole lines. Lines that are not UTF-8 are read as windows-1252 and noted in `repairs`. */
export async function* textPieces(
  content: Content,
  dialect: Pick<Dialect, "encoding" | "lineEnd">,
  repairs: Repairs = noRepairs(),
): AsyncGenerator<{ text: string; read: number; end: boolean }> {
  const lineEnd = dialect.lineEnd === "\r" ? 13 : 10;
  let rest: Uint8Array = new Uint8Array(0);
  let line = 1;
  for await (const { bytes, read, end } of bytePieces(content, dialect)) {
    const all = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const cut = end ? all.length : all.lastIndexOf(lineEnd) + 1;
    // A line without an end is handed on in parts, between characters.
    const to = cut === 0 ? characterEnd(all) : cut;
    let whole = all.subarray(0, to);
    rest = Uint8Array.prototype.slice.call(all, to);
    if (!isUtf8(whole)) whole = repairLines(whole, lineEnd, line, repairs);
    for (let at = whole.indexOf(lineEnd); at !== -1; at = whole.indexOf(lineEnd, at + 1)) line++;
    yield { text: Buffer.from(whole.buffer, whole.byteOffset, whole.length).toString("utf8"), read, end };
  }
}

/** Where the last whole UTF-8 character ends. */
function characterEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const c = bytes[bytes.length - back] ?? 0;
    if (c < 0x80) return bytes.length;
    if (c >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}
