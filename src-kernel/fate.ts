import { count } from "./ledger";
import { log, poisson, uniform } from "./mathematics";
import { Hazard, HazardClass, NEVER } from "./program";
import { JOURNEY, TWIN_CHURNED, TWIN_CONVERTED } from "./places";
import { draw, firstOf } from "./random";
import { inMask, S } from "./state";

/** What the subscriber in hand does without any contact: converts and churns, here and in the do-nothing twin, by the same latent numbers. */
export class Fate {
  /** When the subscriber converts by itself, and when it churns; infinite for never, or not any more. */
  static baseline: f64 = NEVER;
  static churn: f64 = NEVER;
  /** The journey that the subscriber entered first. */
  static journey: i32 = 0;
  /** No conversion so far. */
  static unconverted: bool = true;
  /** Hazard of churn that is still to be lived through when the subscriber churns, from `since` on at `rate` a second. */
  static left: f64 = 0;
  static rate: f64 = 0;
  static since: f64 = 0;
  /** Until when a conversion counts as following a message. */
  static attributedUntil: f64 = 0;
}

@inline
export function clearFate(): void {
  Fate.baseline = NEVER;
  Fate.churn = NEVER;
}

@inline
export function nextFate(): f64 {
  return Fate.churn < Fate.baseline ? Fate.churn : Fate.baseline;
}

function rateOf(hazard: Hazard): f64 {
  for (let i = 0; i < hazard.count; i++) {
    const one = changetype<HazardClass>(hazard.classes + <usize>i * offsetof<HazardClass>());
    if (inMask(one.mask)) return one.rate;
  }
  return hazard.rate;
}

/** A draw from the exponential distribution of mean 1. */
function latent(stream: i32): f64 {
  return -log(uniform(firstOf(draw(stream, 0))));
}

/** The subscriber enters for the first time; what its twin comes to within the run is counted. */
export function beginFate(now: f64, journey: i32): void {
  Fate.journey = journey;
  Fate.unconverted = true;
  Fate.attributedUntil = -Infinity;
  const program = S.program;
  if (program.hasWorld === 0) return;
  const baseline = changetype<Hazard>(program.baseline);
  const churn = changetype<Hazard>(program.churn);
  Fate.baseline = program.baseline !== 0 ? now + 1 + floor(latent(baseline.stream) / rateOf(baseline)) : NEVER;
  Fate.since = now;
  if (program.churn !== 0) {
    Fate.left = latent(churn.stream);
    Fate.rate = rateOf(churn);
  }
  Fate.churn = program.churn !== 0 ? churnTime() : NEVER;
  twin();
}

/** Lives the twin's life in advance: the same numbers without contact. */
function twin(): void {
  const end = S.program.end;
  const converts = Fate.baseline < Fate.churn && Fate.baseline < end;
  let churns = Fate.churn;
  if (converts && S.program.churn !== 0) {
    const left = Fate.left;
    const rate = Fate.rate;
    const since = Fate.since;
    change(S.program.perConversion, Fate.baseline);
    churns = Fate.churn;
    Fate.left = left;
    Fate.rate = rate;
    Fate.since = since;
    Fate.churn = churnTime();
  }
  if (converts) count(Fate.journey * JOURNEY + TWIN_CONVERTED);
  if (churns < end) count(Fate.journey * JOURNEY + TWIN_CHURNED);
}

function churnTime(): f64 {
  return Fate.rate === 0 ? NEVER : Fate.since + 1 + floor(Fate.left / Fate.rate);
}

/** The hazard of churn changes by a ratio from now on. */
function change(ratio: f64, now: f64): void {
  if (ratio === 1 || Fate.churn === NEVER) return;
  Fate.left = max(0, Fate.left - Fate.rate * (now - Fate.since));
  Fate.rate *= ratio;
  Fate.since = now;
  Fate.churn = churnTime();
}

/** A message was sent; conversions count as following it for `window` seconds. */
@inline
export function contactFate(now: f64, window: f64): void {
  Fate.attributedUntil = now + window;
  if (S.program.churn !== 0) change(S.program.perContact, now);
}

export function conversionFate(now: f64): void {
  if (S.program.churn !== 0) change(S.program.perConversion, now);
}

/** The subscriber converts without contact; true inside the conversion window of its last message. */
export function convertByItself(now: f64): bool {
  Fate.baseline = NEVER;
  conversionFate(now);
  return now <= Fate.attributedUntil;
}

/** How many people the subscriber brings by its first conversion; 0 by a later one. */
export function referrals(): i32 {
  const program = S.program;
  if (program.refers === 0 || !Fate.unconverted) return 0;
  Fate.unconverted = false;
  if (program.referralMask >= 0 && !inMask(program.referralMask)) return 0;
  return poisson(program.referralMean, uniform(firstOf(draw(program.referralStream, 0))));
}
