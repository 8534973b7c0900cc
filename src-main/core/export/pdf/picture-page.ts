import type { Content, ContentSection } from "pdfmake/interfaces.js";
import { journeyPicture } from "../../../../src-shared/plan/picture.ts";
import type { ExportInput } from "../format.ts";
import { FLAT_MARGINS, MARGINS, part } from "./style.ts";

/** Space left for the picture on a page of this size, in points. */
const room = (width: number, height: number): [number, number] => [width - 72, height - MARGINS[1] - MARGINS[3] - 46];

export type PageSize = "LETTER" | "A4";
const sizes: Record<PageSize, Record<"landscape" | "portrait", [number, number]>> = {
  LETTER: { landscape: [792, 612], portrait: [612, 792] },
  A4: { landscape: [842, 595], portrait: [595, 842] },
};

/** The journey's picture as vectors on a page of its own, turned the way the picture is wider. */
export function picturePage({ plan, run }: ExportInput, pageSize: PageSize): ContentSection {
  const svg = journeyPicture(run.journey, run.results, "light", plan.currency);
  const [, width = "1", height = "1"] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const orientation = Number(width) >= Number(height) * 0.9 ? "landscape" : "portrait";
  const stages = plan.funnel.map(({ stage }) => stage).join(", ");
  const note = `Every node with how many subscribers reach it; stages from left to right: ${stages}. Lines are as wide as their flow.`;
  const picture: Content = { svg, fit: room(...sizes[pageSize][orientation]), alignment: "center" };
  return {
    pageSize,
    pageOrientation: orientation,
    pageMargins: FLAT_MARGINS,
    section: [...part("The journey", note), picture],
  };
}
