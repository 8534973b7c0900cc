import { directRoute, type Ends, type Route } from "../../../src-shared/plan/drawn/route.ts";

/** From this many edges on, the overview draws them together and none of them can be taken hold of. */
export const DRAWN_TOGETHER = 250;

const THIN = 1.75;
const WIDEST = 9;

/** Width of an edge in px: its flow against the widest edge's, by square root so that small flows can be told apart. */
export const edgeWidth = (flow: number | undefined, widest: number): number =>
  flow === undefined || widest <= 0 ? THIN : flow <= 0 ? 1 : THIN + (WIDEST - THIN) * Math.sqrt(flow / widest);

const near = (a: number, b: number) => Math.abs(a - b) < 1;

/** The route that was computed, while an edge's ends are where they were then; a direct one while they are being dragged. */
export function routeAt(route: Route | undefined, ends: Ends): Route {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const stands =
    route && near(route.sourceX, sourceX) && near(route.sourceY, sourceY) && near(route.targetX, targetX) && near(route.targetY, targetY);
  return stands ? route : directRoute({ sourceX, sourceY, targetX, targetY });
}
