import type { Hazard, Program, WorldModel } from "../program.ts";
import { log, poisson } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import { JOURNEY, TWIN_CHURNED, TWIN_CONVERTED } from "./layout.ts";
import type { Ledger } from "./ledger.ts";
import { inSet, type Subject } from "./subject.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** What the subscriber in hand does without any contact: converts and churns, here and in the do-nothing twin, by the same latent numbers. */
export class Fate {
  /** When the subscriber converts by itself, and when it churns; infinite for never, or not any more. */
  baseline = NEVER;
  churn = NEVER;
  /** The journey that the subscriber entered first. */
  journey = 0;
  /** No conversion so far. */
  unconverted = true;
  readonly #program: Program;
  readonly #world: WorldModel | null;
  readonly #subject: Subject;
  /** Hazard of churn that is still to be lived through when the subscriber churns, from `since` on at `rate` a second. */
  #left = 0;
  #rate = 0;
  #since = 0;
  /** Until when a conversion counts as following a message. */
  #attributedUntil = Number.NEGATIVE_INFINITY;

  constructor(program: Program, subject: Subject) {
    this.#program = program;
    this.#world = program.world;
    this.#subject = subject;
  }

  /** Nothing, or nothing else, happens to the subscriber by itself. */
  clear(): void {
    this.baseline = NEVER;
    this.churn = NEVER;
  }

  next(): number {
    return this.churn < this.baseline ? this.churn : this.baseline;
  }

  #rateOf({ classes, rate }: Hazard): number {
    for (const one of classes) if (inSet(this.#program.masks[one.mask] as Uint32Array, this.#subject.row)) return one.rate;
    return rate;
  }

  /** A draw from the exponential distribution of mean 1. */
  #latent(stream: number): number {
    return -log(uniform(this.#subject.block(stream, 0)[0] as number));
  }

  /** The subscriber enters for the first time; what its twin comes to within the run is counted. */
  begin(now: number, journey: number, ledger: Ledger): void {
    this.journey = journey;
    this.unconverted = true;
    this.#attributedUntil = Number.NEGATIVE_INFINITY;
    const world = this.#world;
    if (!world) return;
    const { baseline, churn } = world;
    this.baseline = baseline ? now + 1 + Math.floor(this.#latent(baseline.stream) / this.#rateOf(baseline)) : NEVER;
    this.#since = now;
    if (churn) {
      this.#left = this.#latent(churn.stream);
      this.#rate = this.#rateOf(churn);
    }
    this.churn = churn ? this.#churnTime() : NEVER;
    this.#twin(world, ledger);
  }

  /** Lives the twin's life in advance: the same numbers without contact. */
  #twin(world: WorldModel, ledger: Ledger): void {
    const { end } = this.#program;
    const converts = this.baseline < this.churn && this.baseline < end;
    let churns = this.churn;
    if (converts && world.churn) {
      const [left, rate, since] = [this.#left, this.#rate, this.#since];
      this.change(world.churn.perConversion, this.baseline);
      churns = this.churn;
      this.#left = left;
      this.#rate = rate;
      this.#since = since;
      this.churn = this.#churnTime();
    }
    if (converts) ledger.count(this.journey * JOURNEY + TWIN_CONVERTED);
    if (churns < end) ledger.count(this.journey * JOURNEY + TWIN_CHURNED);
  }

  #churnTime(): number {
    return this.#rate === 0 ? NEVER : this.#since + 1 + Math.floor(this.#left / this.#rate);
  }

  /** The hazard of churn changes by a ratio from now on. */
  change(ratio: number, now: number): void {
    if (ratio === 1 || this.churn === NEVER) return;
    this.#left = Math.max(0, this.#left - this.#rate * (now - this.#since));
    this.#rate *= ratio;
    this.#since = now;
    this.churn = this.#churnTime();
  }

  /** A message was sent; conversions count as following it for `window` seconds. */
  contact(now: number, window: number): void {
    this.#attributedUntil = now + window;
    if (this.#world?.churn) this.change(this.#world.churn.perContact, now);
  }

  conversion(now: number): void {
    if (this.#world?.churn) this.change(this.#world.churn.perConversion, now);
  }

  /** The subscriber converts without contact; true inside the conversion window of its last message. */
  convert(now: number): boolean {
    this.baseline = NEVER;
    this.conversion(now);
    return now <= this.#attributedUntil;
  }

  /** How many people the subscriber brings by its first conversion; 0 by a later one. */
  referrals(): number {
    const { referral, masks } = this.#program;
    if (!referral || !this.unconverted) return 0;
    this.unconverted = false;
    if (referral.mask >= 0 && !inSet(masks[referral.mask] as Uint32Array, this.#subject.row)) return 0;
    return poisson(referral.mean, uniform(this.#subject.block(referral.stream, 0)[0] as number));
  }
}
