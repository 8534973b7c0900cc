import { isUtf8 } from "node:buffer";

const windows1252 = new TextDecoder("windows-1252");

/** Lines that were not UTF-8 in a file of UTF-8. */
export interface Repairs {
  count: number;
  /** The first few, by their number in the file. */
  lines: number[];
}

/** The lines of bytes, each with its line end. */
export function* byteLines(bytes: Uint8Array, lineEnd: number): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(lineEnd, from);
    const to = found === -1 ? bytes.length : found + 1;
    yield bytes.subarray(from, to);
    from = to;
  }
}

/** Reads the lines that are not UTF-8 as windows-1252, and notes them. `firstLine` is the number of the first. */
export function repairLines(bytes: Uint8Array, lineEnd: number, firstLine: number, repairs: Repairs): Uint8Array {
  const parts: Uint8Array[] = [];
  let line = firstLine;
  for (const part of byteLines(bytes, lineEnd)) {
    if (isUtf8(part)) parts.push(part);
    else {
      parts.push(Buffer.from(windows1252.decode(part), "utf8"));
      repairs.count++;
      if (repairs.lines.length < 5) repairs.lines.push(line);
    }
    line++;
  }
  return Buffer.concat(parts);
}
