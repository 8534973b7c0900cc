import type { Program, ResponseModel } from "../program.ts";
import { exp, normalQuantile } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import { PRESSURE_STEPS } from "../words.ts";
import type { Subject } from "./subject.ts";

const MINUTES_A_WEEK = 10_080;

/** Minute of the week of a local time, from Monday's midnight on; 1970-01-01 was a Thursday. */
export const minuteOfWeek = (local: number): number =>
  (((Math.floor(local / 60) + 3 * 1440) % MINUTES_A_WEEK) + MINUTES_A_WEEK) % MINUTES_A_WEEK;

/** What makes the subscriber in hand respond more or less than the mean one: its taste for a channel, when it is asked, and the contacts that it has had. */
export class Propensity {
  /** Factors of the stages beyond delivery: on the odds, then on the probability. */
  odds = 1;
  share = 1;
  /** The same of an opt-out. */
  leavingOdds = 1;
  leavingShare = 1;
  readonly #model: ResponseModel | null;
  readonly #subject: Subject;
  readonly #preferred: Uint8Array | null;
  /** By channel: e^(sigma z), or 0 where it has not been drawn. */
  readonly #taste: Float64Array;
  #pressure = 0;
  #since = 0;

  constructor(program: Program, subject: Subject) {
    this.#model = program.model;
    this.#subject = subject;
    this.#preferred = program.subscribers.preferred;
    this.#taste = new Float64Array(program.channels.length);
  }

  clear(): void {
    this.#taste.fill(0);
    this.#pressure = 0;
  }

  #tasteOf(model: ResponseModel, channel: number): number {
    const known = this.#taste[channel] as number;
    if (known !== 0) return known;
    const word = this.#subject.block(model.tasteStreams[channel] as number, 0)[0] as number;
    const taste = exp(model.sigma * normalQuantile(uniform(word)));
    this.#taste[channel] = taste;
    return taste;
  }

  #decay(halfLife: number, now: number): void {
    if (this.#pressure > 0) this.#pressure *= exp((-Math.LN2 * (now - this.#since)) / halfLife);
    this.#since = now;
  }

  /** Factor of the channel's being the preferred one, and of the hour and weekday. */
  #circumstances({ preference, hours }: ResponseModel, channel: number, now: number): number {
    let factor = 1;
    if (preference && this.#preferred) {
      const preferred = this.#preferred[this.#subject.row] as number;
      if (preferred !== 255) factor = preferred === channel ? preference.factor : preference.otherwise;
    }
    const table = hours[channel] as Float64Array | null;
    return table ? factor * (table[minuteOfWeek(this.#subject.clock.toLocal(now))] as number) : factor;
  }

  /** Sets the factors of a message on a channel now. */
  look(channel: number, now: number): void {
    const model = this.#model;
    if (!model) return;
    this.odds = model.sigma > 0 ? this.#tasteOf(model, channel) : 1;
    if (model.preference !== null || model.hours[channel] !== null) this.odds *= this.#circumstances(model, channel, now);
    if (!model.fatigue) return;
    const { lambda, kappa, halfLife, onOdds } = model.fatigue;
    this.#decay(halfLife, now);
    const pressure = Math.round(this.#pressure * PRESSURE_STEPS) / PRESSURE_STEPS;
    const [less, more] = pressure === 0 ? [1, 1] : [exp(-lambda * pressure), exp(kappa * pressure)];
    this.share = onOdds ? 1 : less;
    this.leavingShare = onOdds ? 1 : more;
    this.leavingOdds = onOdds ? more : 1;
    if (onOdds) this.odds *= less;
  }

  /** A message was sent. */
  contact(channel: number, now: number): void {
    const model = this.#model;
    if (!model?.fatigue) return;
    this.#decay(model.fatigue.halfLife, now);
    this.#pressure += model.weights[channel] as number;
  }
}
