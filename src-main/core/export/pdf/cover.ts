import type { Content } from "pdfmake/interfaces.js";
import { moneyText, plural } from "../../../../src-shared/lib/numbers.ts";
import type { Plan } from "../../../../src-shared/model/plan.ts";
import { dateWords } from "../../../../src-shared/plan/words.ts";
import { theme } from "./style.ts";

/** The cover: what the campaign is, who owns it, when it runs, and which run its numbers come from. */
export function cover(plan: Plan): Content[] {
  const { details, run, journey } = plan;
  const facts: [string, string][] = [
    ["Owner", details.owner],
    ["Dates", `${dateWords(run.firstDate)} to ${dateWords(run.lastDate)}`],
    [
      "Expected",
      `${plural(plan.summary.converted, "conversion")} from ${plural(plan.summary.entered, "subscriber")}, for ${moneyText(plan.summary.cost, plan.currency)}`,
    ],
    ["Version", details.version],
    ["Made from", `dry run "${run.name}" of ${run.at.slice(0, 10)}`],
    ["Seed", String(run.seed)],
  ];
  return [
    { canvas: [{ type: "rect", x: 0, y: 0, w: 56, h: 6, r: 3, color: theme.accent }], margin: [0, 130, 0, 18] },
    { text: "CAMPAIGN PLAN", style: "eyebrow", margin: [0, 0, 0, 8] },
    { text: journey.name, style: "title", outline: true, headlineLevel: 1 } as Content,
    ...(journey.description === ""
      ? []
      : [{ text: journey.description, style: "lead", color: theme.muted, margin: [0, 10, 60, 0] } as Content]),
    ...(details.objective === ""
      ? []
      : [
          { text: "Objective", style: "label", margin: [0, 34, 0, 2] } as Content,
          { text: details.objective, fontSize: 15, lineHeight: 1.25, margin: [0, 0, 60, 0] } as Content,
        ]),
    {
      margin: [0, 46, 0, 0],
      table: {
        widths: [90, "*"],
        body: facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => [
            { text: label, style: "label", margin: [0, 2, 0, 0] },
            { text: value, fontSize: 11 },
          ]),
      },
      layout: {
        hLineWidth: (at, node) => (at === 0 || at === node.table.body.length ? 0 : 0.5),
        vLineWidth: () => 0,
        hLineColor: () => theme.border,
        paddingLeft: () => 0,
        paddingTop: () => 6,
        paddingBottom: () => 6,
      },
    },
  ];
}
