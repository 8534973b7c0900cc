import type { Delay } from "../../model/response.ts";
import type { Program, Send } from "../program.ts";
import { exp, normalQuantile } from "../random/mathematics.ts";
import { philox4x32, uniform } from "../random/philox.ts";
import { stageNumbers } from "../words.ts";

const CONVERTED = stageNumbers.indexOf("converted");

/** Whole seconds of a delay whose draw is `word`. */
function delaySeconds(delay: Exclude<Delay, 0>, word: number): number {
  return Math.floor(delay.medianHours * exp(delay.sigma * normalQuantile(uniform(word))) * 3600);
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

  constructor(program: Program) {
    this.#keyLow = program.seedLow;
    this.#keyHigh = program.seedHigh;
  }

  #block(high: number, low: number, stream: number, world: number): Uint32Array {
    philox4x32(this.#words, high, low, stream, world, this.#keyLow, this.#keyHigh);
    return this.#words;
  }

  /** `high` and `low` are the subscriber's hash, `world` the last word of the counter, `now` the time of dispatch. */
  draw(send: Send, high: number, low: number, world: number, now: number): void {
    const { funnel } = send;
    const words = this.#block(high, low, send.responseStream, world);
    let reached = 0;
    while (reached < funnel.length && (words[reached] as number) < (funnel[reached]?.threshold as number)) reached++;
    this.count = reached;
    if (reached === 0) return;
    let converted = false;
    let delayed = false;
    for (let i = 0; i < reached; i++) {
      const stage = funnel[i] as Send["funnel"][number];
      this.stages[i] = stage.stage;
      if (stage.stage === CONVERTED) converted = true;
      if (stage.delay !== 0) delayed = true;
    }
    if (delayed) this.#delays(send, reached, high, low, world, now);
    else this.times.fill(now, 0, reached);
    if (!converted && (send.complained.high > send.complained.low || send.optedOut.high > send.optedOut.low))
      this.#beside(send, reached, high, low, world, now);
  }

  /** Times of the stages reached; an intermediate stage never falls later than one that implies it. */
  #delays(send: Send, reached: number, high: number, low: number, world: number, now: number): void {
    const words = this.#block(high, low, send.delayStream, world);
    const { times } = this;
    for (let i = 0; i < reached; i++) {
      const { after, delay } = send.funnel[i] as Send["funnel"][number];
      const from = after < 0 ? now : (times[after] as number);
      times[i] = delay === 0 ? from : from + delaySeconds(delay, words[i] as number);
    }
    this.#settle(reached - 1);
  }

  /** Brings the stages before `last` forward to it where they would fall later. */
  #settle(last: number): void {
    for (let i = last - 1; i >= 0; i--) this.times[i] = Math.min(this.times[i] as number, this.times[i + 1] as number);
  }

  #beside(send: Send, reached: number, high: number, low: number, world: number, now: number): void {
    const words = this.#block(high, low, send.consentStream, world);
    const word = words[0] as number;
    for (const outcome of [send.complained, send.optedOut]) {
      if (word < outcome.low || word >= outcome.high || reached <= outcome.base) continue;
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
