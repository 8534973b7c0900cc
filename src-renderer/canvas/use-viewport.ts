import { getViewportForBounds, type ReactFlowInstance, useReactFlow, useStoreApi, type Viewport } from "@xyflow/react";
import { useCallback, useMemo, useState } from "react";
import { laneIndexOf } from "./lanes/lanes.ts";
import { NODE_WIDTH, nodeHeight, nodeWidth } from "./nodes/size.ts";
import { useSession } from "./session/session.ts";
import { foldingNow } from "./use-folding.ts";

const START_ZOOM = 0.8;
const MARGIN = { x: 28, y: 64 };

/** Moves of the view are smooth unless the person asked for less motion. */
const smooth = () => ({ duration: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180 });
const padding = { top: "56px", right: "24px", bottom: "24px", left: "24px" } as const;

/** A node's element on the canvas, when it is drawn. */
export const nodeElement = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);

/** Frames to wait for a node that is drawn only once the view has moved to it. */
const PATIENCE = 40;

/** Gives a node the focus as soon as it is drawn; the canvas has it meanwhile. Stops when the person has gone elsewhere. */
function focusNode(id: string, frames = PATIENCE): void {
  const element = nodeElement(id);
  if (element) {
    element.focus({ preventScroll: true });
    return;
  }
  const canvas = document.querySelector<HTMLElement>("[data-region='canvas']");
  if (document.activeElement === document.body) canvas?.focus({ preventScroll: true });
  if (frames > 0 && canvas?.contains(document.activeElement)) requestAnimationFrame(() => focusNode(id, frames - 1));
}

/** Takes the keyboard from a panel to a node that was just added with the mouse: the next key is for it. */
export function takeKeysTo(id: string): void {
  document.querySelector<HTMLElement>("[data-region='canvas']")?.focus({ preventScroll: true });
  requestAnimationFrame(() => requestAnimationFrame(() => focusNode(id)));
}

/** From this many nodes on a fit goes in steps. */
const MANY_NODES = 300;
/** Nodes that are drawn in one step, about. */
const STEP_NODES = 120;
const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** Zooms out towards the whole journey in steps, a frame each, so that no frame has a thousand nodes to draw; the last step is the fit's own. */
async function nearFit(flow: ReactFlowInstance, { width, height, minZoom }: { width: number; height: number; minZoom: number }) {
  const nodes = flow.getNodes();
  const from = flow.getViewport();
  const to = getViewportForBounds(flow.getNodesBounds(nodes), width, height, minZoom, 1, padding);
  if (to.zoom >= from.zoom) return;
  const steps = Math.ceil(nodes.length / STEP_NODES);
  /** The middle of the view, in the journey's own measure. */
  const middle = ({ x, y, zoom }: Viewport) => ({ x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom });
  const [start, end] = [middle(from), middle(to)];
  for (let step = 1; step < steps; step++) {
    const part = Math.sqrt(step / steps);
    // The visible area, and with it the number of nodes, grows evenly.
    const zoom = 1 / (1 / from.zoom + part * (1 / to.zoom - 1 / from.zoom));
    const [x, y] = [start.x + part * (end.x - start.x), start.y + part * (end.y - start.y)];
    await flow.setViewport({ x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom });
    await nextFrame();
  }
}

/** Where the canvas looks, and ways to look elsewhere. */
export function useViewport() {
  const session = useSession();
  const flow = useReactFlow();
  const store = useStoreApi();

  /** The journey's top left corner, at a zoom at which names can be read. */
  const [start] = useState<Viewport>(() => {
    const nodes = [...session.document.store.getState().records.nodes.values()];
    const left = Math.min(0, ...nodes.map(({ position }) => position.x)) || Math.min(...nodes.map(({ position }) => position.x)) - 24;
    const top = Math.min(...nodes.map(({ position }) => position.y));
    if (nodes.length === 0) return { x: 0, y: 0, zoom: 1 };
    return { x: MARGIN.x - left * START_ZOOM, y: MARGIN.y - top * START_ZOOM, zoom: START_ZOOM };
  });

  const fit = useCallback(() => {
    const near = flow.getNodes().length >= MANY_NODES ? nearFit(flow, store.getState()) : Promise.resolve();
    void near.then(() => flow.fitView({ padding, maxZoom: 1, ...smooth() }));
  }, [flow, store]);
  const fitSelection = useCallback(() => {
    const nodes = [...session.selection.store.getState().nodes].map((id) => ({ id }));
    if (nodes.length > 0) void flow.fitView({ nodes, padding, maxZoom: 1.25, ...smooth() });
  }, [flow, session]);
  const actualSize = useCallback(() => void flow.zoomTo(1, smooth()), [flow]);
  const zoomBy = useCallback((factor: number) => void flow.zoomTo(flow.getZoom() * factor, smooth()), [flow]);
  /** The place of the document under a point of the window. */
  const toCanvas = useCallback(
    (point: { x: number; y: number }) => {
      const { x, y } = flow.screenToFlowPosition(point);
      return { x: foldingNow(session).within(x), y };
    },
    [flow, session],
  );
  const middle = useCallback(() => {
    const { width, height, transform } = store.getState();
    const x = (width / 2 - transform[0]) / transform[2] - NODE_WIDTH / 2;
    return { x: foldingNow(session).within(x), y: (height / 2 - transform[1]) / transform[2] - 30 };
  }, [session, store]);

  /** Brings a node into view when it lies outside, and gives it the focus; a collapsed stage that holds it is expanded. */
  const reveal = useCallback(
    (id: string, { focus = true }: { focus?: boolean } = {}) => {
      const { records } = session.document.store.getState();
      const node = records.nodes.get(id);
      if (!node) return;
      const stage = records.head.stages[laneIndexOf(records.head.stages, node)];
      const { folded } = session.view.getState();
      if (stage !== undefined && folded.has(stage))
        session.view.setState({ folded: new Set([...folded].filter((each) => each !== stage)) });
      const left = foldingNow(session).shown(node.position.x);
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      const box = { left: left * zoom + x, top: node.position.y * zoom + y };
      const size = { width: nodeWidth(node) * zoom, height: nodeHeight(node, true) * zoom };
      const inside = box.left >= 8 && box.top >= 40 && box.left + size.width <= width - 8 && box.top + size.height <= height - 8;
      if (!inside) void flow.setCenter(left + nodeWidth(node) / 2, node.position.y + 50, { zoom: Math.max(zoom, 0.6), ...smooth() });
      if (focus) requestAnimationFrame(() => requestAnimationFrame(() => focusNode(id)));
    },
    [flow, session, store],
  );

  return useMemo(
    () => ({ start, fit, fitSelection, actualSize, zoomBy, toCanvas, middle, reveal }),
    [start, fit, fitSelection, actualSize, zoomBy, toCanvas, middle, reveal],
  );
}
