import { applyNodeChanges, type EdgeChange, type NodeChange, type OnNodeDrag } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createRouter, drawnOf } from "./edges/drawn.ts";
import { DRAWN_TOGETHER } from "./edges/path.ts";
import { withHeld } from "./edits/frames.ts";
import { createFlowEdges, type FlowEdge, type FlowNode, flowNodes } from "./flow.ts";
import type { Actions } from "./session/actions.ts";
import { type EditorSession, useFigures, useRecords, useSelected, useView } from "./session/session.ts";
import { foldingNow, useFolding } from "./use-folding.ts";
import { useSteps } from "./use-steps.ts";

/** Ids that are selected after React Flow's changes. */
function selectedAfter(now: ReadonlySet<string>, changes: readonly (NodeChange<FlowNode> | EdgeChange<FlowEdge>)[]): Set<string> {
  const next = new Set(now);
  for (const change of changes) {
    if (change.type !== "select") continue;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  return next;
}

/** What lies in the frames that are being dragged and is not dragged itself: it follows the first frame's pointer. */
interface Held {
  readonly ids: ReadonlySet<string>;
  readonly leader: string;
  readonly start: { readonly x: number; readonly y: number };
}

function follow(nodes: FlowNode[], { ids, leader, start }: Held, places: ReadonlyMap<string, FlowNode>): FlowNode[] {
  const now = nodes.find(({ id }) => id === leader)?.position;
  if (!now) return nodes;
  return nodes.map((node) => {
    const settled = ids.has(node.id) ? places.get(node.id) : undefined;
    return settled ? { ...node, position: { x: settled.position.x + now.x - start.x, y: settled.position.y + now.y - start.y } } : node;
  });
}

/**
 * React Flow's nodes and edges, made from the records. Places and sizes follow the pointer here while nodes are dragged or resized and become
 * one step of the document when they are let go.
 */
export function useFlow(session: EditorSession, actions: Actions) {
  const records = useRecords((all) => all);
  const selectedNodes = useSelected(({ nodes }) => nodes);
  const selectedEdges = useSelected(({ edges }) => edges);
  const withFigures = useFigures(({ run }) => run !== null);
  const far = useView(({ detail }) => detail !== "full");
  const withHandles = !(far && records.edges.size >= DRAWN_TOGETHER);
  const folding = useFolding();
  const [router] = useState(createRouter);
  const [flowEdges] = useState(createFlowEdges);

  const drawn = useMemo(() => drawnOf(records, folding, withFigures), [records, folding, withFigures]);
  const routes = useMemo(() => router(drawn), [router, drawn]);
  const settled = useMemo(
    () => flowNodes(records.nodes, selectedNodes, { withFigures, withHandles }, folding, drawn),
    [records.nodes, selectedNodes, withFigures, withHandles, folding, drawn],
  );
  const edges = useMemo(
    () => flowEdges(drawn, routes, records.nodes, selectedEdges),
    [flowEdges, drawn, routes, records.nodes, selectedEdges],
  );
  const [dragged, setDragged] = useState<FlowNode[] | null>(null);
  const bare = useView(({ detail }) => detail === "bare");
  // Nodes that were dragged are where they go already.
  const stepped = useSteps(settled, bare && dragged === null);
  const held = useRef<Held | null>(null);
  // A new state of the document is where everything is now.
  useEffect(() => {
    if (settled) setDragged(null);
  }, [settled]);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const { nodes, edges: chosen } = session.selection.store.getState();
      if (changes.some(({ type }) => type === "select")) session.selection.set(selectedAfter(nodes, changes), chosen);
      const resizing = changes.some((change) => change.type === "dimensions" && change.resizing === true);
      const moves = changes.filter((change) =>
        change.type === "position" ? resizing || change.dragging === true : resizing && change.type === "dimensions",
      );
      if (moves.length === 0) return;
      setDragged((now) => {
        const next = applyNodeChanges(moves, now ?? settled);
        return held.current ? follow(next, held.current, new Map(settled.map((node) => [node.id, node]))) : next;
      });
    },
    [session, settled],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { nodes, edges: chosen } = session.selection.store.getState();
      if (changes.some(({ type }) => type === "select")) session.selection.set(nodes, selectedAfter(chosen, changes));
    },
    [session],
  );
  const grasp = useCallback(
    (moved: readonly FlowNode[], alone: boolean) => {
      // A layout that came now would be laid over the drag, or the drag over the layout.
      session.view.getState().tidying?.abort();
      session.view.setState({ dragging: true });
      const { records: now } = session.document.store.getState();
      const leader = moved.find(({ type }) => type === "frame");
      const own = new Set(moved.map(({ id }) => id));
      const ids = leader && !alone ? [...withHeld(now, own)].filter((id) => !own.has(id)) : [];
      held.current = leader && ids.length > 0 ? { ids: new Set(ids), leader: leader.id, start: leader.position } : null;
    },
    [session],
  );
  const drop = useCallback(
    (moved: readonly FlowNode[]) => {
      session.view.setState({ dragging: false });
      const folds = foldingNow(session);
      const places = new Map(moved.map(({ id, position }) => [id, { x: folds.within(position.x), y: position.y }]));
      const leader = moved.find(({ id }) => id === held.current?.leader);
      if (held.current && leader) {
        const by = { x: leader.position.x - held.current.start.x, y: leader.position.y - held.current.start.y };
        for (const id of held.current.ids) {
          const node = session.document.store.getState().records.nodes.get(id);
          if (node) places.set(id, { x: folds.within(folds.shown(node.position.x) + by.x), y: node.position.y + by.y });
        }
      }
      held.current = null;
      if (!actions.move(places)) setDragged(null);
    },
    [actions, session],
  );
  const onNodeDragStart: OnNodeDrag<FlowNode> = useCallback((event, _node, moved) => grasp(moved, event.altKey), [grasp]);
  const onNodeDragStop: OnNodeDrag<FlowNode> = useCallback((_event, _node, moved) => drop(moved), [drop]);
  const onSelectionDragStart = useCallback((event: { altKey: boolean }, moved: FlowNode[]) => grasp(moved, event.altKey), [grasp]);
  const onSelectionDragStop = useCallback((_event: unknown, moved: FlowNode[]) => drop(moved), [drop]);

  return {
    nodes: dragged ?? stepped,
    edges,
    onNodesChange,
    onEdgesChange,
    onNodeDragStart,
    onNodeDragStop,
    onSelectionDragStart,
    onSelectionDragStop,
  };
}
