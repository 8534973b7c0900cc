import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import type { NodeGroup, NodeKind } from "../../../src-shared/nodes/kind.ts";

/** Type of what is dragged from the palette. */
export const KIND_TYPE = "application/x-throughline-kind";

export const groupLabels: Record<NodeGroup, string> = {
  entry: "Entries",
  message: "Messages",
  time: "Time",
  flow: "Flow",
  end: "Ends",
  remark: "Notes",
};

/** Every kind by group, in the order of the palette: the registry is the palette. */
export const kindGroups: readonly { group: NodeGroup; label: string; kinds: readonly NodeKind[] }[] = (
  Object.keys(groupLabels) as NodeGroup[]
).map((group) => ({ group, label: groupLabels[group], kinds: [...nodeKinds.values()].filter((kind) => kind.group === group) }));

/** Kinds whose name, group or help contains every word typed. */
export function kindsMatching(words: string, offered: (kind: NodeKind) => boolean): NodeKind[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return [...nodeKinds.values()].filter((kind) => {
    const text = `${kind.label} ${groupLabels[kind.group]} ${kind.help}`.toLowerCase();
    return offered(kind) && wanted.every((word) => text.includes(word));
  });
}
