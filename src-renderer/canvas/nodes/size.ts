import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { viewOf } from "./view.ts";

/*
 * Nodes have sizes known beforehand, so that the canvas need not measure them: px of the canvas at zoom 1.
 * NodeCard.module.css uses the same numbers.
 */
export const NODE_WIDTH = 240;
export const HEADER_HEIGHT = 60;
export const OUTLET_HEIGHT = 26;
export const OUTLETS_PADDING = 6;
export const FIGURES_HEIGHT = 44;

const outletRows = (node: JourneyNode) => {
  const { outlets } = viewOf(node);
  return outlets.length > 1 ? outlets.length : 0;
};

export const nodeWidth = (node: JourneyNode): number => viewOf(node).remark?.width ?? NODE_WIDTH;

/** Height of a node on the canvas, px at zoom 1; with the row of numbers after a run. */
export function nodeHeight(node: JourneyNode, withFigures: boolean): number {
  const { remark } = viewOf(node);
  if (remark) return remark.height;
  const rows = outletRows(node);
  return HEADER_HEIGHT + (rows > 0 ? rows * OUTLET_HEIGHT + OUTLETS_PADDING : 0) + (withFigures ? FIGURES_HEIGHT : 0);
}

/** Distance of an outlet's handle from the node's top. */
export function outletTop(node: JourneyNode, at: number): number {
  return outletRows(node) === 0 ? HEADER_HEIGHT / 2 : HEADER_HEIGHT + at * OUTLET_HEIGHT + OUTLET_HEIGHT / 2;
}
