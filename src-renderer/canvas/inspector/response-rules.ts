import { channelOf } from "../../../src-shared/channels/index.ts";
import { responseEvents } from "../../../src-shared/channels/response-events.ts";
import type { EventRule, Segment } from "../../../src-shared/model/segment.ts";
import type { Records } from "../../store/records.ts";
import { viewOf } from "../nodes/view.ts";

/** A rule on what a subscriber did with a message of this journey; `node` null means with any of them. */
export interface ResponseRule {
  event: string;
  did: boolean;
  node: string | null;
}

/** A branch's rules taken apart: those on responses, and the rest, which ask about the subscriber. */
export interface BranchRules {
  join: "all" | "any";
  responses: ResponseRule[];
  rest: Segment;
}

const members = (segment: Segment, group: "all" | "any" | "none"): Segment[] | undefined => {
  const found = (segment as Record<string, unknown>)[group];
  return Array.isArray(found) ? (found as Segment[]) : undefined;
};

/** The rule as this editor shows it; undefined for rules that say more, or something else. */
function readRule(segment: Segment): ResponseRule | undefined {
  if (!("event" in segment) || typeof segment.event !== "string" || !responseEvents().includes(segment.event)) return undefined;
  const { event, atLeast, atMost, exactly, where, ...more } = segment as EventRule;
  if (Object.keys(more).length > 0) return undefined;
  const never = exactly === 0 || (atMost === 0 && atLeast === undefined);
  const once = exactly === undefined && atMost === undefined && (atLeast ?? 1) === 1;
  if (!never && !once) return undefined;
  if (where === undefined) return { event, did: once, node: null };
  const { field, op, value, ...others } = where as Record<string, unknown>;
  if (field !== "node" || op !== "=" || typeof value !== "string" || Object.keys(others).length > 0) return undefined;
  return { event, did: once, node: value };
}

function writeRule({ event, did, node }: ResponseRule): EventRule {
  const count = did ? { atLeast: 1 } : { exactly: 0 };
  return node === null ? { event, ...count } : { event, ...count, where: { field: "node", op: "=", value: node } };
}

/** The rules of a branch in two parts: those on responses to messages, and those on the subscriber. `putTogether` is its inverse. */
export function takeApart(segment: Segment): BranchRules {
  const only = readRule(segment);
  if (only) return { join: "all", responses: [only], rest: { all: [] } };
  const join = members(segment, "any") ? "any" : "all";
  const parts = members(segment, join);
  if (!parts) return { join: "all", responses: [], rest: segment };
  const responses = parts.flatMap((part) => readRule(part) ?? []);
  return { join, responses, rest: { ...segment, [join]: parts.filter((part) => readRule(part) === undefined) } as Segment };
}

/** The segment of a branch. A rest that is no `all` or `any` group must hold together with every response. */
export function putTogether({ responses, rest }: Pick<BranchRules, "responses" | "rest">): Segment {
  if (responses.length === 0) return rest;
  const rules = responses.map(writeRule);
  const join = members(rest, "all") ? "all" : members(rest, "any") ? "any" : null;
  if (join === null) return { all: [rest, ...rules] };
  return { ...rest, [join]: [...(members(rest, join) ?? []), ...rules] } as Segment;
}

/** Whether a segment asks for a response to a message somewhere: such a rule counts only while a journey runs. */
export function asksForResponses(segment: Segment): boolean {
  if ("event" in segment) return responseEvents().includes(String(segment.event));
  return (["all", "any", "none"] as const).some((group) => members(segment, group)?.some(asksForResponses));
}

/** Messages that may have been sent when somebody comes to a node, in the order of the journey. */
export function messagesBefore(records: Records, id: string): { id: string; name: string; events: string[] }[] {
  const before = new Set<string>();
  const stack = [id];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const edge of records.edges.values()) {
      if (edge.to !== at || before.has(edge.from)) continue;
      before.add(edge.from);
      stack.push(edge.from);
    }
  }
  return [...records.nodes.values()].flatMap((node) => {
    const { kind, name } = viewOf(node);
    return before.has(node.id) && kind?.channel ? [{ id: node.id, name, events: responseEvents(channelOf(kind.channel)) }] : [];
  });
}
