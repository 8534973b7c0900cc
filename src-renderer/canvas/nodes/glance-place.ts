/** A box of the screen, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Pixels between a node and its glance, and between the glance and the border of the canvas. */
export const GLANCE_GAP = 10;
const MARGIN = 8;

const within = (at: number, from: number, to: number) => Math.max(from, Math.min(at, to));

/**
 * Where a glance of `size` lies, in pixels of the screen: below its node; above it where there is no room below; over it where there is
 * none above either; never beyond the canvas. One that is larger than the canvas begins at its top left corner.
 */
export function glancePlace(node: Box, size: { width: number; height: number }, canvas: Box): { left: number; top: number } {
  const below = node.bottom + GLANCE_GAP;
  const above = node.top - GLANCE_GAP - size.height;
  const lowest = canvas.bottom - MARGIN - size.height;
  return {
    left: within(node.left, canvas.left + MARGIN, Math.max(canvas.left + MARGIN, canvas.right - MARGIN - size.width)),
    top: below > lowest && above >= canvas.top + MARGIN ? above : within(below, canvas.top + MARGIN, Math.max(canvas.top + MARGIN, lowest)),
  };
}
