import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { rejectHeaders } from "../import/names.ts";
import { csvLine, textRecords } from "../import/records.ts";

const MARK = "\ufeff";
/** Larger ones are named in the receipt and left alone. */
const LARGEST = 1 << 28;

function delimiterOf(text: string): string | undefined {
  const start = `${MARK}${rejectHeaders[0]}`;
  const delimiter = text[start.length];
  return text.startsWith(start) && delimiter !== undefined && text.startsWith(`${start}${delimiter}${rejectHeaders[1]}`)
    ? delimiter
    : undefined;
}

/** Takes the rows that hold one of the texts out of the files of rejected rows beside a project. */
export function eraseRejects(projectPath: string, texts: ReadonlySet<string>): { files: { name: string; rows: number }[]; left: string[] } {
  const folder = dirname(projectPath);
  const files: { name: string; rows: number }[] = [];
  const left: string[] = [];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!name.toLowerCase().endsWith(".csv") || !statSync(path).isFile()) continue;
    if (statSync(path).size > LARGEST) {
      left.push(`The file “${basename(path)}” beside the project is too large to be looked through.`);
      continue;
    }
    const text = readFileSync(path, "utf8");
    const delimiter = delimiterOf(text);
    if (delimiter === undefined) continue;
    const records = [...textRecords(text.slice(MARK.length), { delimiter, quote: '"', lineEnd: "\n" })];
    const kept = records.filter(({ cells }) => !cells.some((cell) => texts.has(cell.trim())));
    if (kept.length === records.length) continue;
    const part = `${path}.part`;
    try {
      writeFileSync(part, `${MARK}${kept.map(({ cells }) => `${csvLine(cells, delimiter)}\n`).join("")}`);
      renameSync(part, path);
    } finally {
      rmSync(part, { force: true });
    }
    files.push({ name, rows: records.length - kept.length });
  }
  return { files, left };
}
