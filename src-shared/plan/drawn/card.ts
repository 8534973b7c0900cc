import type { JourneyNode } from "../../model/journey.ts";
import type { Results } from "../../model/results.ts";
import { nodeKinds } from "../../nodes/index.ts";
import { coloursOf, figuresOf } from "../picture/cards.ts";
import { iconPath } from "../picture/icons.ts";
import { element, length, shorten, textLine, wrap } from "../picture/svg.ts";
import type { PictureTheme } from "../picture-theme.ts";
import { nodeLabel, nodeResult, nodeSummary } from "../run.ts";
import type { DrawnNode } from "./drawing.ts";

const PADDING = 12;
const TILE = 36;
const HEAD = 60;
const TEXT_X = PADDING + TILE + 10;
const FIGURES = 44;

export interface CardLook {
  readonly results: Results | null;
  readonly theme: PictureTheme;
  readonly currency: string | undefined;
}

const at = (place: DrawnNode, parts: readonly string[]) =>
  element("g", { transform: `translate(${length(place.x)} ${length(place.y)})` }, parts);

/** The card of a node as it stands on the canvas: icon, name, summary, outlets, and after a run its counts. */
export function drawnCard(node: JourneyNode, place: DrawnNode, { results, theme, currency }: CardLook): string {
  const { colour, soft } = coloursOf(node, theme);
  const room = place.width - TEXT_X - PADDING;
  const parts = [
    element("rect", { width: place.width, height: place.height, rx: 10, fill: theme.surface, stroke: theme.borderStrong }),
    element("rect", { x: PADDING, y: (HEAD - TILE) / 2, width: TILE, height: TILE, rx: 9, fill: soft }),
    element("path", {
      d: iconPath(nodeKinds.get(node.kind)?.icon ?? ""),
      transform: `translate(${length(PADDING + 8)} ${length((HEAD - TILE) / 2 + 8)}) scale(0.83)`,
      fill: "none",
      stroke: colour,
      "stroke-width": 2,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
    }),
    textLine(shorten(nodeLabel(node), room, 13, true), TEXT_X, HEAD / 2 - 3, { size: 13, fill: theme.text, bold: true }),
    textLine(shorten(nodeSummary(node), room, 11), TEXT_X, HEAD / 2 + 14, { size: 11, fill: theme.muted }),
  ];
  if (place.outlets.length > 1) {
    for (const { label, y } of place.outlets) {
      parts.push(element("path", { d: `M0 ${length(y - 13)}H${length(place.width)}`, stroke: theme.border, fill: "none" }));
      parts.push(textLine(shorten(label, place.width - 30, 12), place.width - 14, y + 4, { size: 12, fill: theme.muted, anchor: "end" }));
    }
  }
  if (results !== null) {
    const y = place.height - FIGURES;
    const figures = figuresOf(node, nodeResult(results, node.id), currency);
    const each = (place.width - 2 * PADDING) / 3;
    parts.push(element("path", { d: `M0 ${length(y)}H${length(place.width)}`, stroke: theme.border, fill: "none" }));
    for (const [column, { label, value }] of figures.entries()) {
      const x = PADDING + column * each;
      parts.push(textLine(shorten(value, each - 4, 13, true), x, y + 20, { size: 13, fill: theme.text, bold: true }));
      parts.push(textLine(label, x, y + 34, { size: 10, fill: theme.muted }));
    }
  }
  return at(place, parts);
}

/** A sticky note with its text, or a frame with its title. */
export function drawnRemark(node: JourneyNode, place: DrawnNode, theme: PictureTheme): string {
  const { colour, soft } = coloursOf(node, theme);
  const text = typeof node.config.text === "string" ? node.config.text : "";
  const rect = { width: place.width, height: place.height };
  if (nodeKinds.get(node.kind)?.holds)
    return at(place, [
      element("rect", { ...rect, rx: 14, fill: soft, "fill-opacity": 0.35, stroke: colour, "stroke-opacity": 0.45, "stroke-width": 2 }),
      ...(text.trim() === ""
        ? []
        : [textLine(shorten(text.split("\n", 1)[0] ?? "", place.width - 28, 14, true), 14, 24, { size: 14, fill: colour, bold: true })]),
    ]);
  const lines = text.split("\n").flatMap((line) => wrap(line, place.width - 24, 13, 40));
  return at(place, [
    element("rect", { ...rect, rx: 5, fill: soft, stroke: colour, "stroke-opacity": 0.3 }),
    ...lines
      .slice(0, Math.max(1, Math.floor((place.height - 16) / 18)))
      .map((line, row) => textLine(line, 12, 24 + row * 18, { size: 13, fill: theme.text })),
  ]);
}
