import { minuteOfWeek } from "./clock";
import { allocate, clear } from "./memory";
import { exp, expAgain, newExpAgain, normalQuantile, uniform } from "./mathematics";
import { PRESSURE_STEPS } from "./places";
import { draw, firstOf } from "./random";
import { S } from "./state";
import { Subject } from "./subject";

const LN2: f64 = 0.6931471805599453;
const NO_CHANNEL = 255;

/** What makes the subscriber in hand respond more or less than the mean one: its taste for a channel, when it is asked, and the contacts that it has had. */
export class Propensity {
  /** Factors of the stages beyond delivery: on the odds, then on the probability. */
  static odds: f64 = 1;
  static share: f64 = 1;
  /** Contact pressure raises the odds of an opt-out, or its probability, by e to this. */
  static leaving: f64 = 0;
  /** By channel: e^(sigma z), or 0 where it has not been drawn. */
  static taste: usize = 0;
  static pressure: f64 = 0;
  static since: f64 = 0;
}

export function newPropensity(): void {
  Propensity.taste = allocate(<usize>S.program.channelCount << 3);
  if (S.program.modelled !== 0) newExpAgain();
}

export function clearPropensity(): void {
  if (S.program.modelled === 0) return;
  clear(Propensity.taste, <usize>S.program.channelCount << 3);
  Propensity.pressure = 0;
}

function tasteOf(channel: i32): f64 {
  const at = Propensity.taste + (<usize>channel << 3);
  const known = load<f64>(at);
  if (known !== 0) return known;
  const word = firstOf(draw(load<u32>(S.program.tasteStreams + (<usize>channel << 2)), 0));
  const taste = exp(S.program.sigma * normalQuantile(uniform(word)));
  store<f64>(at, taste);
  return taste;
}

function decay(now: f64): void {
  if (Propensity.pressure > 0 && now !== Propensity.since)
    Propensity.pressure *= expAgain((-LN2 * (now - Propensity.since)) / S.program.halfLife);
  Propensity.since = now;
}

/** Factor of the channel's being the preferred one, and of the hour and weekday. */
function circumstances(channel: i32, hours: usize, now: f64): f64 {
  const program = S.program;
  let factor: f64 = 1;
  if (program.prefers !== 0 && program.preferredOf !== 0) {
    const preferred = <i32>load<u8>(program.preferredOf + <usize>S.row);
    if (preferred !== NO_CHANNEL) factor = preferred === channel ? program.preferred : program.otherwise;
  }
  if (hours === 0) return factor;
  return factor * load<f64>(hours + (<usize>minuteOfWeek(Subject.clock.toLocal(now)) << 3));
}

/** Sets the factors of a message on a channel now. */
export function lookAtPropensity(channel: i32, now: f64): void {
  const program = S.program;
  Propensity.odds = program.sigma > 0 ? tasteOf(channel) : 1;
  const hours = load<usize>(program.hours + (<usize>channel << 2));
  if (program.prefers !== 0 || hours !== 0) Propensity.odds *= circumstances(channel, hours, now);
  Propensity.leaving = 0;
  if (program.hasFatigue === 0) return;
  decay(now);
  const steps = Propensity.pressure * PRESSURE_STEPS;
  const whole = floor(steps);
  const pressure = (steps - whole < 0.5 ? whole : whole + 1) / PRESSURE_STEPS;
  const less: f64 = pressure === 0 ? 1 : expAgain(-program.lambda * pressure);
  const onOdds = program.onOdds !== 0;
  Propensity.share = onOdds ? 1 : less;
  Propensity.leaving = program.kappa * pressure;
  if (onOdds) Propensity.odds *= less;
}

/** By how much contact pressure raises what `leaving` says. */
export function leavingFactor(): f64 {
  return Propensity.leaving === 0 ? 1 : exp(Propensity.leaving);
}

/** A message was sent. */
export function contactPropensity(channel: i32, now: f64): void {
  if (S.program.modelled === 0 || S.program.hasFatigue === 0) return;
  decay(now);
  Propensity.pressure += load<f64>(S.program.weights + (<usize>channel << 3));
}
