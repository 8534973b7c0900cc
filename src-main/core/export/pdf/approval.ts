import type { Content, TableCell } from "pdfmake/interfaces.js";
import { countText, moneyText } from "../../../../src-shared/lib/numbers.ts";
import type { Plan } from "../../../../src-shared/model/plan.ts";
import { part, theme } from "./style.ts";

const roles = ["Owner", "Marketing", "Finance", "General manager"];

/** The approval sheet: what is approved, in figures, and room to sign. */
export function approval(plan: Plan): Content[] {
  const { summary, run, currency } = plan;
  const line = (text = ""): TableCell => ({ text, margin: [0, 24, 0, 2], fontSize: 10 });
  const head = ["Role", "Name", "Signature", "Date"].map((text): TableCell => ({ text, style: "th" }));
  const statement = `We approve the campaign "${plan.journey.name}", version ${plan.details.version}, as planned here from dry run "${run.name}" (seed ${run.seed}): ${countText(summary.entered)} subscribers, ${countText(summary.sent)} messages, at a cost of ${moneyText(summary.cost, currency)}.`;
  return [
    ...part("Approval", "To be signed before launch.", true),
    { text: statement, style: "lead", margin: [0, 4, 0, 18] },
    {
      table: {
        headerRows: 1,
        widths: [100, "*", "*", 80],
        body: [head, ...roles.map((role): TableCell[] => [line(role), line(role === "Owner" ? plan.details.owner : ""), line(), line()])],
      },
      layout: {
        hLineWidth: (at) => (at === 0 ? 0 : 0.6),
        vLineWidth: () => 0,
        hLineColor: () => theme.borderStrong,
        paddingLeft: () => 0,
        paddingRight: () => 14,
        paddingTop: () => 3,
        paddingBottom: () => 3,
      },
    },
    { text: "Remarks", style: "subheading", margin: [0, 28, 0, 0] },
    {
      canvas: [1, 2, 3, 4].map((at) => ({
        type: "line",
        x1: 0,
        y1: at * 26,
        x2: 516,
        y2: at * 26,
        lineWidth: 0.5,
        lineColor: theme.border,
      })),
    },
  ];
}
