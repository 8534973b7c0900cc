import { allocate, clear } from "./memory";
import { exp, normalQuantile, uniform } from "./mathematics";
import { PRESSURE_STEPS } from "./places";
import { draw, firstOf } from "./random";
import { S } from "./state";
import { Subject } from "./subject";

const LN2: f64 = 0.6931471805599453;
const MINUTES_A_WEEK = 10080;
const NO_CHANNEL = 255;

/** What makes the subscriber in hand respond more or less than the mean one: its taste for a channel, when it is asked, and the contacts that it has had. */
export class Propensity {
  /** Factors of the stages beyond delivery: on the odds, then on the probability. */
  static odds: f64 = 1;
  static share: f64 = 1;
  /** The same of an opt-out. */
  static leavingOdds: f64 = 1;
  static leavingShare: f64 = 1;
  /** By channel: e^(sigma z), or 0 where it has not been drawn. */
  static taste: usize = 0;
  static pressure: f64 = 0;
  static since: f64 = 0;
}

export function newPropensity(): void {
  Propensity.taste = allocate(<usize>S.program.channelCount << 3);
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
    Propensity.pressure *= exp((-LN2 * (now - Propensity.since)) / S.program.halfLife);
  Propensity.since = now;
}

/** Minute of the week of a local time, from Monday's midnight on; 1970-01-01 was a Thursday. */
function minuteOfWeek(local: f64): i32 {
  const minute = <i64>floor(local / 60) + 3 * 1440;
  return <i32>(((minute % MINUTES_A_WEEK) + MINUTES_A_WEEK) % MINUTES_A_WEEK);
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
  if (program.hasFatigue === 0) return;
  decay(now);
  const steps = Propensity.pressure * PRESSURE_STEPS;
  const whole = floor(steps);
  const pressure = (steps - whole < 0.5 ? whole : whole + 1) / PRESSURE_STEPS;
  const less: f64 = pressure === 0 ? 1 : exp(-program.lambda * pressure);
  const more: f64 = pressure === 0 ? 1 : exp(program.kappa * pressure);
  const onOdds = program.onOdds !== 0;
  Propensity.share = onOdds ? 1 : less;
  Propensity.leavingShare = onOdds ? 1 : more;
  Propensity.leavingOdds = onOdds ? more : 1;
  if (onOdds) Propensity.odds *= less;
}

/** A message was sent. */
export function contactPropensity(channel: i32, now: f64): void {
  if (S.program.modelled === 0 || S.program.hasFatigue === 0) return;
  decay(now);
  Propensity.pressure += load<f64>(S.program.weights + (<usize>channel << 3));
}
