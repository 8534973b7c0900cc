import type { ExportFormat } from "../format.ts";

/** A workbook: a summary, and a sheet for each table of the plan, with numbers as numbers and dates as dates. */
export const xlsx: ExportFormat = {
  id: "xlsx",
  label: "Workbook (XLSX)",
  make: async ({ plan, stem }) => {
    const { planWorkbook } = await import("./workbook.ts");
    const mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return [{ name: `${stem}.xlsx`, mime, bytes: await planWorkbook(plan) }];
  },
};
