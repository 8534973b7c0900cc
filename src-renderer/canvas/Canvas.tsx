import { useComputedColorScheme } from "@mantine/core";
import { type Connection, type FinalConnectionState, ReactFlow, useKeyPress, type Viewport } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { type MouseEvent as Click, type DragEvent, useCallback, useMemo, useRef } from "react";
import { plural } from "../ui/format.ts";
import classes from "./Canvas.module.css";
import { Dots } from "./Dots.tsx";
import { FlowEdge } from "./edges/FlowEdge.tsx";
import { OverviewEdges } from "./edges/OverviewEdges.tsx";
import { DRAWN_TOGETHER } from "./edges/path.ts";
import type { FlowEdge as FlowEdgeType, FlowNode } from "./flow.ts";
import { LaneBands } from "./lanes/LaneBands.tsx";
import { LaneHeaders } from "./lanes/LaneHeaders.tsx";
import { StageStrip } from "./lanes/StageStrip.tsx";
import { NodeCard } from "./nodes/NodeCard.tsx";
import { FrameCard, NoteCard } from "./nodes/RemarkCard.tsx";
import { HEADER_HEIGHT, NODE_WIDTH } from "./nodes/size.ts";
import { KIND_TYPE } from "./palette/kinds.ts";
import { QuickAdd } from "./palette/QuickAdd.tsx";
import { actionsOf } from "./session/actions.ts";
import { type Detail, useSession, useView } from "./session/session.ts";
import { useFlow } from "./use-flow.ts";
import { usePanning } from "./use-panning.ts";
import { useSnap } from "./use-snap.ts";
import { takeKeysTo, useViewport } from "./use-viewport.ts";
import { ViewControls } from "./view/ViewControls.tsx";

const nodeTypes = { card: NodeCard, note: NoteCard, frame: FrameCard, strip: StageStrip } satisfies Record<
  NonNullable<FlowNode["type"]>,
  unknown
>;
const edgeTypes = { flow: FlowEdge } satisfies Record<NonNullable<FlowEdgeType["type"]>, unknown>;
const noEdges: FlowEdgeType[] = [];
const proOptions = { hideAttribution: false };
const snapGrid: [number, number] = [10, 10];
const multiSelection = ["Meta", "Control"];

/** Zoom below which nodes are plain boxes and edges plain lines, and below which names cannot be read. Few nodes cost little in full. */
const MANY_NODES = 150;
const PLAIN_ZOOM = 0.45;
const PLAIN_ZOOM_OF_FEW = 0.25;
const BARE_ZOOM = 0.2;
const detailAt = (zoom: number, nodes: number): Detail =>
  zoom < BARE_ZOOM ? "bare" : zoom < (nodes < MANY_NODES ? PLAIN_ZOOM_OF_FEW : PLAIN_ZOOM) ? "plain" : "full";

