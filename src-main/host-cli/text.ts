/** A number for people, thousands separated. */
export const count = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 2 });

/** Money for people, in the workspace's currency. */
export const money = (value: number, currency: string): string => value.toLocaleString("en-US", { style: "currency", currency });

export const share = (part: number, whole: number): string => (whole > 0 ? `${((part / whole) * 100).toFixed(1)} %` : "");

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
