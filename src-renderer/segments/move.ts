import { newId } from "../../src-shared/lib/ids.ts";
import { type BuilderGroup, type BuilderNode, isGroup, replaceNode } from "./convert.ts";

/** Where a node is put: beside another one, or at the end of a group. */
export type Place = { beside: string; after: boolean } | { group: string };

/** The node with an id, anywhere below a group. */
export function findNode(group: BuilderGroup, id: string): BuilderNode | undefined {
  for (const node of group.rules) {
    const found = node.id === id ? node : isGroup(node) ? findNode(node, id) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The group that holds a node directly, and the node's position there. */
function parentOf(group: BuilderGroup, id: string): { group: BuilderGroup; at: number } | undefined {
  const at = group.rules.findIndex((node) => node.id === id);
  if (at >= 0) return { group, at };
  for (const node of group.rules) {
    const found = isGroup(node) ? parentOf(node, id) : undefined;
    if (found) return found;
  }
  return undefined;
}

function insert(group: BuilderGroup, place: Place, node: BuilderNode): BuilderGroup {
  if ("group" in place && place.group === group.id) return { ...group, rules: [...group.rules, node] };
  const rules: BuilderNode[] = [];
  for (const each of group.rules) {
    const here = "beside" in place && place.beside === each.id;
    if (here && !place.after) rules.push(node);
    rules.push(isGroup(each) ? insert(each, place, node) : each);
    if (here && place.after) rules.push(node);
  }
  return { ...group, rules };
}

/** The tree with a node in another place; as it was where that place is inside the node itself. */
export function moveNode(tree: BuilderGroup, id: string, place: Place): BuilderGroup {
  const node = findNode(tree, id);
  const target = "beside" in place ? place.beside : place.group;
  if (!node || target === id || (isGroup(node) && findNode(node, target))) return tree;
  return insert(
    replaceNode(tree, id, () => null),
    place,
    node,
  );
}

/** One step up or down: over a rule, into a group that is next, and out of its own at the end. Null where there is no further. */
export function stepPlace(tree: BuilderGroup, id: string, direction: -1 | 1): Place | null {
  const parent = parentOf(tree, id);
  if (!parent) return null;
  const next = parent.group.rules[parent.at + direction];
  if (!next) return parent.group.id === tree.id ? null : { beside: parent.group.id, after: direction === 1 };
  if (!isGroup(next)) return { beside: next.id, after: direction === 1 };
  const first = next.rules[0];
  return direction === 1 && first ? { beside: first.id, after: false } : { group: next.id };
}

/** A copy with ids of its own. */
export function copyOf(node: BuilderNode): BuilderNode {
  return isGroup(node) ? { ...node, id: newId("group"), rules: node.rules.map(copyOf) } : { ...node, id: newId("rule") };
}

/** The tree with a copy of a node after it. */
export function duplicateNode(tree: BuilderGroup, id: string): BuilderGroup {
  const node = findNode(tree, id);
  return node ? insert(tree, { beside: id, after: true }, copyOf(node)) : tree;
}

/** Whether a rule or group is kept from being changed by accident. */
export const isLocked = ({ extra }: BuilderNode): boolean => extra?.locked === true;

/** The node locked, or open again. */
export function lock<Node extends BuilderNode>(node: Node, locked: boolean): Node {
  const { locked: _before, ...extra } = node.extra ?? {};
  const { extra: _old, ...rest } = node;
  const next = locked ? { ...extra, locked: true } : extra;
  return (Object.keys(next).length > 0 ? { ...rest, extra: next } : rest) as Node;
}
