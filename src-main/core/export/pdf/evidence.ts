import type { Content } from "pdfmake/interfaces.js";
import { countText } from "../../../../src-shared/lib/numbers.ts";
import type { Plan } from "../../../../src-shared/model/plan.ts";
import { assumptionRange, assumptionText, sharedAssumptions, touchpointsText } from "../../../../src-shared/plan/assumptions.ts";
import { badgeMeaning, badgeText } from "../../../../src-shared/plan/words.ts";
import { part, pdfTable, theme } from "./style.ts";

/** The segments in words, with the rules behind them. */
export function segments(plan: Plan): Content[] {
  return [
    ...part("Segments", "Who is meant, in words and as the rules that were run."),
    pdfTable(
      [
        { header: "Where", width: 130 },
        { header: "Who", width: "*" },
      ],
      plan.segments.map(({ where, words, rules }) => [
        { text: where, bold: true },
        { stack: [{ text: words }, { text: rules, style: "rules", margin: [0, 2, 0, 0] }] },
      ]),
    ),
  ];
}

/** The assumptions with badge and source. */
export function assumptions(plan: Plan): Content[] {
  const used = [...new Set(plan.assumptions.map(({ badge }) => badge))];
  const legend = used.map((badge) => `${badgeText(badge)}: ${badgeMeaning(badge)}`).join(". ");
  return [
    ...part("Assumptions", `Every rate and price the numbers rest on. ${legend}.`, true),
    pdfTable(
      [
        { header: "Rate or price", width: 146 },
        { header: "Value", width: 142 },
        { header: "Badge", width: 58 },
        { header: "Source", width: "*" },
      ],
      sharedAssumptions(plan.assumptions).map(({ one, labels }) => [
        { stack: [{ text: one.what }, { text: touchpointsText(labels), style: "label" }] },
        { stack: [{ text: assumptionText(one, plan.currency) }, { text: assumptionRange(one, plan.currency), style: "label" }] },
        { text: badgeText(one.badge), bold: true, color: one.badge === "yours" ? theme.accent : theme.warning },
        { text: one.source, style: "label" },
      ]),
    ),
  ];
}

/** Who was left out, where and why. */
export function excluded(plan: Plan): Content[] {
  const note = "Who is not contacted, where, and why. A subscriber skipped by one message may still get the next.";
  return [
    ...part("Excluded, and why", note),
    plan.excluded.length === 0
      ? { text: "Nobody was left out.", style: "note" }
      : pdfTable(
          [
            { header: "Where", width: 190 },
            { header: "Reason", width: "*" },
            { header: "Subscribers", width: 80, right: true },
          ],
          plan.excluded.map(({ where, reason, count }) => [where, reason, countText(count)]),
        ),
  ];
}
