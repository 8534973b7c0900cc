import type { Delay } from "../../model/response.ts";
import type { Outcome, Program, SendClass } from "../program.ts";
import { exp, log, normalQuantile } from "../random/mathematics.ts";
import { philox4x32, threshold, uniform } from "../random/philox.ts";
import { stageNumbers } from "../words.ts";
import type { Propensity } from "./propensity.ts";
import type { Subject } from "./subject.ts";

const CONVERTED = stageNumbers.indexOf("converted");
/** Words of a message's block: how far it comes, the first delay, opt-out or complaint, and the delay of that. */
const BESIDE = 2;
const BESIDE_DELAY = 3;
const SECOND_BLOCK = 4;

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

/** What becomes of one message: drawn at dispatch, stage by stage, into fields that are used again for the next one. */
export class Outcomes {
  /** How many responses there are; stages by number and times run in parallel, in funnel order, opt-out or complaint last. */
  count = 0;
  readonly stages = new Int32Array(8);
  readonly times = new Float64Array(8);
  readonly #words = new Uint32Array(8);
  readonly #scratch = new Uint32Array(4);
  readonly #keyLow: number;
  readonly #keyHigh: number;
  readonly #propensity: Propensity | null;
  /** With a response model: the probability of each stage of the message in hand. */
  readonly #chances = new Float64Array(8);

  constructor(program: Program, propensity: Propensity) {
    this.#propensity = program.model === null ? null : propensity;
    this.#keyLow = program.seedLow;
    this.#keyHigh = program.seedHigh;
  }

  /** Draws for one visit of the subscriber to the message's node. `now` is the time of dispatch. */
  draw(
    rates: SendClass,
    channel: number,
    streams: { responseStream: number; delayStream: number },
    subject: Subject,
    visit: number,
    now: number,
  ): void {
    const world = subject.world(visit);
    const words = this.#words;
    philox4x32(words, subject.high, subject.low, streams.responseStream, world, this.#keyLow, this.#keyHigh);
    const { funnel } = rates;
    const propensity = this.#propensity;
    const reached = propensity ? this.#reach(rates, channel, propensity, now) : this.#reachMean(rates);
    this.count = reached;
    if (reached === 0) return;
    let converted = false;
    let delayed = 0;
    for (let i = 0; i < reached; i++) {
      const { stage, delay, word } = funnel[i] as Outcome;
      this.stages[i] = stage;
      if (stage === CONVERTED) converted = true;
      if (delay !== 0) delayed = Math.max(delayed, word);
    }
    if (delayed === 0) for (let i = 0; i < reached; i++) this.times[i] = now;
    else this.#delays(funnel, reached, delayed, streams.delayStream, subject, world, now);
    if (!converted && (rates.complained.high > rates.complained.low || rates.optedOut.high > rates.optedOut.low))
      this.#beside(rates, reached, now);
  }

  #reachMean({ funnel }: SendClass): number {
    const word = this.#words[0] as number;
    let reached = 0;
    while (reached < funnel.length && word < (funnel[reached] as Outcome).threshold) reached++;
    return reached;
  }

  /** How many stages are reached by the subscriber in hand, who is not the mean one: one word decides along the chain. */
  #reach({ funnel }: SendClass, channel: number, propensity: Propensity, now: number): number {
    propensity.look(channel, now);
    const word = this.#words[0] as number;
    let reached = 0;
    let chain = 1;
    let open = true;
    for (let i = 0; i < funnel.length; i++) {
      const { odds, moves } = funnel[i] as Outcome;
      const chance = moves ? chanceAt(odds, propensity.odds) * propensity.share : chanceAt(odds, 1);
      this.#chances[i] = chance;
      chain *= chance;
      if (open && word < threshold(chain)) reached++;
      else open = false;
    }
    return reached;
  }

  /** Ends of the words that mean a complaint, and of those that mean an opt-out, for who has not converted. */
  #ranges({ funnel, complained, optedOut }: SendClass): [complaint: number, optOut: number] {
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
  #delays(
    funnel: readonly Outcome[],
    reached: number,
    last: number,
    delayStream: number,
    subject: Subject,
    world: number,
    now: number,
  ): void {
    const words = this.#words;
    if (last >= SECOND_BLOCK) {
      philox4x32(this.#scratch, subject.high, subject.low, delayStream, world, this.#keyLow, this.#keyHigh);
      words.set(this.#scratch, SECOND_BLOCK);
    }
    const { times } = this;
    for (let i = 0; i < reached; i++) {
      const { after, delay, word } = funnel[i] as Outcome;
      const from = after < 0 ? now : (times[after] as number);
      times[i] = delay === 0 ? from : from + delaySeconds(delay, words[word] as number);
    }
    for (let i = reached - 2; i >= 0; i--) times[i] = Math.min(times[i] as number, times[i + 1] as number);
  }

  #beside(rates: SendClass, reached: number, now: number): void {
    const word = this.#words[BESIDE] as number;
    const [complaint, optOut] = this.#ranges(rates);
    for (const outcome of [rates.complained, rates.optedOut]) {
      const means = outcome === rates.complained ? word < complaint : word >= complaint && word < optOut;
      if (!means || reached <= outcome.base) continue;
      const from = outcome.after < 0 ? now : (this.times[outcome.after] as number);
      const time = outcome.delay === 0 ? from : from + delaySeconds(outcome.delay, this.#words[BESIDE_DELAY] as number);
      this.stages[reached] = outcome.stage;
      this.times[reached] = time;
      this.count = reached + 1;
      // Counted from the dispatch, it may come before the first stage, which it presupposes; otherwise it comes after its base.
      const { base } = outcome;
      this.times[base] = Math.min(this.times[base] as number, time);
      for (let i = base - 1; i >= 0; i--) this.times[i] = Math.min(this.times[i] as number, this.times[i + 1] as number);
      return;
    }
  }

  /** Whether a stage was reached at most `window` seconds from now. */
  reaches(stage: number, now: number, window: number): boolean {
    for (let i = 0; i < this.count; i++) if (this.stages[i] === stage) return (this.times[i] as number) <= now + window;
    return false;
  }
}
