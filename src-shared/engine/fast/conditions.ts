import type { Condition, Program, ResponseFilter } from "../program.ts";
import { stageNumbers } from "../words.ts";
import type { Subject } from "./subject.ts";

/** Responses of the running instance to its own messages, as rules of splits and exit criteria count them. */
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
}

export type Test = (row: number, now: number) => boolean;

/** What conditions look at: the subscriber in hand and the responses of its instance. */
export interface Sight {
  subject: Subject;
  responses: InstanceResponses;
}

/** A condition as a function of the subscriber's row and the time. */
export function testOf(program: Program, condition: Condition, sight: Sight): Test {
  const { subject, responses } = sight;
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
    case "responses": {
      const { least, within } = condition;
      const most = condition.most < 0 ? Number.POSITIVE_INFINITY : condition.most;
      return (_row, now) => {
        const count = responses.count(condition, within < 0 ? Number.NEGATIVE_INFINITY : now - within);
        return count >= least && count <= most;
      };
    }
    default: {
      const parts = condition.parts.map((part) => testOf(program, part, sight));
      if (condition.kind === "all") return (row, now) => parts.every((part) => part(row, now));
      if (condition.kind === "any") return (row, now) => parts.some((part) => part(row, now));
      return (row, now) => !parts.some((part) => part(row, now));
    }
  }
}

/** By response stage: whether the program's behaviour depends on when it happens, beyond its count. */
export function stagesThatMatter(program: Program, stages: number, consentStages: readonly number[]): boolean[] {
  const matter = Array.from({ length: stages }, () => program.exitWhen !== null);
  const mark = (condition: Condition): void => {
    if (condition.kind === "responses") matter[condition.stage] = true;
    else if ("parts" in condition) condition.parts.forEach(mark);
  };
  for (const { op } of program.nodes) {
    if (op.op === "branch") op.conditions.forEach(mark);
    if (op.op === "listen") matter[op.listen.stage] = true;
  }
  for (const stage of consentStages) matter[stage] = true;
  if (program.world?.churn) matter[stageNumbers.indexOf("converted")] = true;
  if (program.goalStage >= 0) matter[program.goalStage] = true;
  return matter;
}
