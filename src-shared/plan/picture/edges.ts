import { countText } from "../../lib/numbers.ts";
import type { Journey, JourneyEdge } from "../../model/journey.ts";
import type { Results } from "../../model/results.ts";
import { nodeKinds } from "../../nodes/index.ts";
import type { PictureTheme } from "../picture-theme.ts";
import { type Placed, placeLabel, type Rectangle } from "./labels.ts";
import { CARD_WIDTH, type Layout } from "./layout.ts";
import { type Point, type Route, routeEdges } from "./routes.ts";
import { element, length, shorten, textLine, textWidth } from "./svg.ts";

const CORNER = 10;
const THINNEST = 1.6;
const THICKEST = 9;
const LABEL_SIZE = 11.5;

/** A path along right angles with rounded corners. */
function roundedPath(points: readonly Point[]): string {
  const parts: string[] = [];
  for (const [at, point] of points.entries()) {
    const before = points[at - 1];
    const after = points[at + 1];
    if (!before) parts.push(`M${length(point.x)} ${length(point.y)}`);
    else if (!after) parts.push(`L${length(point.x)} ${length(point.y)}`);
    else {
      const cut = (other: Point) => {
        const dx = other.x - point.x;
        const dy = other.y - point.y;
        const far = Math.hypot(dx, dy);
        const by = far === 0 ? 0 : Math.min(CORNER, far / 2) / far;
        return { x: point.x + dx * by, y: point.y + dy * by };
      };
      const a = cut(before);
      const b = cut(after);
      parts.push(`L${length(a.x)} ${length(a.y)}Q${length(point.x)} ${length(point.y)} ${length(b.x)} ${length(b.y)}`);
    }
  }
  return parts.join("");
}

function arrow({ points }: Route, width: number, fill: string): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return "";
  const far = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const ux = (tip.x - before.x) / far;
  const uy = (tip.y - before.y) / far;
  const size = 5 + width / 2;
  const back = { x: tip.x - ux * (size + 2), y: tip.y - uy * (size + 2) };
  const d = `M${length(tip.x)} ${length(tip.y)}L${length(back.x - uy * size)} ${length(back.y + ux * size)}L${length(back.x + uy * size)} ${length(back.y - ux * size)}Z`;
  return element("path", { d, fill });
}

/** The name of an outlet where a node has more than one; empty otherwise. */
function outletName(journey: Journey, edge: JourneyEdge): string {
  const node = journey.nodes.find(({ id }) => id === edge.from);
  const kind = node && nodeKinds.get(node.kind);
  const parsed = kind?.config.safeParse(node?.config);
  if (!kind || !parsed?.success) return "";
  const outlets = kind.outlets(parsed.data);
  return outlets.length > 1 ? (outlets.find(({ id }) => id === edge.outlet)?.label ?? edge.outlet) : "";
}

function pill(place: Placed, name: string, count: string, theme: PictureTheme): string {
  const { x, y, width, height } = place.rectangle;
  const parts = [
    element("rect", { x, y, width, height, rx: height / 2, fill: theme.surface, stroke: theme.border }),
    name === "" || count === ""
      ? textLine(name || count, x + width / 2, y + height / 2 + 4, {
          size: LABEL_SIZE,
          fill: theme.text,
          bold: count !== "",
          anchor: "middle",
        })
      : textLine(name, x + 9, y + height / 2 + 4, { size: LABEL_SIZE, fill: theme.muted }) +
        textLine(count, x + width - 9, y + height / 2 + 4, { size: LABEL_SIZE, fill: theme.text, bold: true, anchor: "end" }),
  ];
  return element("g", {}, parts);
}

/** Edges as lines as wide as their flow, and their labels; drawn under and over the cards respectively. */
export function drawEdges(
  journey: Journey,
  results: Results | null,
  layout: Layout,
  theme: PictureTheme,
): { lines: string[]; labels: string[] } {
  const routes = routeEdges(journey, layout);
  const flow = (edge: JourneyEdge) => results?.edges[edge.id] ?? 0;
  const most = Math.max(1, ...routes.map(({ edge }) => flow(edge)));
  const taken: Rectangle[] = [...layout.boxes.values()].map(({ x, y }) => ({ x, y, width: CARD_WIDTH, height: layout.cardHeight }));
  const into = Map.groupBy(journey.edges, ({ to }) => to);
  const lines: string[] = [];
  const labels: string[] = [];
  const thinLast = [...routes].sort((a, b) => flow(b.edge) - flow(a.edge));
  for (const route of thinLast) {
    const count = flow(route.edge);
    const empty = results !== null && count === 0;
    const width = results === null ? 2 : empty ? 1.2 : THINNEST + (THICKEST - THINNEST) * (count / most);
    lines.push(
      element("path", {
        d: roundedPath(route.points),
        fill: "none",
        stroke: theme.borderStrong,
        "stroke-width": width,
        ...(empty ? { "stroke-dasharray": "4 4" } : {}),
      }),
      arrow(route, width, theme.borderStrong),
    );
  }
  for (const route of routes) {
    const name = shorten(outletName(journey, route.edge), 130, LABEL_SIZE);
    const text = results === null ? "" : countText(flow(route.edge));
    if (name === "" && text === "") continue;
    const gap = name !== "" && text !== "" ? 7 : 0;
    const width = textWidth(name, LABEL_SIZE) + textWidth(text, LABEL_SIZE, true) + gap + 18;
    // Where several edges meet at one target, only the source's end tells them apart.
    const end = (into.get(route.edge.to)?.length ?? 0) > 1 ? "source" : "target";
    const place = placeLabel(route.points, { width, height: 20 }, end, taken);
    taken.push(place.rectangle);
    labels.push(pill(place, name, text, theme));
  }
  return { lines, labels };
}
