import { numberText, percentText } from "../../src-shared/lib/numbers.ts";

/** A number for people, thousands separated; means over replications with two decimals. */
export const count = (value: number): string => numberText(value, 2);

export const share = (part: number, whole: number): string => (whole > 0 ? percentText(part / whole) : "");

/** Columns under headings; cells that are numbers are set to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const numeric = headings.map((_, at) => rows.every((row) => /^[-\d.,\s%$€£]*$/.test(row[at] ?? "")));
  const widths = headings.map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (numeric[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(headings), ...rows.map(line)];
}
