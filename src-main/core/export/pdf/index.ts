import type { ExportFormat } from "../format.ts";

/** The plan as a document to read, print and sign. What writes it is loaded when first asked for: it is large. */
export const pdf: ExportFormat = {
  id: "pdf",
  label: "Campaign plan (PDF)",
  make: async (input) => {
    const { planDocument } = await import("./document.ts");
    return [{ name: `${input.stem}.pdf`, mime: "application/pdf", bytes: await planDocument(input) }];
  },
};
