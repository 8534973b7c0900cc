import { channelIds, channelOf } from "../../channels/index.ts";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { CapSetting } from "../../model/journey.ts";
import type { Problem } from "../../model/problem.ts";
import { type Graph, type GraphNode, nameOf, parsedNodes } from "../graph.ts";
import type { LintInput, LintRule } from "../rule.ts";

/** The most seconds between coming to a node and leaving it; infinite where a date or a queue decides. */
function longest({ parsed }: GraphNode): number {
  const op = parsed?.op;
  if (!op) return Number.POSITIVE_INFINITY;
  if (op.op === "listen") return op.seconds ?? Number.POSITIVE_INFINITY;
  if (op.op === "send") return op.pool !== null || op.retry !== null || op.sendTime !== null ? Number.POSITIVE_INFINITY : 0;
  if (op.op !== "wait") return 0;
  switch (op.wait.rule) {
    case "elapsed":
      return op.wait.seconds;
    // A day of the change to winter time has 25 hours.
    case "calendar-days":
      return op.wait.days * SECONDS_PER_DAY + 3600;
    case "until-weekday":
      return 7 * SECONDS_PER_DAY + 3600;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

interface Before {
  /** The most seconds since the message that counts was sent, over all ways. */
  seconds: number;
  /** The messages on the longest way, latest first. */
  nodes: readonly GraphNode[];
}
const never: Before = { seconds: Number.POSITIVE_INFINITY, nodes: [] };

/** How long ago, at most, the message so many before this node was sent, whatever the way; infinite where some way has fewer messages. */
function sentBefore(graph: Graph, counts: (node: GraphNode) => boolean, hold: number): (id: string, many: number) => Before {
  const known = new Map<string, Before>();
  const open = new Set<string>();
  const find = (id: string, many: number): Before => {
    if (many === 0) return { seconds: 0, nodes: [] };
    const key = `${many} ${id}`;
    const before = known.get(key);
    if (before) return before;
    const node = graph.get(id);
    if (!node || node.in.length === 0 || open.has(key)) return never;
    open.add(key);
    let worst: Before = { seconds: -1, nodes: [] };
    for (const { from } of node.in) {
      const source = graph.get(from);
      const own = source && counts(source);
      const further = source ? find(from, own ? many - 1 : many) : never;
      const passed = source ? longest(source) : Number.POSITIVE_INFINITY;
      // Quiet hours can hold a message only where time has passed since the one before.
      const seconds = further.seconds + passed + (passed > 0 ? hold : 0);
      if (seconds > worst.seconds) worst = { seconds, nodes: own && source ? [source, ...further.nodes] : further.nodes };
    }
    open.delete(key);
    known.set(key, worst);
    return worst;
  };
  return find;
}

const windowSeconds = ({ window }: CapSetting): number => (window.kind === "rolling" ? Number(window.days) * SECONDS_PER_DAY : 0);
const windowWords = ({ window }: CapSetting) => (window.kind === "rolling" ? `in ${window.days} days` : `a ${window.kind}`);

function spent(seconds: number): string {
  if (seconds === 0) return "no time passes between them";
  const hours = Math.ceil(seconds / 3600);
  return `at most ${hours < 72 ? `${hours} hours` : `${Math.ceil(hours / 24)} days`} pass between them`;
}

function problemsOf(cap: CapSetting, at: number, { journey, graph }: LintInput): Problem[] {
  if (cap.count === 0) return [];
  const hold = journey.settings.quietHours ? SECONDS_PER_DAY : 0;
  const counts = ({ parsed }: GraphNode) => parsed?.op.op === "send" && (cap.channel === "any" || parsed.op.channel === cap.channel);
  const find = sentBefore(graph, counts, hold);
  const channel = channelIds.find((id) => id === cap.channel);
  return parsedNodes(graph).flatMap((node): Problem[] => {
    const { op } = node.parsed;
    if (!counts(node) || (op.op === "send" && (op.transactional || op.pool !== null || op.sendTime !== null))) return [];
    const { seconds, nodes } = find(node.node.id, cap.count);
    const window = windowSeconds(cap);
    if (!(cap.window.kind === "rolling" ? seconds < window : seconds === 0)) return [];
    const earlier = nodes.slice(0, cap.count).reverse();
    return [
      {
        id: "cap-never",
        severity: "warning",
        message: `The cap of ${cap.count} ${channel ? `${channelOf(channel).label} ` : ""}message${cap.count === 1 ? "" : "s"} ${windowWords(cap)} stops ${nameOf(node)} for whoever has had ${earlier.map(nameOf).join(" and ")}: ${spent(seconds)}.`,
        fix: "Wait longer before it, raise the cap, or take one of the messages out.",
        node: node.node.id,
        path: `settings.caps[${at}]`,
      },
    ];
  });
}

/** Rule R7 of the dry run along the ways of the journey: messages that a frequency cap of the journey never lets through after those before them. */
export const capPath: LintRule = {
  finds: {
    "cap-never": {
      severity: "warning",
      about: "On every way to a message so many others come so shortly before it that a frequency cap stops it.",
    },
  },
  check: (input) => input.journey.settings.caps.flatMap((cap, at) => problemsOf(cap, at, input)),
};
