import { countText } from "../../lib/numbers.ts";
import type { Journey } from "../../model/journey.ts";
import type { Results } from "../../model/results.ts";
import { isRemark, nodeKinds } from "../../nodes/index.ts";
import { element, escapeXml, length, shorten, textLine, textWidth } from "../picture/svg.ts";
import { headline, pictureDescription } from "../picture.ts";
import { type PictureTheme, pictureThemes, type ThemeName } from "../picture-theme.ts";
import { stageText } from "../words.ts";
import { drawnCard, drawnRemark } from "./card.ts";
import type { Drawing } from "./drawing.ts";
import { type Line, type Route, routeEdges } from "./route.ts";

const MARGIN = 32;
const HEAD = 70;
const LANE_HEAD = 44;
const FOOT = 40;
const THIN = 1.75;
const WIDEST = 9;

/** What the picture shows: the extent of everything that is drawn. */
function extentOf({ nodes, lanes }: Drawing) {
  const left = Math.min(0, ...lanes.map(({ x }) => x), ...nodes.map(({ x }) => x - 24));
  const right = Math.max(600, ...lanes.map(({ x, width }) => x + width), ...nodes.map(({ x, width }) => x + width + 24));
  const top = nodes.reduce((least, { y }) => Math.min(least, y), nodes[0]?.y ?? 0) - LANE_HEAD - 24;
  const bottom = nodes.reduce((most, { y, height }) => Math.max(most, y + height), top + 200) + 48;
  return { left, right, top, bottom };
}

/** Edges with their ends at the outlets, as drawn. */
function linesOf(journey: Journey, drawing: Drawing): Line[] {
  const places = new Map(drawing.nodes.map((node) => [node.id, node]));
  return journey.edges.flatMap(({ id, from, outlet, to }) => {
    const source = places.get(from);
    const target = places.get(to);
    if (!source || !target) return [];
    const out = source.outlets.find((each) => each.id === outlet)?.y ?? source.inlet;
    return [
      { id, from, to, sourceX: source.x + source.width, sourceY: source.y + out, targetX: target.x, targetY: target.y + target.inlet },
    ];
  });
}

function drawEdge(route: Route, flow: number | undefined, most: number, theme: PictureTheme): string {
  const width = flow === undefined || most <= 0 ? THIN : flow <= 0 ? 1 : THIN + (WIDEST - THIN) * Math.sqrt(flow / most);
  const size = 5 + width / 2;
  const tip = `M${length(route.targetX)} ${length(route.targetY)}l${length(-size - 2)} ${length(-size)}v${length(2 * size)}Z`;
  return (
    element("path", {
      d: route.path,
      fill: "none",
      stroke: theme.borderStrong,
      "stroke-width": width,
      "stroke-linecap": "round",
      ...(flow === 0 ? { "stroke-dasharray": "4 5" } : {}),
    }) + element("path", { d: tip, fill: theme.borderStrong })
  );
}

function drawCount(route: Route, flow: number, theme: PictureTheme): string {
  const text = countText(flow);
  const width = textWidth(text, 11, true) + 16;
  return (
    element("rect", { x: route.x - width / 2, y: route.y - 10, width, height: 20, rx: 10, fill: theme.surface, stroke: theme.border }) +
    textLine(text, route.x, route.y + 4, { size: 11, fill: theme.text, bold: true, anchor: "middle" })
  );
}

/**
 * The whole journey as an SVG document, drawn as it stands on the canvas: lanes, frames, notes, edges around the nodes, and counts when
 * `results` are given; `currency` (ISO 4217) adds costs. Pure: the same input gives the same text.
 */
export function drawnPicture(journey: Journey, drawing: Drawing, results: Results | null, scheme: ThemeName, currency?: string): string {
  const theme = pictureThemes[scheme];
  const { left, right, top, bottom } = extentOf(drawing);
  const width = Math.ceil(right - left + 2 * MARGIN);
  const height = Math.ceil(bottom - top + HEAD + FOOT);
  const places = new Map(drawing.nodes.map((node) => [node.id, node]));
  const cards = journey.nodes.filter(({ kind }) => !isRemark(kind));
  const boxes = new Map(cards.flatMap(({ id }) => (places.has(id) ? [[id, places.get(id)] as const] : [])));
  const routes = [...routeEdges(boxes as Map<string, Drawing["nodes"][number]>, linesOf(journey, drawing))];
  const flow = (id: string) => (results === null ? undefined : (results.edges[id] ?? 0));
  const most = routes.reduce((widest, [id]) => Math.max(widest, flow(id) ?? 0), 0);
  const remarks = (behind: boolean) =>
    journey.nodes.flatMap((node) => {
      const chosen = isRemark(node.kind) && (nodeKinds.get(node.kind)?.holds ?? false) === behind;
      const place = chosen ? places.get(node.id) : undefined;
      return place ? [drawnRemark(node, place, theme)] : [];
    });
  const legend =
    results === null
      ? "Not run yet: no counts."
      : "Lines are as wide as the number of subscribers who took them; a dashed line was taken by nobody.";
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${length(width)} ${length(height)}`,
      role: "img",
      "aria-labelledby": "picture-title picture-description",
      "font-family": "Inter, 'Inter Variable', Roboto, 'Helvetica Neue', Arial, sans-serif",
    },
    [
      element("title", { id: "picture-title" }, [escapeXml(journey.name)]),
      element("desc", { id: "picture-description" }, [escapeXml(pictureDescription(journey, results))]),
      element("rect", { width, height, fill: theme.background }),
      textLine(shorten(journey.name, width - 2 * MARGIN, 20, true), MARGIN, 34, { size: 20, fill: theme.text, bold: true }),
      ...(results === null ? [] : [textLine(headline(results, currency), MARGIN, 55, { size: 12.5, fill: theme.muted })]),
      element("g", { transform: `translate(${length(MARGIN - left)} ${length(HEAD - top)})` }, [
        ...drawing.lanes.map((lane, at) => drawLane(lane, at, top, bottom, results, theme)),
        ...remarks(true),
        ...routes.map(([id, route]) => drawEdge(route, flow(id), most, theme)),
        ...cards.flatMap((node) => {
          const place = places.get(node.id);
          return place ? [drawnCard(node, place, { results, theme, currency })] : [];
        }),
        ...remarks(false),
        ...(results === null ? [] : routes.map(([id, route]) => drawCount(route, flow(id) ?? 0, theme))),
      ]),
      textLine(legend, MARGIN, height - 16, { size: 11.5, fill: theme.muted }),
    ],
  );
}

function drawLane(
  { stage, x, width }: Drawing["lanes"][number],
  at: number,
  top: number,
  bottom: number,
  results: Results | null,
  theme: PictureTheme,
): string {
  const { colour, tint } = theme.stages[at % theme.stages.length] ?? { colour: theme.muted, tint: theme.surface };
  const reached = results === null ? "" : `${countText(results.stages[stage] ?? 0)} reached`;
  return element("g", {}, [
    element("rect", { x, y: top, width, height: bottom - top, fill: tint, stroke: theme.border }),
    element("rect", { x, y: top, width, height: 3, fill: colour }),
    textLine(shorten(stageText(stage), width - 40 - textWidth(reached, 12), 14, true), x + 14, top + 27, {
      size: 14,
      fill: colour,
      bold: true,
    }),
    ...(reached === "" ? [] : [textLine(reached, x + width - 14, top + 27, { size: 12, fill: theme.muted, anchor: "end" })]),
  ]);
}
