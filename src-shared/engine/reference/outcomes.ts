import { weekday } from "../../lib/civil.ts";
import type { Delay } from "../../model/response.ts";
import type { BesideOutcome, ResponseModel, SendClass } from "../program.ts";
import { exp, log, normalQuantile } from "../random/mathematics.ts";
import { threshold, uniform } from "../random/philox.ts";
import { PRESSURE_STEPS, stageNumbers } from "../words.ts";

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

/** How a message finds its subscriber: the number of the channel that is preferred (255 for none), and the local time. */
export interface Circumstances {
  preferred: number;
  local: number;
}

function circumstance(model: ResponseModel, channel: number, { preferred, local }: Circumstances): number {
  const liked =
    model.preference === null || preferred === 255 ? 1 : preferred === channel ? model.preference.factor : model.preference.otherwise;
  const day = Math.floor(local / 86_400);
  const minute = weekday(day) * 1440 + Math.floor((local - day * 86_400) / 60);
  return liked * (model.hours[channel]?.[minute] ?? 1);
}

/** Taste for the channel, drawn once for each subscriber and channel, its circumstances, and fatigue by the earlier contacts; null without a response model. */
export function factorsOf(
  model: ResponseModel | null,
  contacts: readonly { time: number; channel: number }[],
  channel: number,
  now: number,
  block: Block,
  circumstances: Circumstances,
): Factors | null {
  if (!model) return null;
  const word = block(model.tasteStreams[channel] as number)[0] as number;
  const taste = model.sigma > 0 ? exp(model.sigma * normalQuantile(uniform(word))) : 1;
  const factors = {
    odds: taste * circumstance(model, channel, circumstances),
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

/** At odds: whatever the factor, odds without end are certain, and odds of 0 never come true. */
function probability(odds: number, factor: number): number {
  if (odds === 0) return 0;
  return Number.isFinite(odds) && Number.isFinite(odds * factor) ? (odds * factor) / (1 + odds * factor) : 1;
}

/** A message as this subscriber meets it: the same, with other probabilities. */
function meet(rates: SendClass, factors: Factors): SendClass {
  const chances = rates.funnel.map(({ odds, moves }) => (moves ? probability(odds, factors.odds) * factors.share : probability(odds, 1)));
  const left = (base: number) => 1 - chances.slice(base + 1).reduce((product, chance) => product * chance, 1);
  const among = (rate: number, base: number) => (left(base) <= 0 ? 0 : rate / left(base));
  const { complained, optedOut } = rates;
  const complaint = Math.min(1, among(complained.rate, complained.base));
  const rate = Math.min(1, probability(optedOut.rate / (1 - optedOut.rate), factors.leavingOdds) * factors.leavingShare);
  const either = Math.min(1, complaint + among(rate, optedOut.base));
  const chain = (at: number) => chances.slice(0, at + 1).reduce((product, chance) => product * chance, 1);
  return {
    ...rates,
    funnel: rates.funnel.map((stage, at) => ({ ...stage, threshold: threshold(chain(at)) })),
    complained: { ...complained, low: threshold(0), high: threshold(complaint) },
    optedOut: { ...optedOut, low: threshold(complaint), high: threshold(either) },
  };
}

/** All that becomes of a message sent now: the funnel as far as it goes, then an opt-out or a complaint. `words` are those of its two blocks. */
export function outcomesOf(mean: SendClass, now: number, words: readonly number[], factors: Factors | null): Outcome[] {
  const { funnel, complained, optedOut } = factors ? meet(mean, factors) : mean;
  const [chance, , beside, besideDelay] = words as [number, number, number, number];
  const stages = funnel.filter((_, at) => funnel.slice(0, at + 1).every(({ threshold }) => chance < threshold));
  const reached: Outcome[] = [];
  for (const { stage, after, delay, word } of stages) {
    const from = after === -1 ? now : (reached[after]?.time as number);
    reached.push({ stage, time: from + delayOf(delay, words[word] as number) });
  }
  noLaterThanNext(reached);
  if (reached.length === 0 || reached.some(({ stage }) => stageNumbers[stage] === "converted")) return reached;
  const means = ({ low, high, base }: BesideOutcome) => beside >= low && beside < high && base < reached.length;
  const outcome = [complained, optedOut].find(means);
  if (!outcome) return reached;
  const from = outcome.after === -1 ? now : (reached[outcome.after]?.time as number);
  const time = from + delayOf(outcome.delay, besideDelay);
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
