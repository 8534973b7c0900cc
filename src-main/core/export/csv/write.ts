import type { CellValue, PlanTable } from "../tables.ts";

/**
 * A cell of text as a spreadsheet may open it: what begins with `=`, `+`, `-`, `@`, a tab or a carriage return could run
 * as a formula, so it gets an apostrophe in front (OWASP, "CSV Injection").
 */
export function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function cell(value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = safeText(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as RFC 4180 text: commas, CRLF, quotes doubled; numbers plain, with a full stop. Totals are left to the reader's spreadsheet. */
export function csvText({ columns, rows }: PlanTable): string {
  const lines = [columns.map(({ header }) => header), ...rows].map((line) => line.map(cell).join(","));
  return `${lines.join("\r\n")}\r\n`;
}
