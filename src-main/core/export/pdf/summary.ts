import type { Content } from "pdfmake/interfaces.js";
import { countText, listText, moneyText, percentText } from "../../../../src-shared/lib/numbers.ts";
import type { Plan } from "../../../../src-shared/model/plan.ts";
import { effectFigures } from "../../../../src-shared/plan/effect.ts";
import { badgeMeaning, badgeText } from "../../../../src-shared/plan/words.ts";
import { part, pdfTable, theme } from "./style.ts";

function figure(label: string, value: string, note: string): Content {
  return {
    stack: [
      { text: label, style: "label" },
      { text: value, style: "figure", margin: [0, 2, 0, 1] },
      { text: note, style: "label" },
    ],
  };
}

/** A box with a coloured edge. */
function callout(content: Content[], colour: string, tint: string): Content {
  return {
    table: { widths: ["*"], body: [[{ stack: content, fillColor: tint }]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (at) => (at === 0 ? 3 : 0),
      vLineColor: () => colour,
      paddingLeft: () => 14,
      paddingRight: () => 14,
      paddingTop: () => 11,
      paddingBottom: () => 11,
    },
  };
}

/** What messages add, three figures a row. */
function effectRows({ summary: { effect, converted }, currency }: Plan): Content[] {
  if (effect === null) return [];
  const figures = effectFigures(effect, { converted, currency }).map(({ label, value, note }) => figure(label, value, note));
  return [figures.slice(0, 3), figures.slice(3)]
    .filter((row) => row.length > 0)
    .map((row) => ({ margin: [0, 12, 0, 4], columnGap: 14, columns: [...row, ...Array<Content>(3 - row.length).fill("")] }));
}

/** The one-page summary: expected result, figures, channels, and what to read with care. */
export function summary(plan: Plan): Content[] {
  const { summary: sum, details, currency } = plan;
  const channels = plan.channelMix.map(({ label }) => label);
  const written: [string, string][] = [
    ["Offer", details.offer],
    ["Rationale", details.rationale],
    ["Creative brief", details.brief],
  ];
  const badge = `Weakest source of a number: ${badgeText(sum.badge).toLowerCase()} (${badgeMeaning(sum.badge)}).`;
  return [
    ...part("Summary", "What will happen, to whom, at what cost.", true),
    callout(
      [
        { text: sum.sentence, style: "lead", bold: true },
        { text: badge, style: "note", margin: [0, 6, 0, 0] },
      ],
      theme.accent,
      "#eef8f6",
    ),
    {
      margin: [0, 18, 0, 4],
      columnGap: 14,
      columns: [
        figure("Audience", countText(sum.entered), `of ${countText(sum.matched)} who match`),
        figure("Messages", countText(sum.sent), channels.length === 0 ? "no channel" : listText(channels)),
        figure(
          "Conversions",
          countText(sum.converted),
          sum.conversionRate === null ? "nobody entered" : `${percentText(sum.conversionRate)} of those who enter`,
        ),
        figure(
          "Cost",
          moneyText(sum.cost, currency),
          sum.costPerConversion === null ? "no conversion" : `${moneyText(sum.costPerConversion, currency)} per conversion`,
        ),
      ],
    },
    ...effectRows(plan),
    ...(sum.control > 0
      ? [
          {
            text: `${countText(sum.control)} of the audience are held out as control: measured, never contacted.`,
            style: "note",
          } as Content,
        ]
      : []),
    { text: "Channels", style: "subheading" },
    pdfTable(
      [
        { header: "Channel", width: "*" },
        { header: "Sent", width: 80, right: true },
        { header: "Converted", width: 80, right: true },
        { header: "Cost", width: 100, right: true },
      ],
      plan.channelMix.map(({ label, sent, converted, cost }) => [label, countText(sent), countText(converted), moneyText(cost, currency)]),
      [
        "Total",
        countText(sum.sent),
        countText(plan.channelMix.reduce((all, { converted }) => all + converted, 0)),
        moneyText(sum.cost, currency),
      ],
    ),
    ...written
      .filter(([, text]) => text !== "")
      .flatMap(([label, text]): Content[] => [
        { text: label, style: "subheading" },
        { text, lineHeight: 1.3 },
      ]),
    ...(plan.warnings.length === 0
      ? []
      : [
          { text: "Read with care", style: "subheading" } as Content,
          callout(
            [{ ul: plan.warnings.map((text) => ({ text, margin: [0, 1, 0, 1] })), markerColor: theme.warning, fontSize: 9.5 }],
            theme.warning,
            "#fff8e8",
          ),
        ]),
  ];
}
