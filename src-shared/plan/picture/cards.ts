import { countText, moneyText } from "../../lib/numbers.ts";
import type { JourneyNode } from "../../model/journey.ts";
import type { NodeResult, Results } from "../../model/results.ts";
import { nodeKinds } from "../../nodes/index.ts";
import type { PictureTheme } from "../picture-theme.ts";
import { channelIdOf, nodeLabel, nodeResult, nodeSummary } from "../run.ts";
import { iconPath } from "./icons.ts";
import { type Box, CARD_WIDTH, type Layout } from "./layout.ts";
import { element, length, shorten, textLine, wrap } from "./svg.ts";

const PADDING = 12;
const CHIP = 30;
const TEXT_X = PADDING + CHIP + 10;

/** Height of a card: a head of name and summary, and below it the counts when there are results. */
export const cardHeight = (withCounts: boolean): number => (withCounts ? 104 : 66);

/** Colour of a node's channel or group, and the soft one behind its icon. */
export function coloursOf(node: JourneyNode, theme: PictureTheme): { colour: string; soft: string } {
  const kind = nodeKinds.get(node.kind);
  const own = kind?.channel === undefined ? undefined : theme.channels[kind.channel];
  return own ?? theme.groups[kind?.group ?? "time"] ?? { colour: theme.muted, soft: theme.border };
}

/** Money that fits a card: without the minor unit from ten thousand up. */
const shortMoney = (value: number, currency: string) =>
  value < 10_000 ? moneyText(value, currency) : moneyText(Math.round(value), currency).replace(/\.\d+$/, "");

/** The counts worth a place on the card, at most three. */
export function figuresOf(node: JourneyNode, counts: NodeResult, currency: string | undefined): { label: string; value: string }[] {
  const entered = { label: "in", value: countText(counts.entered) };
  if (channelIdOf(node) !== undefined) {
    const sent = { label: "sent", value: countText(counts.sent) };
    const third =
      currency !== undefined && counts.cost > 0
        ? { label: "cost", value: shortMoney(counts.cost, currency) }
        : { label: "skipped", value: countText(Object.values(counts.skipped).reduce((sum, count) => sum + count, 0)) };
    return [entered, sent, third];
  }
  const group = nodeKinds.get(node.kind)?.group;
  if (group === "end") return [{ label: "reached", value: countText(counts.entered) }];
  const left = { label: "left", value: countText(Object.values(counts.left).reduce((sum, count) => sum + count, 0)) };
  return group === "time" ? [entered, { label: "waiting", value: countText(counts.waiting) }, left] : [entered, left];
}

/** The card of one node: icon, name, one line on its settings, counts. */
export function drawCard(box: Box, layout: Layout, results: Results | null, theme: PictureTheme, currency: string | undefined): string {
  const { node } = box;
  const { colour, soft } = coloursOf(node, theme);
  const icon = nodeKinds.get(node.kind)?.icon ?? "";
  const textWidthLeft = CARD_WIDTH - TEXT_X - PADDING;
  const summary = nodeSummary(node);
  const label = wrap(nodeLabel(node), textWidthLeft, 13.5, 2, true);
  const parts = [
    element("rect", { width: CARD_WIDTH, height: layout.cardHeight, rx: 10, fill: theme.surface, stroke: theme.border }),
    element("rect", { x: PADDING, y: PADDING, width: CHIP, height: CHIP, rx: 8, fill: soft }),
    element("path", {
      d: iconPath(icon),
      transform: `translate(${length(PADDING + 6)} ${length(PADDING + 6)}) scale(0.75)`,
      fill: "none",
      stroke: colour,
      "stroke-width": 2,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
    ...label.map((line, at) => textLine(line, TEXT_X, PADDING + 11 + at * 16, { size: 13.5, fill: theme.text, bold: true })),
    ...wrap(summary, textWidthLeft, 11.5, 3 - Math.max(1, label.length)).map((line, at) =>
      textLine(line, TEXT_X, PADDING + 12 + label.length * 16 + at * 14, { size: 11.5, fill: theme.muted }),
    ),
  ];
  if (results !== null) {
    const figures = figuresOf(node, nodeResult(results, node.id), currency);
    const y = layout.cardHeight - 36;
    parts.push(element("path", { d: `M0 ${length(y)}H${length(CARD_WIDTH)}`, stroke: theme.border, fill: "none" }));
    const each = (CARD_WIDTH - 2 * PADDING) / 3;
    for (const [at, { label: name, value }] of figures.entries()) {
      const x = PADDING + at * each;
      parts.push(textLine(shorten(value, each - 4, 13, true), x, y + 17, { size: 13, fill: theme.text, bold: true }));
      parts.push(textLine(name, x, y + 29, { size: 10, fill: theme.muted }));
    }
  }
  return element("g", { transform: `translate(${length(box.x)} ${length(box.y)})` }, parts);
}
