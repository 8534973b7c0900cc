import { countText, moneyText, plural } from "../lib/numbers.ts";
import type { Journey } from "../model/journey.ts";
import type { Results } from "../model/results.ts";
import { isRemark } from "../nodes/index.ts";
import { cardHeight, drawCard } from "./picture/cards.ts";
import { drawEdges } from "./picture/edges.ts";
import { drawLanes } from "./picture/lanes.ts";
import { layoutJourney } from "./picture/layout.ts";
import { element, escapeXml, length, shorten, textLine } from "./picture/svg.ts";
import { pictureThemes, type ThemeName } from "./picture-theme.ts";
import { nodeLabel, usedStages } from "./run.ts";
import { stageText } from "./words.ts";

const MARGIN = 28;
const HEAD = 58;
const FOOT = 30;
const SMALLEST_WIDTH = 620;

/** The figures under the picture's title. */
export function headline(results: Results, currency: string | undefined): string {
  const { entered } = results.journey;
  const parts = [`${countText(entered)} entered`, `${countText(results.outcomes.converted)} converted`];
  if (currency !== undefined) parts.push(`${moneyText(results.money.cost, currency)} cost`);
  parts.push(`seed ${results.manifest.seed}`);
  return parts.join("  ·  ");
}

/** What the picture shows, in words, for those who cannot see it. */
export function pictureDescription(journey: Journey, results: Results | null): string {
  const stages = usedStages(journey, results).map((stage) => {
    const nodes = journey.nodes.filter((node) => node.stage === stage).map(nodeLabel);
    return `${stageText(stage)}: ${nodes.join(", ")}`;
  });
  const counts = results === null ? "Not run yet." : `${headline(results, undefined)}.`;
  return `${plural(journey.nodes.length, "node")} and ${plural(journey.edges.length, "edge")}. ${counts} ${stages.join(". ")}.`;
}

/**
 * The whole journey as an SVG document: stage lanes, node cards, and edges as wide as their flow, with counts when
 * `results` are given. `currency` (ISO 4217) adds costs. Notes and frames belong to places on the canvas, which the picture
 * does not keep, and are left out. Pure: the same input gives the same text.
 */
export function journeyPicture(whole: Journey, results: Results | null, theme: ThemeName, currency?: string): string {
  const journey = { ...whole, nodes: whole.nodes.filter(({ kind }) => !isRemark(kind)) };
  const colours = pictureThemes[theme];
  const layout = layoutJourney(journey, cardHeight(results !== null));
  const { lines, labels } = drawEdges(journey, results, layout, colours);
  const width = Math.max(SMALLEST_WIDTH, layout.width + 2 * MARGIN);
  const height = HEAD + layout.height + FOOT + MARGIN;
  const left = (width - layout.width) / 2;
  const legend =
    results === null
      ? "Not run yet: no counts."
      : "Lines are as wide as the number of subscribers who took them; a dashed line was taken by nobody.";
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: Math.ceil(width),
      height: Math.ceil(height),
      viewBox: `0 0 ${length(Math.ceil(width))} ${length(Math.ceil(height))}`,
      role: "img",
      "aria-labelledby": "picture-title picture-description",
      "font-family": "Inter, 'Inter Variable', Roboto, 'Helvetica Neue', Arial, sans-serif",
    },
    [
      element("title", { id: "picture-title" }, [escapeXml(journey.name)]),
      element("desc", { id: "picture-description" }, [escapeXml(pictureDescription(journey, results))]),
      element("rect", { width: Math.ceil(width), height: Math.ceil(height), fill: colours.background }),
      textLine(shorten(journey.name, width - 2 * MARGIN, 20, true), left, 34, { size: 20, fill: colours.text, bold: true }),
      ...(results === null ? [] : [textLine(headline(results, currency), left, 52, { size: 12.5, fill: colours.muted })]),
      element("g", { transform: `translate(${length(left)} ${HEAD + 8})` }, [
        ...drawLanes(layout, results, colours),
        ...lines,
        ...[...layout.boxes.values()].map((box) => drawCard(box, layout, results, colours, currency)),
        ...labels,
      ]),
      textLine(legend, left, height - 18, { size: 11.5, fill: colours.muted }),
    ],
  );
}
