import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { EventRule, FieldRule, Segment } from "../../model/segment.ts";
import type { Op } from "../../nodes/op.ts";
import { eventSpan } from "../../segments/events.ts";
import { eventBounds, isRelativeRule } from "../../segments/normalise.ts";
import { partPath, viewOf } from "../../segments/view.ts";
import type { Condition, ResponseFilter } from "../program.ts";
import { stageNumbers, stageOfEvent } from "../words.ts";
import type { DateTable } from "./dates.ts";
import type { EventTable } from "./events.ts";
import type { GraphNode } from "./graph.ts";
import type { MaskTable } from "./masks.ts";
import { refuseOne } from "./refuse.ts";
import type { Updates } from "./updates.ts";

export interface ConditionContext {
  nodes: readonly GraphNode[];
  /** Ids of all nodes of the journey, reached or not. */
  ids: ReadonlySet<string>;
  /** Ids of its messages. */
  sends: ReadonlySet<string>;
  segments: (name: string) => Segment | undefined;
  masks: MaskTable;
  /** Fields that the run changes. */
  updates: Updates;
  channels: readonly string[];
  /** Rules that do not depend on the instance are evaluated as of this moment. */
  asOf: number;
  /** Whether the names of responses mean those of the instance; in an entry's segment they mean imported events. */
  inInstance: boolean;
  /** Whether the condition is asked later than `asOf`, so that events and days go on. */
  later: boolean;
  streams: EventTable;
  dates: Pick<DateTable, "isDate" | "add" | "addAnniversaries">;
  /** Index of the zone whose calendar rules on days follow. */
  zone: number;
}

const isResponse = (event: string, { inInstance }: ConditionContext): boolean => inInstance && stageOfEvent(event) !== undefined;

/** A rule on dates relative to today. Those on moments stay as they are when the run begins. */
const isOnDays = ({ field, op }: Pick<FieldRule, "field" | "op">, { dates }: ConditionContext): boolean =>
  isRelativeRule({ op }) && dates.isDate(field);

/** Whether the answer may change during the run: a segment asks for responses, for a field that is set, or for consent, here or in a segment that it names. */
export function isMoving(segment: Segment, context: ConditionContext, through: readonly string[] = []): boolean {
  const view = viewOf(segment);
  if ("parts" in view) return view.parts.some((part) => isMoving(part, context, through));
  if (view.kind === "event") return isResponse(view.rule.event, context) || context.later || context.streams.replays;
  if (view.kind === "field") return context.updates.index(view.rule.field) >= 0 || (context.later && isOnDays(view.rule, context));
  if (view.kind === "consent") return context.channels.includes(view.rule.consent);
  if (view.kind !== "segment" || through.includes(view.rule.segment)) return false;
  const named = context.segments(view.rule.segment);
  return named !== undefined && isMoving(named, context, [...through, view.rule.segment]);
}

/** Whether the responses of a node are meant by a `where`. */
function meansNode(where: Segment, graphNode: GraphNode, context: ConditionContext, path: string): boolean {
  const { node } = graphNode;
  const view = viewOf(where);
  if ("parts" in view) {
    const parts = view.parts.map((part, at) => meansNode(part, graphNode, context, partPath(path, view.kind, at)));
    if (view.kind === "all") return parts.every(Boolean);
    return view.kind === "any" ? parts.some(Boolean) : !parts.some(Boolean);
  }
  const wrong = (message: string): never =>
    refuseOne({
      code: "run-response-where",
      path,
      message,
      todo: 'Of a response, write { "field": "node", "op": "=", "value": "<node id>" }, or "channel" in its place.',
    });
  if (view.kind !== "field") return wrong(`A response is told by its node or channel, not by a rule on "${view.kind}".`);
  const { field, op, value } = view.rule;
  if (field !== "node" && field !== "channel") return wrong(`A response has a node and a channel, but no "${field}".`);
  const values = Array.isArray(value) ? value : [value];
  if (field === "node") for (const id of values) if (!context.ids.has(String(id))) return wrong(`The journey has no node "${String(id)}".`);
  const is = values.includes(field === "node" ? node.id : node.kind);
  if (op === "=" || op === "in") return is;
  if (op === "!=" || op === "not-in") return !is;
  return wrong(`The operator "${op}" is not simulated on responses.`);
}

/** The responses that a rule or a wait means: of a stage, from all messages or those of a `where`. */
function filterOf(stage: number, where: Segment | null | undefined, context: ConditionContext, path: string): ResponseFilter {
  const means = (node: GraphNode) => node.op.op === "send" && (!where || meansNode(where, node, context, `${path}.where`));
  return { stage, nodes: context.nodes.map((node) => (means(node) ? 1 : 0)) };
}

