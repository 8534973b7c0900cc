import type { Journey, JourneyNode } from "../model/journey.ts";
import { nodeKinds } from "../nodes/index.ts";
import { nodeLabel } from "./run.ts";

/** More ways than this into a node are not spelt out. */
const MOST_WAYS = 4;
/** More ways than this are not followed. */
const MOST_WALKED = 64;

/** A condition on a way: the outlet by which a node was left, in words. */
interface Condition {
  node: string;
  outlet: string;
  words: string;
  /** How many outlets the node has; a way for each of them is no condition at all. */
  of: number;
}

/** A way to a node: where it enters, and the conditions on it, nearest the entry first. */
interface Way {
  entry: string;
  conditions: Condition[];
}

/** What leaving a node by an outlet says about a subscriber; null when it says nothing. */
function conditionOf(node: JourneyNode, outlet: string): Condition | null {
  const kind = nodeKinds.get(node.kind);
  const parsed = kind?.config.safeParse(node.config);
  if (!kind || !parsed?.success) return null;
  const words = kind.leaves?.(parsed.data, outlet, nodeLabel(node)) ?? null;
  return words === null ? null : { node: node.id, outlet, words, of: kind.outlets(parsed.data).length };
}

/** Every way into a node; stops beyond `MOST_WALKED`. A way never passes a node twice. */
function waysTo(journey: Journey, id: string): Way[] {
  const byId = new Map(journey.nodes.map((node) => [node.id, node]));
  const into = Map.groupBy(journey.edges, (edge) => edge.to);
  const found = new Map<string, Way>();
  const walk = (at: string, conditions: Condition[], passed: ReadonlySet<string>): void => {
    if (found.size > MOST_WALKED) return;
    const node = byId.get(at);
    const kind = node && nodeKinds.get(node.kind);
    if (node && kind?.group === "entry") {
      const parsed = kind.config.safeParse(node.config);
      const entry = parsed.success ? kind.enters?.(parsed.data) : undefined;
      found.set(keyOf({ entry: at, conditions }), { entry: entry ?? nodeLabel(node), conditions });
    }
    for (const edge of into.get(at) ?? []) {
      const from = byId.get(edge.from);
      if (!from || passed.has(from.id)) continue;
      const condition = conditionOf(from, edge.outlet);
      walk(from.id, condition === null ? conditions : [condition, ...conditions], new Set([...passed, from.id]));
    }
  };
  walk(id, [], new Set([id]));
  return [...found.values()];
}

function keyOf({ entry, conditions }: Way): string {
  return JSON.stringify([entry, ...conditions.map(({ node, outlet }) => `${node} ${outlet}`)]);
}

/** Ways that differ only in a branch, and together take all of its outlets, are one way without that branch. */
function merge(ways: readonly Way[]): Way[] {
  for (const way of ways) {
    for (const [at, condition] of way.conditions.entries()) {
      const without = { entry: way.entry, conditions: way.conditions.filter((_, other) => other !== at) };
      const rest = keyOf(without);
      const same = ways.filter(
        ({ entry, conditions }) =>
          conditions[at]?.node === condition.node && keyOf({ entry, conditions: conditions.filter((_, other) => other !== at) }) === rest,
      );
      if (new Set(same.map(({ conditions }) => conditions[at]?.outlet)).size === condition.of) {
        return merge([...ways.filter((each) => !same.includes(each)), without]);
      }
    }
  }
  return [...ways];
}

/** Who reaches a node, in words: the segment they entered by and the branches they took. */
export function reachInWords(journey: Journey, id: string): string {
  const walked = waysTo(journey, id);
  if (walked.length === 0) return "nobody: no entry leads here";
  const ways = walked.length > MOST_WALKED ? walked : merge(walked);
  if (ways.length > MOST_WAYS) return `subscribers by more than ${MOST_WAYS} ways; see the journey picture`;
  return [...new Set(ways.map(({ entry, conditions }) => [entry, ...conditions.map(({ words }) => words)].join(", and ")))].join("; or ");
}
