import type { BenchFile, Kind } from "./files.ts";
import type { Kept } from "./outcome.ts";

const quoted = (name: string) => `"${name}"`;

/** A table of the file's columns; `types` are the database's names of the kinds. */
export const createTable = ({ columns }: BenchFile, types: Readonly<Record<Kind, string>>): string =>
  `CREATE TABLE base (${columns.map(([name, kind]) => `${quoted(name)} ${types[kind]}`).join(", ")})`;

/** One row: how many there are, then the sums of numbers in hundredths, then the counts of different texts. */
export const keptQuery = ({ columns }: BenchFile, whole: string): string =>
  `SELECT ${[
    "count(*)",
    ...columns.filter(([, kind]) => kind === "number").map(([name]) => `sum(CAST(round(${quoted(name)} * 100) AS ${whole}))`),
    ...columns.filter(([, kind]) => kind === "text").map(([name]) => `count(DISTINCT nullif(${quoted(name)}, ''))`),
  ].join(", ")} FROM base`;

export function keptOf({ columns }: BenchFile, row: readonly unknown[]): Kept {
  const [rows, ...rest] = row.map(Number);
  const named = (kind: Kind, from: number) =>
    Object.fromEntries(columns.filter((column) => column[1] === kind).map(([name], at) => [name, rest[from + at] ?? 0]));
  const numbers = columns.filter(([, kind]) => kind === "number").length;
  return { rows: rows ?? 0, sums: named("number", 0), distinct: named("text", numbers) };
}
