import { journeyPicture } from "../../../../src-shared/plan/picture.ts";
import type { ExportFormat } from "../format.ts";

/** The journey's picture, for print: light, with counts and costs. */
export const svg: ExportFormat = {
  id: "svg",
  label: "Journey picture (SVG)",
  make: async ({ plan, run, stem }) => {
    const picture = journeyPicture(run.journey, run.results, "light", plan.currency);
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n${picture}\n`;
    return [{ name: `${stem}-journey.svg`, mime: "image/svg+xml", bytes: new TextEncoder().encode(text) }];
  },
};
