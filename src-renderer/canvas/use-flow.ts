import { applyNodeChanges, type EdgeChange, type NodeChange, type OnNodeDrag } from "@xyflow/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { DRAWN_TOGETHER } from "./edges/path.ts";
import { type FlowEdge, type FlowNode, flowEdges, flowNodes } from "./flow.ts";
import type { Actions } from "./session/actions.ts";
import { type EditorSession, useFigures, useRecords, useSelected, useView } from "./session/session.ts";

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

/**
 * React Flow's nodes and edges, made from the records. Places and sizes follow the pointer here while nodes are dragged or resized and become
 * one step of the document when they are let go.
 */
export function useFlow(session: EditorSession, actions: Actions) {
  const allNodes = useRecords((records) => records.nodes);
  const allEdges = useRecords((records) => records.edges);
  const selectedNodes = useSelected(({ nodes }) => nodes);
  const selectedEdges = useSelected(({ edges }) => edges);
  const withFigures = useFigures(({ run }) => run !== null);

  const far = useView(({ detail }) => detail !== "full");
  const withHandles = !(far && allEdges.size >= DRAWN_TOGETHER);

  const settled = useMemo(
    () => flowNodes(allNodes, selectedNodes, { withFigures, withHandles }),
    [allNodes, selectedNodes, withFigures, withHandles],
  );
  const edges = useMemo(() => flowEdges(allEdges, selectedEdges), [allEdges, selectedEdges]);
  const [dragged, setDragged] = useState<FlowNode[] | null>(null);
  useEffect(() => {
    if (settled) setDragged(null);
  }, [settled]);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const { nodes, edges: lines } = session.selection.store.getState();
      if (changes.some(({ type }) => type === "select")) session.selection.set(selectedAfter(nodes, changes), lines);
      const resizing = changes.some((change) => change.type === "dimensions" && change.resizing === true);
      const moves = changes.filter((change) =>
        change.type === "position" ? resizing || change.dragging === true : resizing && change.type === "dimensions",
      );
      if (moves.length > 0) setDragged((now) => applyNodeChanges(moves, now ?? settled));
    },
    [session, settled],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { nodes, edges: lines } = session.selection.store.getState();
      if (changes.some(({ type }) => type === "select")) session.selection.set(nodes, selectedAfter(lines, changes));
    },
    [session],
  );
  const drop = useCallback(
    (moved: readonly FlowNode[]) => {
      if (!actions.move(new Map(moved.map(({ id, position }) => [id, position])))) setDragged(null);
    },
    [actions],
  );
  const onNodeDragStop: OnNodeDrag<FlowNode> = useCallback((_event, _node, moved) => drop(moved), [drop]);
  const onSelectionDragStop = useCallback((_event: unknown, moved: FlowNode[]) => drop(moved), [drop]);

  return { nodes: dragged ?? settled, edges, onNodesChange, onEdgesChange, onNodeDragStop, onSelectionDragStop };
}
