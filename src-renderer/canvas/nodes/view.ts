import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import type { NodeGroup, NodeKind, Outlet } from "../../../src-shared/nodes/kind.ts";
import type { RemarkConfig } from "../../../src-shared/nodes/remark-node.ts";

/** What the canvas shows of a node besides its numbers. */
export interface NodeView {
  readonly kind: NodeKind | undefined;
  readonly name: string;
  readonly summary: string;
  readonly outlets: readonly Outlet[];
  /** CSS custom property of its colour; its soft companion ends in `-soft`. */
  readonly colour: string;
  readonly icon: string;
  /** Text and size of a note or frame; null for every other node. */
  readonly remark: RemarkConfig | null;
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
  const base = { kind, name, colour: colourOf(kind), icon: kind?.icon ?? "help", remark: null };
  if (!kind) return { ...base, summary: `Unknown kind “${node.kind}”`, outlets: [] };
  if (!parsed?.success) return { ...base, summary: "Its settings do not fit", outlets: [] };
  const summary = kind.describe(parsed.data);
  if (kind.group === "remark") return { ...base, name: summary, summary: "", outlets: [], remark: parsed.data as RemarkConfig };
  return { ...base, summary, outlets: kind.outlets(parsed.data) };
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

/** Groups that no edge leads to. */
const apart: readonly (NodeGroup | undefined)[] = ["entry", "remark"];

/** Whether edges may end here: everywhere but at entries, notes and frames. */
export const takesEdges = (node: JourneyNode): boolean => !apart.includes(viewOf(node).kind?.group);

/** Whether nodes of a kind can follow others: everything but entries, notes and frames. */
export const canFollow = (kind: string): boolean => !apart.includes(nodeKinds.get(kind)?.group);
