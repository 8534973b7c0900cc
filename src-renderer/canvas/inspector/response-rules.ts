import { useMemo } from "react";
import { channelOf } from "../../../src-shared/channels/index.ts";
import { responseEvents } from "../../../src-shared/channels/response-events.ts";
import type { EventRule, Segment } from "../../../src-shared/model/segment.ts";
import type { Records } from "../../store/records.ts";
import { viewOf } from "../nodes/view.ts";
import { useRecords } from "../session/session.ts";

export interface ResponseRule {
  label: string;
  rule: EventRule;
}

const verbs: Record<string, string> = {
  opened: "Opened",
  answered: "Answered",
  clicked: "Clicked",
  converted: "Converted",
  delivered: "Was reached",
};

/** Nodes from which a way leads to a node. */
function upstream(records: Records, id: string): Set<string> {
  const found = new Set<string>();
  const stack = [id];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    for (const edge of records.edges.values()) {
      if (edge.to !== at || found.has(edge.from)) continue;
      found.add(edge.from);
      stack.push(edge.from);
    }
  }
  return found;
}

/** Rules on the responses to the messages sent before a node, latest message last. */
export function useResponseRules(id: string): ResponseRule[] {
  const records = useRecords((all) => all);
  return useMemo(() => {
    const before = upstream(records, id);
    return [...records.nodes.values()].flatMap((node) => {
      const { kind, name } = viewOf(node);
      if (!before.has(node.id) || !kind?.channel) return [];
      return responseEvents(channelOf(kind.channel)).map((event) => ({
        label: `${verbs[event] ?? event}: ${name}`,
        rule: { event, atLeast: 1, where: { field: "node", op: "=" as const, value: node.id } },
      }));
    });
  }, [records, id]);
}

/** The segment with one more rule: as another member of an `all` or `any`, else both. */
export function withRule(segment: Segment, rule: Segment): Segment {
  if ("all" in segment && Array.isArray(segment.all)) return { ...segment, all: [...(segment.all as Segment[]), rule] };
  if ("any" in segment && Array.isArray(segment.any)) return { ...segment, any: [...(segment.any as Segment[]), rule] };
  return { all: [segment, rule] };
}

/** Whether a segment asks for a response to a message: such a rule counts only while a journey runs. */
export function asksForResponses(segment: Segment): boolean {
  if ("event" in segment) return responseEvents().includes(String(segment.event));
  const members = ["all", "any", "none"].flatMap((group) => {
    const parts = (segment as Record<string, unknown>)[group];
    return Array.isArray(parts) ? (parts as Segment[]) : [];
  });
  return members.some(asksForResponses);
}
