import type { Content } from "pdfmake/interfaces.js";
import { countText, moneyText, priceText } from "../../../../src-shared/lib/numbers.ts";
import type { Plan, Touchpoint } from "../../../../src-shared/model/plan.ts";
import { perText, reasonText, shortDateWords, stageText } from "../../../../src-shared/plan/words.ts";
import { type PdfCell, part, pdfTable, theme } from "./style.ts";

function when({ day, date, lastDate }: Touchpoint): PdfCell {
  if (day === null || date === null) return { text: "never sends", color: theme.muted };
  const until = lastDate !== null && lastDate !== date ? ` to ${shortDateWords(lastDate)}` : "";
  return {
    stack: [{ text: `${shortDateWords(date)}${until}` }, { text: `from day ${day + 1}`, style: "label" }],
  };
}

function name({ label, stage, message, callToAction }: Touchpoint, channel: string): PdfCell {
  const line = (text: string): Content => ({ text, style: "label", margin: [0, 1, 0, 0] });
  const stack: Content[] = [{ text: label, bold: true }, line([stageText(stage), channel].filter((each) => each !== "").join(", "))];
  if (message !== "") stack.push(line(`“${message}”`));
  if (callToAction !== "") stack.push(line(`Ask: ${callToAction}`));
  return { stack };
}

function sent({ sent: count, skipped }: Touchpoint): PdfCell {
  const left = Object.entries(skipped).filter(([, each]) => each > 0);
  return {
    stack: [
      { text: countText(count) },
      ...left.map(([reason, each]): Content => ({ text: `${countText(each)} ${reasonText(reason).toLowerCase()}`, style: "label" })),
    ],
  };
}

/** Every touchpoint: what is said, to whom, when, to how many, at what cost. */
export function touchpoints(plan: Plan): Content[] {
  const { currency } = plan;
  const channels = new Map(plan.channelMix.map(({ channel, label }) => [channel, label]));
  return [
    ...part("Touchpoints", "Every message in the order of first sending; under those sent, those left out and why."),
    pdfTable(
      [
        { header: "Touchpoint", width: "*" },
        { header: "Who reaches it", width: "*" },
        { header: "When", width: 66 },
        { header: "Audience", width: 46, right: true },
        { header: "Sent", width: 100, right: true },
        { header: "Converted", width: 48, right: true },
        { header: "Cost", width: 88, right: true },
      ],
      plan.touchpoints.map((each): PdfCell[] => [
        name(each, channels.get(each.channel) ?? each.channel),
        { text: each.segment, style: "label", color: theme.text },
        when(each),
        countText(each.audience),
        sent(each),
        countText(each.converted),
        {
          stack: [
            { text: moneyText(each.cost, currency) },
            { text: `${priceText(each.unitCost, currency)} per ${perText(each.unitCostPer)}`, style: "label" },
          ],
        },
      ]),
      [
        "Total",
        "",
        "",
        "",
        countText(plan.summary.sent),
        countText(plan.touchpoints.reduce((sum, { converted }) => sum + converted, 0)),
        moneyText(plan.summary.cost, currency),
      ],
    ),
  ];
}
