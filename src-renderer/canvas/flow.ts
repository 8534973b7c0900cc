import { type Edge, type Node, type NodeHandle, Position } from "@xyflow/react";
import type { JourneyEdge, JourneyNode } from "../../src-shared/model/journey.ts";
import type { Records } from "../store/records.ts";
import { HEADER_HEIGHT, NODE_WIDTH, nodeHeight, nodeWidth, outletTop } from "./nodes/size.ts";
import { takesEdges, viewOf } from "./nodes/view.ts";

/** React Flow's node: nothing but its place. What it shows is read by id, so that the object changes only when it moves or its handles do. */
export type FlowNode = Node<Record<string, never>, "card" | "note" | "frame">;
export type FlowEdge = Edge<Record<string, never>, "flow">;

const noData: Record<string, never> = {};

/** A frame lies behind nodes and edges, and only its title can be taken hold of. */
const behind = { zIndex: -1, style: { pointerEvents: "none" } } as const;

function handlesOf(node: JourneyNode): NodeHandle[] {
  const incoming: NodeHandle[] = takesEdges(node)
    ? [{ id: "in", type: "target", position: Position.Left, x: 0, y: HEADER_HEIGHT / 2, width: 0, height: 0 }]
    : [];
  return [
    ...incoming,
    ...viewOf(node).outlets.map(
      (outlet, at): NodeHandle => ({
        id: outlet.id,
        type: "source",
        position: Position.Right,
        x: NODE_WIDTH,
        y: outletTop(node, at),
        width: 0,
        height: 0,
      }),
    ),
  ];
}

interface Shape {
  selected: boolean;
  withFigures: boolean;
  /** Drawn with handles. React Flow forgets the handles of a node that is drawn without them, and reads them again from a new object. */
  withHandles: boolean;
}
const shapes = new WeakMap<JourneyNode, Shape & { flow: FlowNode }>();

function flowNode(node: JourneyNode, selected: boolean, { withFigures, withHandles }: Omit<Shape, "selected">): FlowNode {
  const known = shapes.get(node);
  if (known && known.selected === selected && known.withFigures === withFigures && known.withHandles === withHandles) return known.flow;
  const size = { width: nodeWidth(node), height: nodeHeight(node, withFigures) };
  const view = viewOf(node);
  const flow: FlowNode = {
    id: node.id,
    type: view.remark ? (node.kind === "frame" ? "frame" : "note") : "card",
    ...(view.remark && node.kind === "frame" ? behind : {}),
    position: { x: node.position.x, y: node.position.y },
    data: noData,
    selected,
    ...size,
    measured: size,
    handles: handlesOf(node),
    ariaLabel: `${view.kind?.label ?? node.kind}: ${view.name}.${view.summary ? ` ${view.summary}.` : ""}${node.stage ? ` Stage ${node.stage}.` : ""}`,
  };
  shapes.set(node, { flow, selected, withFigures, withHandles });
  return flow;
}

/** The flow nodes of the records; those of untouched nodes are the same objects as before. */
export function flowNodes(nodes: Records["nodes"], selected: ReadonlySet<string>, shape: Omit<Shape, "selected">): FlowNode[] {
  return [...nodes.values()].map((node) => flowNode(node, selected.has(node.id), shape));
}

const lines = new WeakMap<JourneyEdge, FlowEdge>();

export function flowEdges(edges: Records["edges"], selected: ReadonlySet<string>): FlowEdge[] {
  return [...edges.values()].map((edge) => {
    const known = lines.get(edge);
    const isSelected = selected.has(edge.id);
    if (known && known.selected === isSelected) return known;
    const line: FlowEdge = {
      id: edge.id,
      type: "flow",
      source: edge.from,
      sourceHandle: edge.outlet,
      target: edge.to,
      targetHandle: "in",
      selected: isSelected,
      data: noData,
    };
    lines.set(edge, line);
    return line;
  });
}
