import type { Delay } from "../../model/response.ts";
import type { BesideOutcome, Program, ResponseModel, Send } from "../program.ts";
import { exp, log, normalQuantile } from "../random/mathematics.ts";
import { threshold, uniform } from "../random/philox.ts";
import { PRESSURE_STEPS, stageNumbers } from "../words.ts";
import { rowIn } from "./world.ts";

/** Draws a block of four words for a stream. */
export type Block = (stream: number) => readonly number[];

export interface Outcome {
  stage: number;
  time: number;
}

function delayOf(delay: Delay, word: number): number {
  if (delay === 0) return 0;
  if ("meanHours" in delay) return Math.floor(delay.meanHours * -log(uniform(word)) * 3600);
  return Math.floor(delay.medianHours * exp(delay.sigma * normalQuantile(uniform(word))) * 3600);
}

/** What makes a subscriber differ from the mean one: factors on odds and on probabilities, of responding and of opting out. */
export interface Factors {
  odds: number;
  share: number;
  leavingOdds: number;
  leavingShare: number;
}

/** Taste for the channel, drawn once for each subscriber and channel, and fatigue by the earlier contacts; null without a response model. */
export function factorsOf(
  model: ResponseModel | null,
  contacts: readonly { time: number; channel: number }[],
  channel: number,
  now: number,
  block: Block,
): Factors | null {
  if (!model) return null;
  const word = block(model.tasteStreams[channel] as number)[0] as number;
  const factors = {
    odds: model.sigma > 0 ? exp(model.sigma * normalQuantile(uniform(word))) : 1,
    share: 1,
    leavingOdds: 1,
    leavingShare: 1,
  };
  if (!model.fatigue) return factors;
  const { lambda, kappa, halfLife, onOdds } = model.fatigue;
  const weightNow = (contact: { time: number; channel: number }) =>
    (model.weights[contact.channel] as number) * exp((-Math.LN2 * (now - contact.time)) / halfLife);
  const exact = contacts.reduce((sum, contact) => sum + weightNow(contact), 0);
  const pressure = Math.round(exact * PRESSURE_STEPS) / PRESSURE_STEPS;
  const [less, more] = [exp(-lambda * pressure), exp(kappa * pressure)];
  return onOdds ? { ...factors, odds: factors.odds * less, leavingOdds: more } : { ...factors, share: less, leavingShare: more };
}

const probability = (odds: number, factor: number): number => (Number.isFinite(odds) ? (odds * factor) / (1 + odds * factor) : 1);

/** A message as this subscriber meets it: the same, with other probabilities. */
function meet(send: Send, factors: Factors): Send {
  const chances = send.funnel.map(({ odds, moves }) => (moves ? probability(odds, factors.odds) * factors.share : probability(odds, 1)));
  const left = (base: number) => 1 - chances.slice(base + 1).reduce((product, chance) => product * chance, 1);
  const among = (rate: number, base: number) => (left(base) <= 0 ? 0 : rate / left(base));
  const { complained, optedOut } = send;
  const complaint = Math.min(1, among(complained.rate, complained.base));
  const rate = Math.min(1, probability(optedOut.rate / (1 - optedOut.rate), factors.leavingOdds) * factors.leavingShare);
  const either = Math.min(1, complaint + among(rate, optedOut.base));
  return {
    ...send,
    funnel: send.funnel.map((stage, at) => ({ ...stage, threshold: threshold(chances[at] as number) })),
    complained: { ...complained, low: threshold(0), high: threshold(complaint) },
    optedOut: { ...optedOut, low: threshold(complaint), high: threshold(either) },
  };
}

/** The message with the rates of the first class that has the subscriber. */
export function ratesFor(program: Program, send: Send, row: number): Send {
  const own = send.classes.find(({ mask }) => rowIn(program.masks[mask], row));
  return own ? { ...send, ...own } : send;
}

/** All that becomes of a message sent now: the funnel as far as it goes, then an opt-out or a complaint. */
export function outcomesOf(mean: Send, now: number, block: Block, factors: Factors | null): Outcome[] {
  const send = factors ? meet(mean, factors) : mean;
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
