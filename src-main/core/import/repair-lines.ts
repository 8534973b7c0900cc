import { isUtf8 } from "node:buffer";

const windows1252 = new TextDecoder("windows-1252");

/** What of a file had to be read otherwise than it is written, or left out. */
export interface Repairs {
  /** Lines that were not UTF-8 in a file of UTF-8. */
  count: number;
  /** The first few of them, by their number in the file. */
  lines: number[];
  /** Rows that were not written as the dialect says, by how they were read all the same. */
  readonly mended: Map<string, { count: number; lines: number[] }>;
  /** Records that are no rows, by why they were left out. */
  readonly leftOut: Map<string, { count: number; lines: number[] }>;
}

export const noRepairs = (): Repairs => ({ count: 0, lines: [], mended: new Map(), leftOut: new Map() });

const LINES = 5;

/** Counts one more finding on a line. */
export function noteLine(notes: Map<string, { count: number; lines: number[] }>, what: string, line: number): void {
  const note = notes.get(what) ?? { count: 0, lines: [] };
  note.count++;
  if (note.lines.length < LINES) note.lines.push(line);
  notes.set(what, note);
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
export function repairLines(bytes: Uint8Array, lineEnd: number, firstLine: number, repairs: Pick<Repairs, "count" | "lines">): Uint8Array {
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