/** What a wait for an event listens to. `path` is the node's settings. */
export function listenOf(op: Extract<Op, { op: "listen" }>, context: ConditionContext, path: string): ResponseFilter & { event: number } {
  const stage = stageOfEvent(op.event);
  if (stage === undefined) {
    if (op.from !== null)
      refuseOne({
        code: "run-listen-from",
        path: `${path}.from`,
        message: `"${op.event}" is an event of the subscriber, not a response to "${op.from}".`,
        todo: "Leave out from, or wait for a response.",
      });
    return { stage: -1, nodes: [], event: context.streams.add(op.event, op.where ?? null, `${path}.event`) };
  }
  const { stage: number, nodes } = filterOf(stageNumbers.indexOf(stage), op.where, context, path);
  if (op.from !== null && !context.sends.has(op.from))
    refuseOne({
      code: "run-listen-from",
      path: `${path}.from`,
      message: `"${op.from}" is no message of the journey, so nothing comes from it.`,
      todo: "Name a message node by its id, or leave it out to hear them all.",
    });
  const meant = nodes.map((means, at) => (op.from === null || context.nodes[at]?.node.id === op.from ? means : 0));
  return { stage: number, nodes: meant, event: -1 };
}

function responseCondition(rule: EventRule, stage: number, context: ConditionContext, path: string): Condition {
  if (rule.after !== undefined || rule.before !== undefined)
    refuseOne({
      code: "run-response-dates",
      path,
      message: `Responses ("${rule.event}") are counted over the whole instance or within days; after and before are not simulated on them.`,
      todo: 'Use "withinDays", or leave it out.',
    });
  const { least, most } = eventBounds(rule);
  return {
    kind: "responses",
    ...filterOf(stage, rule.where, context, path),
    least,
    most: Number.isFinite(most) ? most : -1,
    within: rule.withinDays === undefined ? -1 : Math.round(rule.withinDays * SECONDS_PER_DAY),
  };
}

/** How often an event has happened, of the history and of the run together. */
function eventCondition(rule: EventRule, context: ConditionContext, path: string): Condition {
  const { least, most } = eventBounds(rule);
  const { from, to } = eventSpan(rule);
  return {
    kind: "events",
    event: context.streams.add(rule.event, rule.where ?? null, `${path}.event`),
    least,
    most: Number.isFinite(most) ? most : -1,
    within: rule.withinDays === undefined ? -1 : Math.round(rule.withinDays * SECONDS_PER_DAY),
    after: from,
    before: to,
  };
}

/** Whether a date lies in the past or the coming days, on the day of asking. */
function daysCondition({ field, op, value }: FieldRule, context: ConditionContext, path: string): Condition {
  const days = Number(value);
  if (op === "birthday-in-days") {
    // Each time that the day comes round is a date of its own.
    const rounds = context.dates.addAnniversaries(field, days, `${path}.field`);
    return { kind: "any", parts: rounds.map((dates) => ({ kind: "days", dates, low: 0, high: days - 1, zone: context.zone })) };
  }
  const span = op === "within-days" ? { low: Math.floor(-days) + 1, high: 0 } : { low: 0, high: Math.ceil(days) - 1 };
  return { kind: "days", dates: context.dates.add(field, `${path}.field`), ...span, zone: context.zone };
}

/**
 * A segment as a condition on an instance: its largest parts that the run cannot change become sets of rows, evaluated once as of the
 * context's moment; the rest is asked for at the moment itself.
 */
export function conditionOf(segment: Segment, context: ConditionContext, path: string): Condition {
  if (!isMoving(segment, context)) return { kind: "mask", mask: context.masks.add(segment, context.asOf, path) };
  const view = viewOf(segment);
  if (view.kind === "event" && !isResponse(view.rule.event, context)) return eventCondition(view.rule, context, path);
  if (view.kind === "event")
    return responseCondition(view.rule, stageNumbers.indexOf(stageOfEvent(view.rule.event) ?? "delivered"), context, path);
  if (view.kind === "segment") return conditionOf(context.segments(view.rule.segment) as Segment, context, path);
  if (view.kind === "field") {
    const field = context.updates.index(view.rule.field);
    if (field < 0) return daysCondition(view.rule, context, path);
    const mask = context.masks.add(segment, context.asOf, path);
    return { kind: "field", field, mask, truths: context.updates.truths(segment, field, context.asOf, context.masks.today(context.asOf)) };
  }
  if (view.kind === "consent") return { kind: "consent", channel: context.channels.indexOf(view.rule.consent) };
  if (!("parts" in view)) throw new Error(`a rule on ${view.kind} does not change during a run`);
  const fixed = view.parts.filter((part) => !isMoving(part, context));
  const parts = view.parts.flatMap((part, at) =>
    fixed.includes(part) ? [] : [conditionOf(part, context, `${path}.${partPath("", view.kind, at)}`)],
  );
  if (fixed.length > 0) {
    const together = (view.kind === "all" ? { all: fixed } : { any: fixed }) as Segment;
    parts.unshift({ kind: "mask", mask: context.masks.add(together, context.asOf, path) });
  }
  return { kind: view.kind, parts };
}
