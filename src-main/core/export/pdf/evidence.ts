import type { Content } from "pdfmake/interfaces.js";
import type { Plan } from "../../../../src-shared/model/plan.ts";
import { countText, percentText, priceText } from "../../../../src-shared/plan/numbers.ts";
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

type Assumption = Plan["assumptions"][number];

function valueText({ what, value, per }: Assumption, currency: string): string {
  return /cost$/i.test(what) ? `${priceText(value, currency)} per ${per}` : `${percentText(value)} per ${per}`;
}

function rangeText({ what, low, high }: Assumption, currency: string): string {
  if (low === null || high === null) return "no range published";
  const text = (value: number) => (/cost$/i.test(what) ? priceText(value, currency) : percentText(value));
  return `8 in 10 lie between ${text(low)} and ${text(high)}`;
}

/** Rates that are the same for several touchpoints are printed once, with the touchpoints they serve. */
function merged(assumptions: readonly Assumption[]): { one: Assumption; labels: string[] }[] {
  const groups = Map.groupBy(assumptions, ({ what, value, per, low, high, badge, source }) =>
    JSON.stringify([what, value, per, low, high, badge, source]),
  );
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    return one ? [{ one, labels: group.map(({ label }) => label) }] : [];
  });
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
      merged(plan.assumptions).map(({ one, labels }) => [
        { stack: [{ text: one.what }, { text: labels.length > 3 ? `${labels.length} touchpoints` : labels.join(", "), style: "label" }] },
        { stack: [{ text: valueText(one, plan.currency) }, { text: rangeText(one, plan.currency), style: "label" }] },
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
