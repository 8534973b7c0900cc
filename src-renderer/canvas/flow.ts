import { type Edge, type Node, type NodeHandle, Position } from "@xyflow/react";
import type { JourneyNode } from "../../src-shared/model/journey.ts";
import type { Route } from "../../src-shared/plan/drawn/route.ts";
import type { Records } from "../store/records.ts";
import { type Drawn, type DrawnEdge, STRIP_CARD, stripId } from "./edges/drawn.ts";
import type { Folding } from "./lanes/folding.ts";
import { HEADER_HEIGHT, NODE_WIDTH, nodeHeight, nodeWidth, outletTop } from "./nodes/size.ts";
import { takesEdges, viewOf } from "./nodes/view.ts";

/** React Flow's node: nothing but its place. What it shows is read by id, so that the object changes only when it moves or its handles do. */
export type FlowNode = Node<Record<string, never>, "card" | "note" | "frame" | "strip">;

/** React Flow's edge: which edges of the journey it stands for, and its route. */
export type FlowEdge = Edge<{ of: readonly string[]; route: Route | undefined }, "flow">;

const noData: Record<string, never> = {};

/** A frame lies behind nodes and edges, and only its title can be taken hold of. */
const behind = { zIndex: -1, style: { pointerEvents: "none" } } as const;

const handle = (id: string, type: "source" | "target", x: number, y: number): NodeHandle => ({
  id,
  type,
  position: type === "target" ? Position.Left : Position.Right,
  x,
  y,
  width: 0,
  height: 0,
});

const handlesOf = (node: JourneyNode): NodeHandle[] => [
  ...(takesEdges(node) ? [handle("in", "target", 0, HEADER_HEIGHT / 2)] : []),
  ...viewOf(node).outlets.map(({ id }, at) => handle(id, "source", NODE_WIDTH, outletTop(node, at))),
];

interface Shape {
  selected: boolean;
  withFigures: boolean;
  /** Drawn with handles. React Flow forgets the handles of a node that is drawn without them, and reads them again from a new object. */
  withHandles: boolean;
}
const shapes = new WeakMap<JourneyNode, Shape & { x: number; flow: FlowNode }>();

/** What a screen reader says of a node. */
function nameOf(node: JourneyNode): string {
  const { kind, name, summary } = viewOf(node);
  return `${kind?.label ?? node.kind}: ${name}.${summary ? ` ${summary}.` : ""}${node.stage ? ` Stage ${node.stage}.` : ""}`;
}

function flowNode(node: JourneyNode, selected: boolean, { withFigures, withHandles }: Omit<Shape, "selected">, folding: Folding): FlowNode {
  const x = folding.shown(node.position.x);
  const known = shapes.get(node);
  const same = known?.selected === selected && known.withFigures === withFigures && known.withHandles === withHandles && known.x === x;
  const frame = viewOf(node).kind?.holds === true;
  // A frame over collapsed stages is as much narrower as they are.
  const width = frame ? Math.max(40, folding.shown(node.position.x + nodeWidth(node)) - x) : nodeWidth(node);
  if (known && same && known.flow.width === width) return known.flow;
  const size = { width, height: nodeHeight(node, withFigures) };
  const flow: FlowNode = {
    id: node.id,
    type: viewOf(node).remark ? (frame ? "frame" : "note") : "card",
    ...(frame ? behind : {}),
    position: { x, y: node.position.y },
    data: noData,
    selected,
    ...size,
    measured: size,
    handles: handlesOf(node),
    ariaLabel: nameOf(node),
  };
  shapes.set(node, { flow, selected, withFigures, withHandles, x });
  return flow;
}

