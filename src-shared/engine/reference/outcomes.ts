import type { Delay } from "../../model/response.ts";
import type { BesideOutcome, Send } from "../program.ts";
import { exp, normalQuantile } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import { stageNumbers } from "../words.ts";

/** Draws a block of four words for a stream. */
export type Block = (stream: number) => readonly number[];

export interface Outcome {
  stage: number;
  time: number;
}

function delayOf(delay: Delay, word: number): number {
  if (delay === 0) return 0;
  return Math.floor(delay.medianHours * exp(delay.sigma * normalQuantile(uniform(word))) * 3600);
}

/** All that becomes of a message sent now: the funnel as far as it goes, then an opt-out or a complaint. */
export function outcomesOf(send: Send, now: number, block: Block): Outcome[] {
  const chance = block(send.responseStream);
  const delays = block(send.delayStream);
  const beside = block(send.consentStream);
  const reached: Outcome[] = [];
  for (const [position, { stage, threshold, after, delay }] of send.funnel.entries()) {
    if ((chance[position] as number) >= threshold) break;
    const from = after === -1 ? now : (reached[after]?.time as number);
    reached.push({ stage, time: from + delayOf(delay, delays[position] as number) });
  }
  noLaterThanNext(reached);
  if (reached.some(({ stage }) => stageNumbers[stage] === "converted")) return reached;
  const means = ({ low, high, base }: BesideOutcome) =>
    (beside[0] as number) >= low && (beside[0] as number) < high && base < reached.length;
  const outcome = [send.complained, send.optedOut].find(means);
  if (!outcome) return reached;
  const from = outcome.after === -1 ? now : (reached[outcome.after]?.time as number);
  const time = from + delayOf(outcome.delay, beside[1] as number);
  const base = reached[outcome.base] as Outcome;
  base.time = Math.min(base.time, time);
  noLaterThanNext(reached.slice(0, outcome.base + 1));
  return [...reached, { stage: outcome.stage, time }];
}

/** A stage that a later one implies falls no later than that one. */
function noLaterThanNext(outcomes: readonly Outcome[]): void {
  outcomes.toReversed().reduce((next, outcome) => {
    outcome.time = Math.min(outcome.time, next);
    return outcome.time;
  }, Number.POSITIVE_INFINITY);
}
