import type { ExportFormat } from "../format.ts";
import { planTables } from "../tables.ts";
import { csvText } from "./write.ts";

const byteOrderMark = "\ufeff";

/** One UTF-8 file for each table of the plan, with a byte order mark so that Excel reads it as such. */
export const csv: ExportFormat = {
  id: "csv",
  label: "Tables (CSV)",
  make: async ({ plan, stem }) =>
    planTables(plan).map((table) => ({
      name: `${stem}-${table.id}.csv`,
      mime: "text/csv",
      bytes: new TextEncoder().encode(byteOrderMark + csvText(table)),
    })),
};
