import type { Delay } from "../../model/response.ts";
import type { Program, Rates, Send } from "../program.ts";
import { exp, log, normalQuantile } from "../random/mathematics.ts";
import { philox4x32, threshold, uniform } from "../random/philox.ts";
import { stageNumbers } from "../words.ts";
import type { Propensity } from "./propensity.ts";
import { inSet } from "./subject.ts";

const CONVERTED = stageNumbers.indexOf("converted");

/** Whole seconds of a delay whose draw is `word`. */
function delaySeconds(delay: Exclude<Delay, 0>, word: number): number {
  if ("meanHours" in delay) return Math.floor(delay.meanHours * -log(uniform(word)) * 3600);
  return Math.floor(delay.medianHours * exp(delay.sigma * normalQuantile(uniform(word))) * 3600);
}

/** A probability at odds; odds without end are certain. */
function chanceAt(odds: number, factor: number): number {
  if (odds === Number.POSITIVE_INFINITY) return 1;
  const own = odds * factor;
  return own / (1 + own);
}

/** The rates of a message for a row: those of the first class that has it, else the message's own. */
function ratesFor(send: Send, masks: readonly Uint32Array[], row: number): Rates {
  for (let i = 0; i < send.classes.length; i++) {
    const own = send.classes[i] as Send["classes"][number];
    if (inSet(masks[own.mask] as Uint32Array, row)) return own;
  }
  return send;
}

/** How many stages the words of a block reach. */
function reach(funnel: Rates["funnel"], words: Uint32Array): number {
  let reached = 0;
  while (reached < funnel.length && (words[reached] as number) < (funnel[reached]?.threshold as number)) reached++;
  return reached;
}

/** What becomes of one message: drawn at dispatch, stage by stage, into fields that are used again for the next one. */
export class Outcomes {
  /** How many responses there are; stages by number and times run in parallel, in funnel order, opt-out or complaint last. */
  count = 0;
  readonly stages = new Int32Array(8);
  readonly times = new Float64Array(8);
  readonly #words = new Uint32Array(4);
  readonly #keyLow: number;
  readonly #keyHigh: number;
  readonly #masks: readonly Uint32Array[];

  readonly #propensity: Propensity | null;
  /** With a response model: the probability of each stage of the message in hand. */
  readonly #chances = new Float64Array(8);

  constructor(program: Program, propensity: Propensity) {
    this.#propensity = program.model === null ? null : propensity;
    this.#keyLow = program.seedLow;
    this.#keyHigh = program.seedHigh;
    this.#masks = program.masks;
  }

  #block(high: number, low: number, stream: number, world: number): Uint32Array {
    philox4x32(this.#words, high, low, stream, world, this.#keyLow, this.#keyHigh);
    return this.#words;
  }

  /** `high` and `low` are the hash of the subscriber at `row`, `world` the last word of the counter, `now` the time of dispatch. */
  draw(send: Send, row: number, high: number, low: number, world: number, now: number): void {
    const rates = ratesFor(send, this.#masks, row);
    const { funnel, complained, optedOut } = rates;
    const words = this.#block(high, low, send.responseStream, world);
    this.#propensity?.look(send.channel, now);
    const reached = this.#propensity ? this.#reach(funnel, words, this.#propensity) : reach(funnel, words);
    this.count = reached;
    if (reached === 0) return;
    let converted = false;
    let delayed = false;
    for (let i = 0; i < reached; i++) {
      const stage = funnel[i] as Rates["funnel"][number];
      this.stages[i] = stage.stage;
      if (stage.stage === CONVERTED) converted = true;
      if (stage.delay !== 0) delayed = true;
    }
    if (delayed) this.#delays(funnel, this.#block(high, low, send.delayStream, world), reached, now);
    else this.times.fill(now, 0, reached);
    if (!converted && (complained.high > complained.low || optedOut.high > optedOut.low))
      this.#beside(rates, this.#block(high, low, send.consentStream, world), reached, now);
  }

  /** How many stages are reached by the subscriber in hand, who is not the mean one. */
  #reach(funnel: Rates["funnel"], words: Uint32Array, propensity: Propensity): number {
    for (let i = 0; i < funnel.length; i++) {
      const { odds, moves } = funnel[i] as Rates["funnel"][number];
      this.#chances[i] = moves ? chanceAt(odds, propensity.odds) * propensity.share : chanceAt(odds, 1);
    }
    let reached = 0;
    while (reached < funnel.length && (words[reached] as number) < threshold(this.#chances[reached] as number)) reached++;
    return reached;
  }

  /** Ends of the words that mean a complaint, and of those that mean an opt-out, for who has not converted. */
  #ranges({ funnel, complained, optedOut }: Rates): [complaint: number, optOut: number] {
    const propensity = this.#propensity;
    if (!propensity) return [complained.high, optedOut.high];
    const room = (base: number) => {
      let converts = 1;
      for (let i = base + 1; i < funnel.length; i++) converts *= this.#chances[i] as number;
      return 1 - converts;
    };
    const given = (rate: number, left: number) => (left <= 0 ? 0 : rate / left);
    const leaving = Math.min(1, chanceAt(optedOut.rate / (1 - optedOut.rate), propensity.leavingOdds) * propensity.leavingShare);
    const first = Math.min(1, given(complained.rate, room(complained.base)));
    return [threshold(first), threshold(Math.min(1, first + given(leaving, room(optedOut.base))))];
  }

  /** Times of the stages reached; an intermediate stage never falls later than one that implies it. */
  #delays(funnel: Rates["funnel"], words: Uint32Array, reached: number, now: number): void {
    const { times } = this;
    for (let i = 0; i < reached; i++) {
      const { after, delay } = funnel[i] as Rates["funnel"][number];
      const from = after < 0 ? now : (times[after] as number);
      times[i] = delay === 0 ? from : from + delaySeconds(delay, words[i] as number);
    }
    this.#settle(reached - 1);
  }

  /** Brings the stages before `last` forward to it where they would fall later. */
  #settle(last: number): void {
    for (let i = last - 1; i >= 0; i--) this.times[i] = Math.min(this.times[i] as number, this.times[i + 1] as number);
  }

  #beside(rates: Rates, words: Uint32Array, reached: number, now: number): void {
    const word = words[0] as number;
    const [complaint, optOut] = this.#ranges(rates);
    for (const outcome of [rates.complained, rates.optedOut]) {
      const means = outcome === rates.complained ? word < complaint : word >= complaint && word < optOut;
      if (!means || reached <= outcome.base) continue;
      const from = outcome.after < 0 ? now : (this.times[outcome.after] as number);
      const time = outcome.delay === 0 ? from : from + delaySeconds(outcome.delay, words[1] as number);
      this.stages[reached] = outcome.stage;
      this.times[reached] = time;
      this.count = reached + 1;
      // Counted from the dispatch, it may come before the first stage, which it presupposes; otherwise it comes after its base.
      this.times[outcome.base] = Math.min(this.times[outcome.base] as number, time);
      return;
    }
  }
}
