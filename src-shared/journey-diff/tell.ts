import type { JsonChange } from "../lib/json-diff.ts";
import { plural } from "../lib/numbers.ts";
import type { Journey, JourneyEdge, JourneyNode } from "../model/journey.ts";
import { nodeKinds } from "../nodes/index.ts";
import { nodeLabel, nodeSummary, outletName } from "../plan/run.ts";
import { diffJourneys, type ItemChange, type JourneyDiff } from "./diff.ts";
import { pathText, valueText } from "./values.ts";

export type ChangeKind = "added" | "removed" | "changed" | "moved";

/** One field of something that changed, side by side. */
export interface FieldWords {
  field: string;
  before: string;
  after: string;
}

/** One difference of two journeys in words. */
export interface ToldChange {
  /** Stable in its difference: `node:mail`, `edge:e1`, `journey`. */
  key: string;
  kind: ChangeKind;
  /** What it is about: `Email “Hello”`. */
  subject: string;
  /** More about it in a sentence; empty where the fields say all. */
  note: string;
  fields: FieldWords[];
  /** Nodes and the edge on the picture that it is about. */
  nodes: string[];
  edge: string | null;
}

export const changeWords: Readonly<Record<ChangeKind, string>> = {
  added: "Added",
  removed: "Removed",
  changed: "Changed",
  moved: "Moved",
};

const fieldsOf = (changes: readonly JsonChange[], before: unknown, after: unknown, node?: JourneyNode): FieldWords[] =>
  changes.map((change) => ({
    field: pathText(change.path, change.after === undefined ? before : after, node),
    before: valueText(change.before, change.path),
    after: valueText(change.after, change.path),
  }));

const nodeName = (node: JourneyNode): string => {
  const kind = nodeKinds.get(node.kind)?.label ?? node.kind;
  const label = nodeLabel(node);
  return label === kind ? kind : `${kind} “${label}”`;
};

function distance(before: JourneyNode, after: JourneyNode): string {
  const [x, y] = [Math.round(after.position.x - before.position.x), Math.round(after.position.y - before.position.y)];
  const parts = [
    ...(x === 0 ? [] : [`${Math.abs(x)} to the ${x > 0 ? "right" : "left"}`]),
    ...(y === 0 ? [] : [`${Math.abs(y)} ${y > 0 ? "down" : "up"}`]),
  ];
  return parts.length === 0 ? "moved on the canvas" : `moved ${parts.join(" and ")}`;
}

function tellNode({ id, before, after, fields, moved }: ItemChange<JourneyNode>): ToldChange {
  const node = after ?? before;
  if (!node) throw new Error(`nothing is known of the node ${id}`);
  const about = { key: `node:${id}`, subject: nodeName(node), nodes: [id], edge: null };
  if (!before || !after) return { ...about, kind: after ? "added" : "removed", note: nodeSummary(node), fields: [] };
  const [was, is] = [nodeSummary(before), nodeSummary(after)];
  const notes = [...(was === is ? [] : [`“${was}” became “${is}”`]), ...(moved ? [distance(before, after)] : [])];
  const words = fieldsOf(fields, before, after, after);
  return { ...about, kind: fields.length > 0 ? "changed" : "moved", note: notes.join("; "), fields: words };
}

function tellEdge(edges: ItemChange<JourneyEdge>, before: Journey, after: Journey): ToldChange {
  const edge = edges.after ?? edges.before;
  if (!edge) throw new Error(`nothing is known of the edge ${edges.id}`);
  const nodes = new Map([...before.nodes, ...(edges.after ? after.nodes : [])].map((node) => [node.id, node]));
  const name = (id: string) => {
    const node = nodes.get(id);
    return node ? `“${nodeLabel(node)}”` : id;
  };
  const way = ({ from, outlet, to }: JourneyEdge) => {
    const node = nodes.get(from);
    const known = node && nodeKinds.get(node.kind)?.config.safeParse(node.config).success;
    const by = outlet === "next" ? "" : ` by “${node && known ? outletName(node, outlet) : outlet}”`;
    return `${name(from)}${by} to ${name(to)}`;
  };
  const about = { key: `edge:${edges.id}`, subject: `Edge from ${way(edge)}`, nodes: [edge.from, edge.to], edge: edges.id };
  if (!edges.before || !edges.after) return { ...about, kind: edges.after ? "added" : "removed", note: "", fields: [] };
  const was = way(edges.before);
  const ends = new Set(["from", "outlet", "to"]);
  const rest = edges.fields.filter(({ path }) => !ends.has(String(path[0])));
  const led = was === way(edges.after) ? [] : [{ field: "Leads", before: `from ${was}`, after: `from ${way(edges.after)}` }];
  return { ...about, kind: "changed", note: "", fields: [...led, ...fieldsOf(rest, edges.before, edges.after)] };
}

/** Head members that are told apart, in this order; the rest under the journey's own name. */
const headings: readonly { key: string; subject: string; members: readonly string[] }[] = [
  { key: "stages", subject: "Stages", members: ["stages"] },
  { key: "goal", subject: "Goal and exit criteria", members: ["goal", "exitWhen"] },
  { key: "settings", subject: "Settings", members: ["settings"] },
];

function tellHead(head: readonly JsonChange[], before: Journey, after: Journey): ToldChange[] {
  const groupOf = ({ path }: JsonChange) => headings.find(({ members }) => members.includes(String(path[0])))?.key ?? "journey";
  const groups = Map.groupBy(head, groupOf);
  return [{ key: "journey", subject: "Journey" }, ...headings].flatMap(({ key, subject }) => {
    const own = groups.get(key);
    if (!own) return [];
    return [{ key, kind: "changed" as const, subject, note: "", fields: fieldsOf(own, before, after), nodes: [], edge: null }];
  });
}

function tellOrder(what: "nodes" | "edges", order: string[] | null): ToldChange[] {
  if (order === null) return [];
  const note = `The file lists its ${what} in another order; nothing else follows from that.`;
  return [{ key: `order:${what}`, kind: "changed", subject: `Order of the ${what}`, note, fields: [], nodes: [], edge: null }];
}

/** Every difference of two journeys in words: the journey's own, then nodes in the order of the later one, then edges. */
export function tellDiff(before: Journey, after: Journey, diff: JourneyDiff = diffJourneys(before, after)): ToldChange[] {
  return [
    ...tellHead(diff.head, before, after),
    ...diff.nodes.changes.map(tellNode),
    ...diff.edges.changes.map((change) => tellEdge(change, before, after)),
    ...tellOrder("nodes", diff.nodes.order),
    ...tellOrder("edges", diff.edges.order),
  ];
}

/** `2 nodes added, 1 removed`, or that nothing differs. */
export function diffSummary(told: readonly ToldChange[]): string {
  if (told.length === 0) return "No differences.";
  const counts = (["added", "removed", "changed", "moved"] as const).flatMap((kind) => {
    const own = told.filter((change) => change.kind === kind).length;
    return own === 0 ? [] : [`${own} ${kind}`];
  });
  return `${plural(told.length, "difference")}: ${counts.join(", ")}.`;
}

/** The differences as plain text, for people to paste elsewhere. */
export function diffText(told: readonly ToldChange[], before: string, after: string): string {
  const lines = told.flatMap(({ kind, subject, note, fields }) => [
    `${changeWords[kind]}: ${subject}${note === "" ? "" : ` (${note})`}`,
    ...fields.map(({ field, before: was, after: is }) => `    ${field}: ${was} → ${is}`),
  ]);
  return [`From “${before}” to “${after}”`, diffSummary(told), "", ...lines].join("\n").trimEnd();
}
