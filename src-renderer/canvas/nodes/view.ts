import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import type { NodeGroup, NodeKind, Outlet } from "../../../src-shared/nodes/kind.ts";

/** What the canvas shows of a node besides its numbers. */
export interface NodeView {
  readonly kind: NodeKind | undefined;
  readonly name: string;
  readonly summary: string;
  readonly outlets: readonly Outlet[];
  /** CSS custom property of its colour; its soft companion ends in `-soft`. */
  readonly colour: string;
  readonly icon: string;
}

/** Colour of a kind: its channel's, or its group's. */
export function colourOf(kind: { channel?: string; group: NodeGroup } | undefined): string {
  if (!kind) return "--tl-group-end";
  return kind.channel ? `--tl-channel-${kind.channel}` : `--tl-group-${kind.group}`;
}

function make(node: JourneyNode): NodeView {
  const kind = nodeKinds.get(node.kind);
  const parsed = kind?.config.safeParse(node.config);
  const name = node.label.trim() || kind?.label || node.kind;
  const base = { kind, name, colour: colourOf(kind), icon: kind?.icon ?? "help" };
  if (!kind) return { ...base, summary: `Unknown kind “${node.kind}”`, outlets: [] };
  if (!parsed?.success) return { ...base, summary: "Its settings do not fit", outlets: [] };
  return { ...base, summary: kind.describe(parsed.data), outlets: kind.outlets(parsed.data) };
}

const views = new WeakMap<JourneyNode, NodeView>();

/** The view of a node; computed once per node object, which never changes in place. */
export function viewOf(node: JourneyNode): NodeView {
  const known = views.get(node);
  if (known) return known;
  const view = make(node);
  views.set(node, view);
  return view;
}

/** Whether edges may end here: everywhere but at entries. */
export const takesEdges = (node: JourneyNode): boolean => viewOf(node).kind?.group !== "entry";
