import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";
import type { ExportInput } from "../format.ts";
import { approval } from "./approval.ts";
import { cover } from "./cover.ts";
import { assumptions, excluded, segments } from "./evidence.ts";
import { type PageSize, picturePage } from "./picture-page.ts";
import { budget, calendar, reach } from "./schedule.ts";
import { defaultStyle, FLAT_MARGINS, MARGINS, styles } from "./style.ts";
import { summary } from "./summary.ts";
import { touchpoints } from "./touchpoints.ts";
import { writePdf } from "./write.ts";

/** Currencies of countries that print on Letter; all others print on A4. */
const letterCurrencies = ["USD", "CAD", "MXN", "PHP", "CLP", "COP"];

const textWidth: Record<PageSize, number> = { LETTER: 516, A4: 499 };

function definition(input: ExportInput): TDocumentDefinitions {
  const { plan, run } = input;
  const pageSize: PageSize = letterCurrencies.includes(plan.currency) ? "LETTER" : "A4";
  const upright = { pageSize, pageOrientation: "portrait" as const, pageMargins: MARGINS };
  const flat = { pageSize, pageOrientation: "landscape" as const, pageMargins: FLAT_MARGINS };
  const gap: Content = { text: "", margin: [0, 12, 0, 12] };
  // The moment of the run, not of the export, so that one plan is one file.
  const made = new Date(plan.run.at);
  return {
    ...upright,
    language: "en",
    displayTitle: true,
    version: "1.7",
    info: {
      title: `${plan.journey.name}: campaign plan`,
      author: plan.details.owner || "Throughline",
      subject: plan.summary.sentence,
      keywords: `campaign plan, ${plan.summary.channels.join(", ")}`,
      creator: "Throughline",
      creationDate: made,
      modDate: made,
    },
    defaultStyle,
    styles,
    // A part does not begin at the foot of a page.
    pageBreakBefore: ({ headlineLevel, startPosition }) => headlineLevel === 1 && startPosition.verticalRatio > 0.78,
    footer: (page, pages, size) => ({
      margin: size.orientation === "landscape" ? [36, 18, 36, 0] : [48, 18, 48, 0],
      fontSize: 8,
      color: "#55617a",
      columns: [
        { text: page === 1 ? "" : `${plan.journey.name}  ·  run ${plan.run.name} (${plan.run.id})  ·  seed ${plan.run.seed}`, width: "*" },
        { text: `${page} of ${pages}`, width: 60, alignment: "right" },
      ],
    }),
    content: [
      { ...upright, section: [...cover(plan), ...summary(plan)] },
      picturePage(input, pageSize),
      { ...upright, section: reach(plan, run.journey.stages, textWidth[pageSize]).map(unbroken) },
      { ...flat, section: touchpoints(plan) },
      {
        ...upright,
        section: [
          ...calendar(plan).map(unbroken),
          gap,
          ...budget(plan),
          gap,
          ...segments(plan),
          ...assumptions(plan),
          gap,
          ...excluded(plan),
          ...approval(plan),
        ],
      },
    ],
  };
}

/** A section starts a page of its own, so its first part must not break again. */
function unbroken(content: Content, at: number): Content {
  if (at > 0 || typeof content !== "object" || !("pageBreak" in content)) return content;
  const { pageBreak: _, ...rest } = content;
  return rest as Content;
}

/** The plan as a PDF document; the same plan gives the same bytes. */
export async function planDocument(input: ExportInput): Promise<Uint8Array> {
  return writePdf(definition(input));
}
