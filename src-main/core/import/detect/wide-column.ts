import { isValue, kindOf } from "./kinds.ts";
import type { Placeable } from "./place.ts";

const ROWS = 300;

/** A row with the surplus cells joined again into the column that holds the delimiter; undefined for a row that has none. */
export function rejoined(cells: readonly string[], width: number, column: number, delimiter: string): string[] | undefined {
  const surplus = cells.length - width;
  if (surplus < 0) return undefined;
  const end = column + surplus + 1;
  return [...cells.slice(0, column), cells.slice(column, end).join(delimiter), ...cells.slice(end)];
}

/**
 * The column whose texts hold the delimiter without quotes around them, so that rows have more cells than the header names; null where nothing
 * shows one. It is the one that leaves the other columns with cells of a kind.
 */
export function wideColumnOf(records: readonly Placeable[], delimiter: string): { column: number; width: number } | null {
  const [head, ...rest] = records.slice(0, ROWS);
  if (!head || rest.length < 4) return null;
  const width = head.cells.length;
  const wider = rest.filter(({ cells }) => cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ""));
  const narrower = rest.filter(({ cells }) => cells.length < width).length;
  if (width < 3 || wider.length < 2 || wider.length * 50 < rest.length || narrower * 10 > rest.length) return null;
  if (new Set(wider.map(({ cells }) => cells.length)).size === 1 && wider.length === rest.length) return null;
  if (head.cells.some((cell) => isValue(kindOf(cell)) || cell.trim() === "")) return null;
  const agreement = (column: number): number => {
    const table = rest.map(({ cells }) => rejoined(cells, width, column, delimiter)).filter((cells) => cells !== undefined);
    if (table.length === 0) return 0;
    let sum = 0;
    for (let at = 0; at < width; at++) {
      const kinds = new Map<string, number>();
      for (const cells of table) {
        const kind = kindOf(cells[at] ?? "") ?? "none";
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
      const most = Math.max(...kinds.values()) / table.length;
      const [kind] = [...kinds].sort((a, b) => b[1] - a[1])[0] ?? ["none"];
      sum += kind === "text" ? most ** 2 * 0.9 : most ** 2;
    }
    // A part that holds the delimiter stood within quotes, and was never parted.
    const quoted = wider.filter(({ cells }) =>
      cells.slice(column, column + cells.length - width + 1).some((cell) => cell.includes(delimiter)),
    ).length;
    // A blank after the delimiter is that of a text, as in an address.
    const spaced = wider.filter(({ cells }) =>
      cells.slice(column + 1, column + cells.length - width + 1).every((cell) => cell.startsWith(" ")),
    ).length;
    return sum / width + (0.1 * spaced - 0.5 * quoted) / wider.length;
  };
  const ranked = Array.from({ length: width }, (_, column) => ({ column, score: agreement(column) })).sort((a, b) => b.score - a.score);
  const [best, next] = ranked;
  if (!best || best.score < 0.75 || (next && best.score - next.score < 0.005)) return null;
  return { column: best.column, width };
}
