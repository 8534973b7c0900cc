/** A cell of the table by its row and the place of its column. */
export interface Place {
  row: number;
  at: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that a page key moves by. */
  page: number;
}

export interface Pressed {
  key: string;
  ctrl: boolean;
}

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** Where a key leads from a cell; undefined for keys that do not move. Source: WAI-ARIA Authoring Practices, grid pattern. */
export function moved({ row, at }: Place, { key, ctrl }: Pressed, { rows, columns, page }: GridSize): Place | undefined {
  if (rows === 0 || columns === 0) return undefined;
  const to = (nextRow: number, nextAt: number): Place => ({ row: within(nextRow, rows), at: within(nextAt, columns) });
  if (row < 0) return /^(Arrow|Home|End|Page)/.test(key) ? to(key === "End" && ctrl ? rows - 1 : 0, 0) : undefined;
  switch (key) {
    case "ArrowDown":
      return to(ctrl ? rows - 1 : row + 1, at);
    case "ArrowUp":
      return to(ctrl ? 0 : row - 1, at);
    case "ArrowRight":
      return to(row, ctrl ? columns - 1 : at + 1);
    case "ArrowLeft":
      return to(row, ctrl ? 0 : at - 1);
    case "PageDown":
      return to(row + page, at);
    case "PageUp":
      return to(row - page, at);
    case "Home":
      return to(ctrl ? 0 : row, 0);
    case "End":
      return to(ctrl ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}

export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The rectangle between two cells, ends included. */
export const rangeOf = (a: Place, b: Place): Range => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.at, b.at),
  right: Math.max(a.at, b.at),
});

export const holds = (range: Range | null, row: number, at: number): boolean =>
  range !== null && row >= range.top && row <= range.bottom && at >= range.left && at <= range.right;

/** A key that writes a character, and so begins to edit. */
export const writes = (event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean =>
  Array.from(event.key).length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
