import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { Records } from "../../store/records.ts";
import { viewOf } from "../nodes/view.ts";

/** Every text in a value, for searching. */
function texts(value: unknown, found: string[] = []): string[] {
  if (typeof value === "string") found.push(value);
  else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) texts(each, found);
  return found;
}

const searched = new WeakMap<JourneyNode, string>();

function textOf(node: JourneyNode): string {
  const known = searched.get(node);
  if (known !== undefined) return known;
  const { kind, name, summary } = viewOf(node);
  const text = [name, kind?.label ?? node.kind, summary, node.stage ?? "", node.id, ...texts(node.config)].join("\n").toLowerCase();
  searched.set(node, text);
  return text;
}

/** The nodes whose name, kind, stage, summary or settings contain every word typed; those with the words in their name first. */
export function nodesMatching(records: Records, words: string, offered: (node: JourneyNode) => boolean = () => true): JourneyNode[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...records.nodes.values()].filter((node) => offered(node) && wanted.every((word) => textOf(node).includes(word)));
  const inName = (node: JourneyNode) => wanted.every((word) => viewOf(node).name.toLowerCase().includes(word));
  return found.toSorted((a, b) => Number(inName(b)) - Number(inName(a)));
}
