import { channelOf } from "../../channels/index.ts";
import { type ResolvedStage, resolveResponse } from "../../channels/resolve-response.ts";
import { stageOfEvent } from "../../engine/words.ts";
import type { Op } from "../../nodes/op.ts";
import { type Graph, type GraphNode, nameOf, parsedNodes } from "../graph.ts";
import type { LintRule } from "../rule.ts";

/**
 * Whether time passes on every visit. Waits until a moment pass it once: on the second round it is over, and a weekday and
 * hour that have just come are left at once. Messages take no time, whatever pool serves them. A wait for an event takes time wherever
 * nothing comes at once (`comesAtOnce`).
 */
function takesTime(op: Op): boolean {
  if (op.op === "listen") return !op.countEarlier && op.seconds !== 0;
  if (op.op !== "wait") return false;
  if (op.wait.rule === "elapsed") return op.wait.seconds > 0;
  return op.wait.rule === "calendar-days" && op.wait.days > 0;
}

/** Whether whoever comes a second time leaves the journey; at a weekday and hour that have just come nobody does. */
const endsSecondRound = (op: Op): boolean =>
  op.op === "wait" && "ifPast" in op.wait && op.wait.ifPast === "exit" && op.wait.rule !== "until-weekday";

type Listen = Extract<Op, { op: "listen" }>;

/** Whether a response of a message comes at the second of the dispatch, if it comes. */
function isAtOnce(stages: readonly ResolvedStage[], wanted: string): boolean {
  const stage = stages.find((one) => one.stage === wanted);
  return stage !== undefined && stage.marginal > 0 && stage.delay === 0 && (stage.after === "sent" || isAtOnce(stages, stage.after));
}

/** Whether what a wait listens for comes, from some message, at the very second: who hears it goes on without any time. */
function comesAtOnce(graph: Graph, { event, from, where }: Listen): boolean {
  const wanted = stageOfEvent(event);
  if (wanted === undefined || where !== null) return false;
  return parsedNodes(graph).some(({ node, parsed: { op } }) => {
    if (op.op !== "send" || (from !== null && node.id !== from)) return false;
    const { funnel, consent } = resolveResponse(channelOf(op.channel), op.response);
    return isAtOnce([...funnel, ...consent], wanted);
  });
}

/** Outlets of a node by which subscribers can leave at the second at which they come, however often they come. */
function instantOutlets(graph: Graph, { parsed }: GraphNode): readonly string[] {
  if (!parsed || endsSecondRound(parsed.op)) return [];
  if (!takesTime(parsed.op)) return parsed.outlets.map(({ id }) => id);
  return parsed.op.op === "listen" && comesAtOnce(graph, parsed.op) ? ["event"] : [];
}

/** The strongly connected components that hold a cycle, each in document order (Tarjan, without recursion). */
function cycles(graph: Graph): GraphNode[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const found: GraphNode[][] = [];
  const instant = new Map([...graph].map(([id, node]) => [id, instantOutlets(graph, node)]));
  const next = (id: string) =>
    (graph.get(id)?.out ?? []).filter(({ outlet, to }) => instant.get(id)?.includes(outlet) && graph.has(to)).map(({ to }) => to);
  const enter = (id: string) => {
    index.set(id, index.size);
    low.set(id, index.size - 1);
    stack.push(id);
    onStack.add(id);
    return { id, next: next(id), at: 0 };
  };
  const lower = (id: string, value: number | undefined) => low.set(id, Math.min(low.get(id) ?? 0, value ?? 0));
  for (const start of graph.keys()) {
    if (index.has(start)) continue;
    const calls = [enter(start)];
    for (let call = calls.at(-1); call; call = calls.at(-1)) {
      const to = call.next[call.at++];
      if (to !== undefined) {
        if (!index.has(to)) calls.push(enter(to));
        else if (onStack.has(to)) lower(call.id, index.get(to));
        continue;
      }
      calls.pop();
      const parent = calls.at(-1);
      if (parent) lower(parent.id, low.get(call.id));
      if (low.get(call.id) !== index.get(call.id)) continue;
      const members = new Set(stack.splice(stack.indexOf(call.id)));
      for (const id of members) onStack.delete(id);
      if (members.size > 1 || next(call.id).includes(call.id)) found.push([...graph.values()].filter((one) => members.has(one.node.id)));
    }
  }
  return found;
}

/** Rule R13 of the dry run: a cycle in which no time can pass. */
export const cycle: LintRule = {
  finds: {
    "cycle-without-time": { severity: "error", about: "Ways lead round in a circle in which no time can pass (rule R13 of the dry run)." },
  },
  check: ({ graph }) =>
    cycles(graph).flatMap((members) => {
      const [first] = members;
      return first
        ? [
            {
              id: "cycle-without-time",
              severity: "error" as const,
              message: `No time passes in the cycle of ${members.map(nameOf).join(", ")}: subscribers would go round for ever.`,
              fix: "Put a Wait of some hours or days into it, or delete the edge that leads back.",
              node: first.node.id,
              path: first.path,
            },
          ]
        : [];
    }),
};
