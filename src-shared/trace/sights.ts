import { stageOfEvent } from "../engine/words.ts";
import { SECONDS_PER_DAY } from "../lib/civil.ts";
import { plural } from "../lib/numbers.ts";
import type { EventRule, Segment } from "../model/segment.ts";
import type { Sight } from "../model/trace.ts";
import { evaluate } from "../segments/evaluate.ts";
import { eventBounds } from "../segments/normalise.ts";
import { sentence } from "../segments/sentence.ts";
import { leavesOf, viewOf } from "../segments/view.ts";
import type { Cell } from "../table/column.ts";
import { onlyValue } from "./one-subscriber.ts";
import type { Past, Story } from "./story.ts";

/** When rules are asked, and what they may refer to. */
export interface Asking {
  story: Story;
  segments: (name: string) => Segment | undefined;
  /** Moment of relative dates, and its day on the journey's calendar. */
  asOf: number;
  today: number;
  now: number;
  /** Instance whose responses count; null where rules mean imported events only. */
  instance: number | null;
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

function responseSight(rule: EventRule, stage: string, { story, now, instance }: Asking): { value: string; holds: boolean } {
  const since = rule.withinDays === undefined ? Number.NEGATIVE_INFINITY : now - rule.withinDays * SECONDS_PER_DAY;
  const count = story.responses.filter(
    (past) => past.stage === stage && past.instance === instance && past.time > since && (!rule.where || meant(rule.where, past)),
  ).length;
  const { least, most } = eventBounds(rule);
  return { value: `${plural(count, "response")} so far`, holds: count >= least && count <= most };
}

/** How many events of a rule the subscriber has, found by asking for at least so many. */
function eventCount(rule: EventRule, holdsFor: (segment: Segment) => boolean): number {
  const { atLeast: _atLeast, atMost: _atMost, exactly: _exactly, ...rest } = rule;
  let count = 0;
  while (count < 100 && holdsFor({ ...rest, atLeast: count + 1 } as Segment)) count++;
  return count;
}

function leafSight(leaf: Segment, asking: Asking): { value: string; holds: boolean } {
  const { story, segments, asOf, today } = asking;
  const view = viewOf(leaf);
  const stage = view.kind === "event" && asking.instance !== null ? stageOfEvent(view.rule.event) : undefined;
  if (view.kind === "event" && stage !== undefined) return responseSight(view.rule, stage, asking);
  const holdsFor = (segment: Segment) => evaluate(story.now, segment, { asOf, today, segments }).has(0);
  const holds = holdsFor(leaf);
  if (view.kind === "field") return { value: cellText(onlyValue(story.now, view.rule.field)), holds };
  if (view.kind === "event") {
    const count = eventCount(view.rule, holdsFor);
    return { value: `${count >= 100 ? "100 or more events" : plural(count, "event")} there`, holds };
  }
  if (view.kind === "consent") {
    const given = holds && !story.optedOut.has(view.rule.consent);
    return { value: given ? "given" : "not given", holds: given };
  }
  return { value: holds ? "yes" : "no", holds };
}

/** Every rule of a segment with what it saw, in document order; groups are named by the rule's own answer alone. */
export function sightsOf(segment: Segment, branch: string | null, asking: Asking): Sight[] {
  return leavesOf(segment).map((leaf) => {
    const rule = leaf.kind === "near" ? ({ ...leaf.rule } as Segment) : (leaf.rule as Segment);
    return { branch, rule: sentence(rule), ...leafSight(rule, asking) };
  });
}