/** What stands for the nodes of the collapsed stages. */
const strips = (drawn: Drawn, folding: Folding): FlowNode[] =>
  [...folding.folded].map((index) => ({
    id: stripId(index),
    type: "strip",
    position: { x: drawn.boxes.get(stripId(index))?.x ?? 0, y: drawn.boxes.get(stripId(index))?.y ?? 0 },
    data: noData,
    selectable: false,
    draggable: false,
    focusable: false,
    style: { pointerEvents: "all" },
    ...STRIP_CARD,
    measured: STRIP_CARD,
    handles: [handle("in", "target", 0, STRIP_CARD.height / 2), handle("out", "source", STRIP_CARD.width, STRIP_CARD.height / 2)],
  }));

/** A frame is hidden with its stage unless it reaches into one that is shown. */
const hidden = (node: JourneyNode, folding: Folding): boolean => {
  const strip = folding.stripOf(node);
  if (strip === undefined || !viewOf(node).kind?.holds) return strip !== undefined;
  return folding.shown(node.position.x + nodeWidth(node)) - folding.shown(node.position.x) < nodeWidth(node) / 4;
};

/** The flow nodes of the records; those of untouched nodes are the same objects as before. */
export function flowNodes(
  nodes: Records["nodes"],
  selected: ReadonlySet<string>,
  shape: Omit<Shape, "selected">,
  folding: Folding,
  drawn: Drawn,
): FlowNode[] {
  if (folding.folded.size === 0) return [...nodes.values()].map((node) => flowNode(node, selected.has(node.id), shape, folding));
  const shown = [...nodes.values()].filter((node) => !hidden(node, folding));
  return [...shown.map((node) => flowNode(node, selected.has(node.id), shape, folding)), ...strips(drawn, folding)];
}

/** What a screen reader says of an edge, or of the edges that are drawn as one. */
export function edgeName({ from, to, outlet, of }: Pick<DrawnEdge, "from" | "to" | "outlet" | "of">, nodes: Records["nodes"]): string {
  const [source, target] = [nodes.get(from), nodes.get(to)];
  const name = (node: JourneyNode | undefined) => (node ? viewOf(node).name : "a collapsed stage");
  const outlets = source ? viewOf(source).outlets : [];
  const label = outlets.length > 1 ? outlets.find(({ id }) => id === outlet)?.label : undefined;
  return `${of.length === 1 ? "Edge" : `${of.length} edges`} from ${name(source)}${label ? `, outlet ${label},` : ""} to ${name(target)}`;
}

type MakeFlowEdges = (
  drawn: Drawn,
  routes: ReadonlyMap<string, Route>,
  nodes: Records["nodes"],
  selected: ReadonlySet<string>,
) => FlowEdge[];

/** Makes the flow edges of what is drawn; those that are as they were the last time are the same objects. */
export function createFlowEdges(): MakeFlowEdges {
  let lines = new Map<string, FlowEdge>();
  return (drawn, routes, nodes, selected) => {
    const made = drawn.edges.map((edge) => flowEdge(edge, lines.get(edge.id), routes.get(edge.id), nodes, selected));
    lines = new Map(made.map((line) => [line.id, line]));
    return made;
  };
}

function flowEdge(
  edge: DrawnEdge,
  known: FlowEdge | undefined,
  route: Route | undefined,
  nodes: Records["nodes"],
  selected: ReadonlySet<string>,
): FlowEdge {
  const isSelected = edge.of.every((id) => selected.has(id));
  const ariaLabel = edgeName(edge, nodes);
  const same =
    known?.selected === isSelected &&
    known.source === edge.from &&
    known.sourceHandle === edge.outlet &&
    known.target === edge.to &&
    known.data?.route === route &&
    known.ariaLabel === ariaLabel &&
    known.data?.of.join() === edge.of.join();
  if (known && same) return known;
  const alone = edge.of.length === 1 && edge.of[0] === edge.id;
  const line: FlowEdge = {
    id: edge.id,
    type: "flow",
    source: edge.from,
    sourceHandle: edge.outlet,
    target: edge.to,
    targetHandle: "in",
    selected: isSelected,
    selectable: alone,
    focusable: alone,
    reconnectable: alone && nodes.has(edge.to),
    data: { of: edge.of, route },
    ariaLabel,
  };
  return line;
}
