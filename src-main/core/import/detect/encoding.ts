import { isUtf8 } from "node:buffer";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Dialect } from "../../../../src-shared/model/import.ts";
import { byteLines, repairLines } from "../repair-lines.ts";
import { legacyEncoding } from "./legacy.ts";

export type Encoding = Dialect["encoding"];

/** First bytes of files that hold no table, and what to say of them. */
const formats: readonly { magic: string; what: string; todo: string }[] = [
  { magic: "SQLite format 3\0", what: "This is a database, not a table.", todo: "Open a project with Open; import tables." },
  { magic: "%PDF", what: "This is a PDF, not a table.", todo: "Export the data as CSV or as a workbook." },
  {
    magic: "PK\x03\x04",
    what: "This is a document of an office program without any sheet.",
    todo: "Save the table as a workbook or as CSV.",
  },
  { magic: "\x89PNG", what: "This is a picture, not a table.", todo: "Export the data as CSV or as a workbook." },
  { magic: "\xff\xd8\xff", what: "This is a picture, not a table.", todo: "Export the data as CSV or as a workbook." },
  { magic: "7z\xbc\xaf\x27\x1c", what: "The file is packed with 7-Zip.", todo: "Unpack it, or pack it as ZIP." },
  { magic: "Rar!", what: "The file is packed with RAR.", todo: "Unpack it, or pack it as ZIP." },
  { magic: "BZh", what: "The file is packed with bzip2.", todo: "Unpack it, or pack it as ZIP or gzip." },
  { magic: "\xfd7zXZ", what: "The file is packed with xz.", todo: "Unpack it, or pack it as ZIP or gzip." },
  { magic: "\x28\xb5\x2f\xfd", what: "The file is packed with Zstandard.", todo: "Unpack it, or pack it as ZIP or gzip." },
];

/** Share of zero bytes at even and odd places: UTF-16 of western text has nearly all of one kind. */
function zeros(sample: Uint8Array): { even: number; odd: number; all: number } {
  if (!sample.includes(0)) return { even: 0, odd: 0, all: 0 };
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const half = Math.max(1, sample.length / 2);
  return { even: even / half, odd: odd / half, all: even + odd };
}

/** The sample without a character that its end cuts in two. */
function wholeCharacters(sample: Uint8Array): Uint8Array {
  let end = sample.length;
  for (let back = 1; back <= 4 && back <= sample.length; back++) {
    const c = sample[sample.length - back] ?? 0;
    if (c < 0x80) break;
    if (c >= 0xc0) {
      end = sample.length - back;
      break;
    }
  }
  return sample.subarray(0, end);
}

/** Lines beyond ASCII that are UTF-8, and those that are not. */
function accented(sample: Uint8Array): { valid: number; invalid: number } {
  const found = { valid: 0, invalid: 0 };
  for (const line of byteLines(sample, sample.includes(10) ? 10 : 13)) {
    if (!isUtf8(line)) found.invalid++;
    else if (line.some((byte) => byte > 127)) found.valid++;
  }
  return found;
}

/** The beginning of a file as text: its bytes without the mark, lines that are not UTF-8 read as windows-1252. */
export function sampleText(sample: Uint8Array, encoding: Encoding, whole: boolean): string {
  const raw = sample.subarray(markLength(sample, encoding));
  const bytes = utf8Converter(encoding)(raw, whole);
  const clean = isUtf8(whole ? bytes : wholeCharacters(bytes))
    ? bytes
    : repairLines(bytes, bytes.includes(10) ? 10 : 13, 1, { count: 0, lines: [] });
  return Buffer.from(clean).toString("utf8");
}

/**
 * How the text of a file is written, from its first bytes, and why. Throws InputError when the file is empty or no text; `where` names it.
 */
export function detectEncoding(sample: Uint8Array, whole: boolean, where: string): { encoding: Encoding; reason: string } {
  if (sample.length === 0)
    throw new InputError("file-empty", "The file is empty.", { where, todo: "Export it again, with at least a header and one row." });
  const head = Buffer.from(sample.subarray(0, 16)).toString("latin1");
  const foreign = formats.find(({ magic }) => head.startsWith(magic));
  if (foreign) throw new InputError("file-binary", foreign.what, { where, todo: foreign.todo });
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf)
    return { encoding: "utf-8", reason: "The file starts with the mark of UTF-8." };
  if (sample[0] === 0xff && sample[1] === 0xfe)
    return { encoding: "utf-16le", reason: "The file starts with the mark of UTF-16 (little-endian)." };
  if (sample[0] === 0xfe && sample[1] === 0xff)
    return { encoding: "utf-16be", reason: "The file starts with the mark of UTF-16 (big-endian)." };
  const { even, odd, all } = zeros(sample);
  if (odd > 0.6 && even < 0.1) return { encoding: "utf-16le", reason: "Every second byte is zero, as in UTF-16 (little-endian)." };
  if (even > 0.6 && odd < 0.1) return { encoding: "utf-16be", reason: "Every second byte is zero, as in UTF-16 (big-endian)." };
  if (all > 0) {
    throw new InputError("file-binary", "The file holds zero bytes: it is no text file, or it is damaged.", {
      where,
      todo: "Export it again as CSV UTF-8.",
    });
  }
  if (isUtf8(whole ? sample : wholeCharacters(sample))) return { encoding: "utf-8", reason: "All bytes are valid UTF-8." };
  const { valid, invalid } = accented(sample);
  if (valid > invalid) {
    const reason =
      invalid === 1
        ? "All lines but one are UTF-8; that one is read as windows-1252."
        : `All lines but ${invalid} are UTF-8; those are read as windows-1252.`;
    return { encoding: "utf-8", reason };
  }
  return legacyEncoding(sample);
}

/** What shows that a file is not written in an encoding of UTF-16 that was asked for; null where nothing does. */
export function noUtf16(sample: Uint8Array, asked: Encoding, found: Encoding): string | null {
  if (!asked.startsWith("utf-16") || found === asked) return null;
  if (!sample.includes(0)) return "none of its bytes is zero, as one of every comma, digit and line end is there.";
  return found.startsWith("utf-16") ? "its bytes come in the other order." : null;
}

/** Length of the byte order mark. */
export function markLength(sample: Uint8Array, encoding: Encoding): number {
  if (encoding === "utf-8") return sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? 3 : 0;
  if (encoding === "utf-16le") return sample[0] === 0xff && sample[1] === 0xfe ? 2 : 0;
  if (encoding === "utf-16be") return sample[0] === 0xfe && sample[1] === 0xff ? 2 : 0;
  return 0;
}

/** Bytes of any encoding to UTF-8, block after block; the last call passes `end`. */
export function utf8Converter(encoding: Encoding): (block: Uint8Array, end: boolean) => Uint8Array {
  if (encoding === "utf-8") return (block) => block;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (block, end) => Buffer.from(decoder.decode(block, { stream: !end }), "utf8");
}
