import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { formatCount, plural } from "../../ui/format.ts";
import { tabText } from "./columns.ts";
import type { Range } from "./grid.ts";
import type { RowQuery } from "./useRows.ts";

/** Most rows that are copied at once. */
export const MOST_COPIED = 10_000;
const PAGE = 500;

/** Why a range cannot be copied; null where it can. */
export const copyRefusal = ({ top, bottom }: Range): string | null =>
  bottom - top + 1 > MOST_COPIED ? `At most ${formatCount(MOST_COPIED)} rows are copied at once. Export them as CSV instead.` : null;

/** What was copied, in words. */
export const copiedWords = ({ top, bottom, left, right }: Range): string =>
  `Copied ${plural((bottom - top + 1) * (right - left + 1), "cell")} as text.`;

/** Cells of a range that are loaded; null where some are not. */
export function loadedText(range: Range, fields: readonly string[], cell: (row: number, field: string) => Cell | undefined): string | null {
  const rows: Cell[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const cells = fields.slice(range.left, range.right + 1).map((field) => cell(row, field));
    if (cells.includes(undefined)) return null;
    rows.push(cells as Cell[]);
  }
  return tabText(rows);
}

/** Cells of a range as text, asked of the core page by page. */
export async function fetchedText(core: CoreClient, query: RowQuery, range: Range): Promise<string> {
  const fields = query.fields.slice(range.left, range.right + 1);
  // The search looks into the fields that are asked for, so all of them are.
  const asked = query.search.trim() === "" ? fields : query.fields;
  const from = asked === fields ? 0 : range.left;
  const rows: Cell[][] = [];
  for (let offset = range.top; offset <= range.bottom; offset += PAGE) {
    const limit = Math.min(PAGE, range.bottom - offset + 1);
    const page = await core.subscribers.page({ ...query, fields: [...asked], offset, limit });
    rows.push(...page.rows.map((row) => row.slice(from, from + fields.length)));
  }
  return tabText(rows);
}
