import writeExcelFile, { type Cell, type Sheet } from "write-excel-file/node";
import { parseDate } from "../../../../src-shared/lib/civil.ts";
import { minorDigits } from "../../../../src-shared/lib/numbers.ts";
import type { Plan } from "../../../../src-shared/model/plan.ts";
import { summaryRows } from "../summary.ts";
import { type CellKind, type CellValue, type PlanTable, planTables } from "../tables.ts";
import { clearZipTimes } from "./zip-times.ts";

const ACCENT = "#0b7a70";
const HEADER = { fontWeight: "bold", backgroundColor: ACCENT, textColor: "#ffffff", alignVertical: "center" } as const;

const widths: Record<CellKind, number> = {
  text: 22,
  "long-text": 46,
  count: 13,
  money: 14,
  price: 12,
  share: 12,
  rate: 12,
  date: 13,
  whole: 10,
};

function formatOf(kind: CellKind, currency: string): string | undefined {
  const decimals = "0".repeat(minorDigits(currency));
  const money = decimals === "" ? "#,##0" : `#,##0.${decimals}`;
  // A code in quotes reads the same in every spreadsheet, whatever its own locale.
  const written: Partial<Record<CellKind, string>> = {
    count: "#,##0.##",
    whole: "0",
    money: `"${currency}" ${money}`,
    price: `"${currency}" ${money}####`,
    share: "0.0%",
    rate: "0.#####",
    date: "yyyy-mm-dd",
  };
  return written[kind];
}

/** A cell. Text is stored as text, so that one that begins with `=` is never a formula. */
function cellOf(value: CellValue, kind: CellKind, currency: string, bold = false): Cell {
  if (value === null) return null;
  const style = { ...(bold ? { fontWeight: "bold" as const } : {}), alignVertical: "top" as const };
  if (typeof value === "number") {
    const whole = kind === "count" && Number.isInteger(value) ? "#,##0" : formatOf(kind, currency);
    return { type: Number, value, ...(whole === undefined ? {} : { format: whole }), ...style };
  }
  const days = kind === "date" ? parseDate(value) : undefined;
  if (days !== undefined) return { type: Date, value: new Date(days * 86_400_000), format: "yyyy-mm-dd", align: "left", ...style };
  return { type: String, value, wrap: kind === "long-text", ...style };
}

function sheetOf(table: PlanTable, currency: string): Sheet<never> {
  const header = table.columns.map((column): Cell => ({ type: String, value: column.header, ...HEADER }));
  const line = (values: CellValue[], bold: boolean) =>
    values.map((value, at) => cellOf(value, table.columns[at]?.kind ?? "text", currency, bold));
  return {
    sheet: table.title,
    data: [header, ...table.rows.map((row) => line(row, false)), ...(table.totals ? [line(table.totals, true)] : [])],
    columns: table.columns.map(({ kind }) => ({ width: widths[kind] })),
    stickyRowsCount: 1,
  };
}

function summarySheet(plan: Plan): Sheet<never> {
  const title: Cell[] = [{ type: String, value: plan.journey.name, fontWeight: "bold", fontSize: 16, textColor: ACCENT }];
  const rows = summaryRows(plan).map(({ label, value, kind }): Cell[] => [
    { type: String, value: label, fontWeight: "bold", alignVertical: "top" },
    typeof value === "number"
      ? ({ ...(cellOf(value, kind, plan.currency) as object), align: "left" } as Cell)
      : cellOf(value, "long-text", plan.currency),
  ]);
  return { sheet: "Summary", data: [title, ...rows], columns: [{ width: 26 }, { width: 90 }], stickyRowsCount: 1 };
}

/** The plan's summary and tables as a workbook; the same plan gives the same bytes. */
export async function planWorkbook(plan: Plan): Promise<Uint8Array> {
  const sheets = [summarySheet(plan), ...planTables(plan).map((table) => sheetOf(table, plan.currency))];
  const buffer = await writeExcelFile(sheets, { fontFamily: "Calibri", fontSize: 11 }).toBuffer();
  return clearZipTimes(new Uint8Array(buffer));
}