/** The drawing of the open journey: React Flow with lanes behind it, controls over it and the list to add from. */
export function Canvas() {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const flow = useFlow(session, actions);
  const { start, toCanvas } = useViewport();
  const far = useView(({ detail }) => detail !== "full");
  const together = far && flow.edges.length >= DRAWN_TOGETHER;
  const [snap] = useSnap();
  // While Space is held a drag pans, also one that begins on a node.
  const panning = useKeyPress("Space");
  const colorMode = useComputedColorScheme("light");

  const { frame, resting, onMoveStart, onMoved, onMoveEnd } = usePanning();
  const bare = useView(({ detail }) => detail === "bare");
  const onMove = useCallback(
    (_event: unknown, viewport: Viewport) => {
      const detail = detailAt(viewport.zoom, session.document.store.getState().records.nodes.size);
      onMoved(viewport, detail !== "full");
      if (session.view.getState().detail !== detail) session.view.setState({ detail });
    },
    [session, onMoved],
  );
  /** The edge whose end is being dragged: its own outlet is free for it. */
  const lifted = useRef<string | undefined>(undefined);
  const allowed = useCallback(
    ({ source, sourceHandle, target }: Connection | FlowEdgeType) =>
      actions.refusal(source, sourceHandle ?? "next", target, lifted.current) === null,
    [actions],
  );
  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) => actions.connect(source, sourceHandle ?? "next", target),
    [actions],
  );
  const onReconnectStart = useCallback((_event: Click, { id }: FlowEdgeType) => {
    lifted.current = id;
  }, []);
  const onReconnectEnd = useCallback(() => {
    lifted.current = undefined;
  }, []);
  const onReconnect = useCallback(
    (edge: FlowEdgeType, { source, sourceHandle, target }: Connection) =>
      actions.reconnect(edge.id, source, sourceHandle ?? "next", target),
    [actions],
  );
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, { fromHandle, toHandle, fromNode, toNode }: FinalConnectionState) => {
      if (!fromHandle?.id || fromHandle.type !== "source" || !fromNode || toHandle || toNode || !("clientX" in event)) return;
      if (actions.taken(fromNode.id, fromHandle.id)) return;
      const { x, y } = toCanvas({ x: event.clientX, y: event.clientY });
      actions.quickAdd({ at: "place", x, y: y - HEADER_HEIGHT / 2, from: { node: fromNode.id, outlet: fromHandle.id } });
    },
    [actions, toCanvas],
  );
  /** Of several selected nodes a click leaves the one alone; React Flow keeps them all. */
  const onNodeClick = useCallback(
    (event: Click, { id }: FlowNode) => {
      const { nodes } = session.selection.store.getState();
      if (nodes.size > 1 && nodes.has(id) && !event.ctrlKey && !event.metaKey && !event.shiftKey) session.selection.set([id]);
    },
    [session],
  );
  const onSelectionEnd = useCallback(() => {
    const { nodes } = session.selection.store.getState();
    session.announcer.say(`${plural(nodes.size, "node")} selected.`);
  }, [session]);
  /** Opens the context menu; what it was opened on is selected, unless it is already. */
  const menu = (event: Click, on: "node" | "edge" | "canvas", id?: string) => {
    event.preventDefault();
    const { nodes, edges } = session.selection.store.getState();
    if (on === "node" && id !== undefined && !session.document.store.getState().records.nodes.has(id)) return;
    if (on === "node" && id !== undefined && !nodes.has(id)) session.selection.set([id]);
    if (on === "edge" && id !== undefined && !edges.has(id)) session.selection.set([], [id]);
    if (on === "canvas") session.selection.clear();
    session.view.setState({ menu: { on, x: event.clientX, y: event.clientY } });
  };
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer.getData(KIND_TYPE);
      if (!kind) return;
      event.preventDefault();
      const { x, y } = toCanvas({ x: event.clientX, y: event.clientY });
      const added = actions.addAt(kind, { x: x - NODE_WIDTH / 2, y: y - HEADER_HEIGHT / 2 });
      if (added !== null) takeKeysTo(added);
    },
    [actions, toCanvas],
  );
  const onDragOver = useCallback((event: DragEvent) => {
    if (!event.dataTransfer.types.includes(KIND_TYPE)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  }, []);

  return (
    <div className={classes.canvas} data-testid="canvas" data-resting={resting} ref={frame}>
      <ReactFlow<FlowNode, FlowEdgeType>
        {...flow}
        edges={together ? noEdges : flow.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={colorMode}
        proOptions={proOptions}
        defaultViewport={start}
        minZoom={0.05}
        maxZoom={2}
        // From so far away most nodes are in view, and boxes that stay cost less than boxes that come and go.
        onlyRenderVisibleElements={!bare || !resting}
        snapToGrid={snap}
        nodesDraggable={!session.document.readOnly && !panning}
        nodesConnectable={!session.document.readOnly}
        snapGrid={snapGrid}
        nodeDragThreshold={3}
        connectionRadius={28}
        multiSelectionKeyCode={multiSelection}
        deleteKeyCode={null}
        zoomOnDoubleClick={false}
        disableKeyboardA11y
        elevateNodesOnSelect={false}
        isValidConnection={allowed}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        onReconnect={onReconnect}
        onReconnectStart={onReconnectStart}
        onReconnectEnd={onReconnectEnd}
        onMoveStart={onMoveStart}
        onMove={onMove}
        onMoveEnd={onMoveEnd}
        onSelectionEnd={onSelectionEnd}
        onNodeClick={onNodeClick}
        onNodeContextMenu={(event, node) => menu(event, "node", node.id)}
        onSelectionContextMenu={(event) => menu(event, "node")}
        onEdgeContextMenu={(event, edge) => menu(event, "edge", edge.id)}
        onPaneContextMenu={(event) => menu(event as Click, "canvas")}
        onDrop={onDrop}
        onDragOver={onDragOver}
      >
        <LaneBands />
        {!far && <Dots />}
        <LaneHeaders />
        <ViewControls />
        {together && <OverviewEdges nodes={flow.nodes} edges={flow.edges} />}
        <QuickAdd />
      </ReactFlow>
    </div>
  );
}
