import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { type Condition, NO_DATE, type Program, type ResponseFilter } from "../program.ts";
import { stageNumbers } from "../words.ts";
import type { EventStreams } from "./events.ts";
import type { Subject } from "./subject.ts";
import { ZoneClock } from "./zone-clock.ts";

/** Responses of an instance to its own messages, as rules of splits and exit criteria count them. */
export class InstanceResponses {
  #count = 0;
  readonly #stages: number[] = [];
  readonly #nodes: number[] = [];
  readonly #times: number[] = [];

  clear(): void {
    this.#count = 0;
  }

  add(stage: number, node: number, time: number): void {
    this.#stages[this.#count] = stage;
    this.#nodes[this.#count] = node;
    this.#times[this.#count++] = time;
  }

  /** How many responses that a filter means came after `since`. */
  count({ stage, nodes }: ResponseFilter, since: number): number {
    let count = 0;
    for (let i = 0; i < this.#count; i++)
      if (this.#stages[i] === stage && nodes[this.#nodes[i] as number] === 1 && (this.#times[i] as number) > since) count++;
    return count;
  }

  /** Whether a response of a stage came from a node after `since`. */
  has(stage: number, node: number, since: number): boolean {
    for (let i = 0; i < this.#count; i++)
      if (this.#stages[i] === stage && this.#nodes[i] === node && (this.#times[i] as number) >= since) return true;
    return false;
  }
}

/** `responses` are those of the instance that is asked about. */
export type Test = (row: number, now: number, responses: InstanceResponses) => boolean;

/** What conditions look at of the subscriber in hand. */
export interface Sight {
  subject: Subject;
  events: EventStreams;
}

/** A condition as a function of the subscriber's row and the time. */
export function testOf(program: Program, condition: Condition, sight: Sight): Test {
  const { subject, events } = sight;
  switch (condition.kind) {
    case "mask": {
      const words = program.masks[condition.mask] as Uint32Array;
      return (row) => (((words[row >>> 5] as number) >>> (row & 31)) & 1) === 1;
    }
    case "field": {
      const { field, truths } = condition;
      const words = program.masks[condition.mask] as Uint32Array;
      return (row) => {
        const value = subject.fields[field] as number;
        return value === 0 ? (((words[row >>> 5] as number) >>> (row & 31)) & 1) === 1 : truths[value - 1] === true;
      };
    }
    case "consent":
      return () => subject.consents(condition.channel);
    case "days": {
      const { low, high } = condition;
      const dates = program.subscribers.dates[condition.dates] as Int32Array;
      const clock = new ZoneClock(program.zones[condition.zone] as ZoneClock["zone"]);
      return (row, now) => {
        const date = dates[row] as number;
        const ahead = date - Math.floor(clock.toLocal(now) / SECONDS_PER_DAY);
        return date !== NO_DATE && ahead >= low && ahead <= high;
      };
    }
    case "events": {
      const { event, least, within, after, before } = condition;
      const most = condition.most < 0 ? Number.POSITIVE_INFINITY : condition.most;
      return (_row, now) => {
        const from = within < 0 ? after : Math.max(after, now - within + 1);
        const count = events.count(event, from, Math.min(before, now + 1));
        return count >= least && count <= most;
      };
    }
    case "responses": {
      const { least, within } = condition;
      const most = condition.most < 0 ? Number.POSITIVE_INFINITY : condition.most;
      return (_row, now, responses) => {
        const count = responses.count(condition, within < 0 ? Number.NEGATIVE_INFINITY : now - within);
        return count >= least && count <= most;
      };
    }
    default: {
      const parts = condition.parts.map((part) => testOf(program, part, sight));
      if (condition.kind === "all") return (row, now, responses) => parts.every((part) => part(row, now, responses));
      if (condition.kind === "any") return (row, now, responses) => parts.some((part) => part(row, now, responses));
      return (row, now, responses) => !parts.some((part) => part(row, now, responses));
    }
  }
}

/** By response stage: whether the program's behaviour depends on when it happens, beyond its count. */
export function stagesThatMatter(program: Program, consentStages: readonly number[]): boolean[] {
  const matter = stageNumbers.map(() => program.journeys.some(({ exitWhen }) => exitWhen !== null));
  const mark = (condition: Condition): void => {
    if (condition.kind === "responses") matter[condition.stage] = true;
    else if ("parts" in condition) condition.parts.forEach(mark);
  };
  for (const { op } of program.nodes) {
    if (op.op === "branch") op.conditions.forEach(mark);
    if (op.op === "listen" && op.listen.event < 0) matter[op.listen.stage] = true;
    if (op.op === "send" && op.send.retry) matter[op.send.retry.stage] = true;
  }
  for (const { metric } of program.experiments) matter[metric] = true;
  for (const stage of consentStages) matter[stage] = true;
  if (program.world?.churn || program.referral) matter[stageNumbers.indexOf("converted")] = true;
  for (const { goalStage } of program.journeys) if (goalStage >= 0) matter[goalStage] = true;
  return matter;
}
