import type { Program } from "../engine/index.ts";
import { stageOfEvent } from "../engine/words.ts";
import { SECONDS_PER_DAY } from "../lib/civil.ts";
import { plural } from "../lib/numbers.ts";
import type { EventRule, FieldRule, Segment } from "../model/segment.ts";
import type { Sight } from "../model/trace.ts";
import { evaluate, eventsWhere } from "../segments/evaluate.ts";
import { eventSpan } from "../segments/events.ts";
import { withLabels } from "../segments/labelled.ts";
import { eventBounds, isRelativeRule } from "../segments/normalise.ts";
import { sentence } from "../segments/sentence.ts";
import { leavesOf, viewOf } from "../segments/view.ts";
import type { Cell } from "../table/column.ts";
import { onlyValue } from "./one-subscriber.ts";
import type { Past, Story } from "./story.ts";

/** When rules are asked, and what they may refer to. Moments are seconds UTC, days those of the journey's calendar. */
export interface Asking {
  story: Story;
  segments: (name: string) => Segment | undefined;
  program: Pick<Program, "start" | "events">;
  /** Rules on fields, and on moments relative to now, are answered as of here. */
  asOf: number;
  dayOfStart: number;
  /** Rules on events, responses and days are answered as of here. */
  now: number;
  today: number;
  /** Fields that the run sets: their rules on days stay as they are when the run begins. */
  set: ReadonlySet<string>;
  /** Instance whose responses count; null where rules mean imported events only. */
  instance: number | null;
}

interface Seen {
  value: string;
  /** Null where the log does not tell it. */
  holds: boolean | null;
}

/** A value for people. */
export const cellText = (cell: Cell): string => (cell === null ? "missing" : cell === true ? "yes" : cell === false ? "no" : String(cell));

/** Whether a response came from a message that a `where` means: by its node or its channel. */
function meant(where: Segment, past: Past): boolean {
  const view = viewOf(where);
  if (view.kind === "all") return view.parts.every((part) => meant(part, past));
  if (view.kind === "any") return view.parts.some((part) => meant(part, past));
  if (view.kind === "none") return !view.parts.some((part) => meant(part, past));
  if (view.kind !== "field") return false;
  const { field, op, value } = view.rule;
  const own = field === "node" ? past.place.node.id : past.place.node.kind;
  const listed = (Array.isArray(value) ? value : [value]).includes(own);
  return op === "!=" || op === "not-in" ? !listed : listed;
}

const within = (count: number, rule: EventRule): boolean => {
  const { least, most } = eventBounds(rule);
  return count >= least && count <= most;
};

function responseSight(rule: EventRule, stage: string, { story, now, instance }: Asking): Seen {
  const since = rule.withinDays === undefined ? Number.NEGATIVE_INFINITY : now - rule.withinDays * SECONDS_PER_DAY;
  const count = story.responses.filter(
    (past) => past.stage === stage && past.instance === instance && past.time > since && (!rule.where || meant(rule.where, past)),
  ).length;
  return { value: `${plural(count, "response")} so far`, holds: within(count, rule) };
}

/** Events of a rule up to now: those of the history, and those that came about during the run. */
function eventSight(rule: EventRule, { story, program, now }: Asking): Seen {
  const streams = program.events.filter(({ name }) => name === rule.event);
  const replays = streams.some(({ replayed }) => replayed);
  const span = eventSpan(rule);
  const from = Math.max(
    span.from,
    rule.withinDays === undefined ? Number.NEGATIVE_INFINITY : now - Math.round(rule.withinDays * SECONDS_PER_DAY) + 1,
  );
  const counts = (time: number) => time >= from && time < span.to && time <= now;
  const partition = story.now.events(rule.event);
  const kept = partition && rule.where ? eventsWhere(rule.where, partition, program.start) : undefined;
  const history = [...(partition?.times ?? [])].filter(
    (time, at) => counts(time) && (replays || time < program.start) && (kept?.has(at) ?? true),
  ).length;
  const arisen = replays ? 0 : story.events.filter(({ name, time }) => name === rule.event && counts(time)).length;
  // Kinds of one event that rules tell apart by its attributes arise apart, and the log names only the event.
  if (arisen > 0 && streams.length > 1) return { value: `${plural(history, "event")} by then, and perhaps some of the run`, holds: null };
  return { value: `${plural(history + arisen, "event")} by then`, holds: within(history + arisen, rule) };
}

function fieldSight(rule: FieldRule, { story, segments, asOf, dayOfStart, today, set }: Asking): Seen {
  const onDays = isRelativeRule(rule);
  const isDate = story.now.fields.some(({ id, type }) => id === rule.field && type === "date");
  const day = onDays && isDate && !set.has(rule.field) ? today : dayOfStart;
  const holds = evaluate(story.now, rule as Segment, { asOf, today: day, segments }).has(0);
  return { value: cellText(onlyValue(story.now, rule.field)), holds };
}

/** The answers of parts as the answer of their group; null where it hangs on one that is not known. */
function joined(kind: "all" | "any" | "none", answers: readonly (boolean | null)[]): boolean | null {
  const decides = kind !== "all";
  if (answers.includes(decides)) return kind === "any";
  if (answers.includes(null)) return null;
  return kind !== "any";
}

function answerOf(segment: Segment, asking: Asking): boolean | null {
  const view = viewOf(segment);
  if (!("parts" in view)) return leafSight(segment, asking).holds;
  return joined(
    view.kind,
    view.parts.map((part) => answerOf(part, asking)),
  );
}

function leafSight(leaf: Segment, asking: Asking): Seen {
  const { story, segments, asOf, dayOfStart, instance } = asking;
  const view = viewOf(leaf);
  if (view.kind === "field") return fieldSight(view.rule, asking);
  if (view.kind === "event") {
    const stage = instance === null ? undefined : stageOfEvent(view.rule.event);
    return stage === undefined ? eventSight(view.rule, asking) : responseSight(view.rule, stage, asking);
  }
  if (view.kind === "segment") {
    const named = segments(view.rule.segment);
    const holds = named ? answerOf(named, asking) : false;
    return { value: holds === null ? "not known" : holds ? "yes" : "no", holds };
  }
  const holds = evaluate(story.now, leaf, { asOf, today: dayOfStart, segments }).has(0);
  if (view.kind !== "consent") return { value: holds ? "yes" : "no", holds };
  const given = holds && !story.optedOut.has(view.rule.consent);
  return { value: given ? "given" : "not given", holds: given };
}

/** Every rule of a segment with what it saw, in document order; groups are named by the rule's own answer alone. */
export function sightsOf(segment: Segment, branch: string | null, asking: Asking): Sight[] {
  const labelOf = (name: string) => asking.story.now.fields.find(({ id }) => id === name)?.label;
  return leavesOf(segment).map((leaf) => {
    const rule = leaf.kind === "near" ? ({ ...leaf.rule } as Segment) : (leaf.rule as Segment);
    return { branch, rule: sentence(withLabels(rule, labelOf)), ...leafSight(rule, asking) };
  });
}
