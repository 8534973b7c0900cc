import type { Dialect, Inspection } from "../../../src-shared/model/import.ts";
import type { Content } from "./content/content.ts";
import { sampleText } from "./detect/encoding.ts";

type Line = Inspection["lines"][number];

const LINES = 40;
const CHARACTERS = 2000;

/** Where the rows of the sample lie: lines of the first and last, and whether the sample is the whole file. */
interface Rows {
  readonly first: number;
  readonly last: number;
  readonly whole: boolean;
}

function kindOf(line: number, text: string, { skipRows, header, comment, endLine, footerRows }: Dialect, rows: Rows): Line["kind"] {
  if (line <= skipRows) return "skipped";
  if (comment !== "" && text.startsWith(comment)) return "left-out";
  if (endLine !== null && line > endLine) return "left-out";
  if (rows.whole && footerRows > 0 && line > rows.last) return "left-out";
  return header && line < rows.first ? "header" : "row";
}

/** The first lines of a text file as they are written, each with what it is taken for; none of files that have no lines. */
export function writtenLines(content: Content, dialect: Dialect, rows: Rows): Line[] {
  if (!["delimited", "fixed-width", "json", "json-lines"].includes(dialect.format)) return [];
  const text = sampleText(content.head, dialect.encoding, content.whole);
  const breaks = dialect.lineEnd === "\r" ? "\r" : "\n";
  const lines: Line[] = [];
  for (let at = 0; at < text.length && lines.length < LINES; ) {
    const next = text.indexOf(breaks, at);
    const end = next === -1 ? text.length : next;
    const whole = text.slice(at, Math.min(end, at + CHARACTERS)).replace(/\r$/, "");
    const line = lines.length + 1;
    lines.push({ line, kind: kindOf(line, whole, dialect, rows), text: end - at > CHARACTERS ? `${whole}…` : whole });
    at = end + 1;
  }
  return lines;
}
