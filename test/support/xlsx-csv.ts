import { readFileSync } from "node:fs";
import { unzip } from "../golden/plan/unzip.ts";

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|apos|#(\d+));/g, (_, name: string, code: string | undefined) =>
    code === undefined ? (entities[name] ?? "") : String.fromCodePoint(Number(code)),
  );

function columnOf(reference: string): number {
  let at = 0;
  for (const letter of reference.replace(/\d/g, "")) at = at * 26 + letter.charCodeAt(0) - 64;
  return at - 1;
}

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The first sheet of a plain workbook as CSV, cell by cell as it is stored: a twin that owes nothing to the application's readers. */
export function csvOfWorkbook(path: string): string {
  const files = unzip(readFileSync(path));
  const shared = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    plain([...(item ?? "").matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text ?? "").join("")),
  );
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  const rows = [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const cells: string[] = [];
    for (const [, attributes, content] of (row ?? "").matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const at = columnOf(/r="([A-Z]+\d+)"/.exec(attributes ?? "")?.[1] ?? "A1");
      const value = /<v>(.*?)<\/v>/s.exec(content ?? "")?.[1];
      const inline = /<t[^>]*>(.*?)<\/t>/s.exec(content ?? "")?.[1];
      const text = value === undefined ? plain(inline ?? "") : attributes?.includes('t="s"') ? (shared[Number(value)] ?? "") : plain(value);
      cells[at] = text;
    }
    return Array.from(cells, (cell) => quoted(cell ?? "")).join(",");
  });
  return `${rows.join("\n")}\n`;
}
