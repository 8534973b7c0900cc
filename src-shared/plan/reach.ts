import type { Journey, JourneyNode } from "../model/journey.ts";
import type { Segment } from "../model/segment.ts";
import { nodeKinds } from "../nodes/index.ts";
import { sentence } from "../segments/sentence.ts";
import { nodeLabel } from "./run.ts";

/** More ways than this into a node are not spelt out. */
const MOST_WAYS = 4;

/** What leaving a node by an outlet says about a subscriber, in words; null when it says nothing. */
function conditionOf(node: JourneyNode, outlet: string): string | null {
  const parsed = nodeKinds.get(node.kind)?.config.safeParse(node.config);
  if (!parsed?.success) return null;
  if (node.kind === "split") {
    const { branches } = parsed.data as { branches: { id: string; segment: Segment }[] };
    const at = branches.findIndex(({ id }) => id === outlet);
    const before = branches.slice(0, at < 0 ? branches.length : at).map(({ segment }) => sentence(segment));
    const not = before.length > 0 ? `not (${before.join("; nor ")})` : null;
    const own = branches[at] ? sentence(branches[at].segment) : null;
    return [own, not].filter((part) => part !== null).join(", and ") || null;
  }
  if (node.kind === "random-split") {
    const { shares } = parsed.data as { shares: { id: string; label?: string; percent: number }[] };
    const share = shares.find(({ id }) => id === outlet);
    return share ? `the random ${share.percent} % "${share.label || share.id}" of ${nodeLabel(node)}` : null;
  }
  return null;
}

/** Every way into a node as the conditions along it, nearest the entry first. Stops at `limit` ways; a way never passes a node twice. */
function waysTo(journey: Journey, id: string, limit: number): string[] {
  const byId = new Map(journey.nodes.map((node) => [node.id, node]));
  const into = Map.groupBy(journey.edges, (edge) => edge.to);
  const found = new Set<string>();
  const walk = (at: string, conditions: string[], passed: ReadonlySet<string>): void => {
    if (found.size > limit) return;
    const node = byId.get(at);
    if (node && nodeKinds.get(node.kind)?.group === "entry") {
      const parsed = nodeKinds.get(node.kind)?.config.safeParse(node.config);
      const { segment } = (parsed?.success ? parsed.data : {}) as { segment?: Segment };
      found.add([segment ? sentence(segment) : nodeLabel(node), ...conditions].join(", and "));
    }
    for (const edge of into.get(at) ?? []) {
      const from = byId.get(edge.from);
      if (!from || passed.has(from.id)) continue;
      const condition = conditionOf(from, edge.outlet);
      walk(from.id, condition === null ? conditions : [condition, ...conditions], new Set([...passed, from.id]));
    }
  };
  walk(id, [], new Set([id]));
  return [...found];
}

/** Who reaches a node, in words: the segment they entered by and the branches they took. */
export function reachInWords(journey: Journey, id: string): string {
  const ways = waysTo(journey, id, MOST_WAYS);
  if (ways.length === 0) return "nobody: no entry leads here";
  if (ways.length > MOST_WAYS) return `subscribers by ${MOST_WAYS} or more ways; see the journey picture`;
  return ways.join("; or ");
}
