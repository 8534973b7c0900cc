import { Constant } from "./constants";
import { Wait, Send, Journey, NO_DATE, Zone } from "./program";
import { DAY } from "./places";
import { dateOf, Subject } from "./subject";

/** Longest time between a moment and what any zone's clock shows for it, with room. */
const REACH: f64 = 2 * 86400;

/** A zone's clock, which remembers the period between two changes in which it was asked last. */
@unmanaged
export class Clock {
  from: f64;
  until: f64;
  offset: f64;
  /** Inside of these no change of the clock is near. */
  calmFrom: f64;
  calmUntil: f64;
  untils: usize;
  offsets: usize;
  count: i32;
  padding: i32;

  build(zone: Zone): void {
    this.from = 1;
    this.until = 0;
    this.calmFrom = Infinity;
    this.calmUntil = -Infinity;
    this.untils = zone.untils;
    this.offsets = zone.offsets;
    this.count = zone.count;
  }

  private untilOf(period: i32): f64 {
    return load<f64>(this.untils + (<usize>period << 3));
  }

  private offsetOf(period: i32): f64 {
    return load<f64>(this.offsets + (<usize>period << 3));
  }

  private periodAt(time: f64): i32 {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (time < this.untilOf(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private seek(time: f64): void {
    const period = this.periodAt(time);
    this.from = period === 0 ? -Infinity : this.untilOf(period - 1);
    this.until = this.untilOf(period);
    this.offset = this.offsetOf(period);
    this.calmFrom = this.from + REACH;
    this.calmUntil = this.until - REACH;
  }

  /** The clock on the wall at a moment, as unzoned seconds. */
  @inline
  toLocal(time: f64): f64 {
    if (time < this.from || time >= this.until) this.seek(time);
    return time + this.offset;
  }

  /** The moment of a local time: the first of two; in a gap, by the offset before it. */
  @inline
  toUtc(local: f64): f64 {
    const time = local - this.offset;
    if (time > this.calmFrom) if (time < this.calmUntil) return time;
    return this.search(local);
  }

  private search(local: f64): f64 {
    const last = this.count - 1;
    for (let period = this.periodAt(local - REACH); period < last; period++) {
      const until = this.untilOf(period);
      const before = local - this.offsetOf(period);
      if (before < until || local - this.offsetOf(period + 1) < until) return before;
    }
    return local - this.offsetOf(last);
  }
}

const A_DAY: f64 = 1 / 86400;

/** Number of the day of whole seconds; half a second is more than the product can be wrong by. */
@inline
export function dayOf(local: f64): f64 {
  return floor((local + 0.5) * A_DAY);
}

/** The number of the day of whole seconds, in the low bits. */
@inline
function dayBits(local: f64): f64 {
  return (local - Constant.noon) * Constant.perDay + Constant.whole;
}

/** Its midnight. */
@inline
function midnightOf(bits: f64): f64 {
  return (bits - Constant.whole) * Constant.day;
}

/** A multiple of 7 that leaves no day number of a calendar negative. */
const WEEKS: i32 = 7 << 20;

/** Day of the week of a local day number, 0 Monday. */
@inline
function weekdayOf(day: i32): i32 {
  const days = <u32>(day + 3 + WEEKS);
  // 2^32 / 7, rounded up: right for up to a thousand million days.
  return <i32>(days - 7 * <u32>((<u64>days * 613566757) >> 32));
}

const A_MINUTE: f64 = 1 / 60.0;

/** Minute of the week of a local time, from Monday's midnight on. */
export function minuteOfWeek(local: f64): i32 {
  const bits = dayBits(local);
  const second = local - midnightOf(bits);
  return weekdayOf(<i32>reinterpret<i64>(bits)) * 1440 + <i32>((second + 0.5) * A_MINUTE);
}

@inline
function isOn(weekdays: i32, weekday: i32): bool {
  return ((weekdays >> weekday) & 1) === 1;
}

/** The next time of day on one of some weekdays, at or after now; where a past one counts, also that of today. */
@inline
function nextWeekday(wait: Wait, clock: Clock, now: f64): f64 {
  const local = clock.toLocal(now);
  if (now > clock.calmFrom) {
    const bits = dayBits(local);
    const midnight = midnightOf(bits);
    const weekday = weekdayOf(<i32>reinterpret<i64>(bits));
    let at = wait.aheads + (<usize>weekday << 3);
    if (local - midnight > wait.timeOfDay) at += 7 << 3;
    const time = midnight + load<f64>(at) - clock.offset;
    if (time < clock.calmUntil) return time;
  }
  return searchWeekday(wait, clock, now);
}

/** As `nextWeekday`, where the clock may change. */
function searchWeekday(wait: Wait, clock: Clock, now: f64): f64 {
  const today = dayOf(clock.toLocal(now));
  const weekday = weekdayOf(<i32>today);
  // Bit 0 is today, bit 7 the same weekday of the next week.
  const twice = wait.weekdays | (wait.weekdays << 7);
  let ahead = (twice >> weekday) & 0xff;
  const over = wait.ifPast !== 0 && (ahead & 1) === 1;
  for (; ahead !== 0; ahead &= ahead - 1) {
    const time = clock.toUtc((today + <f64>ctz(ahead)) * DAY + wait.timeOfDay);
    if (time >= now || over) return time;
  }
  unreachable();
  return now;
}

/** What `waitEnd` gives in place of a moment where the journey has the subscriber leave. */
export const NO_DATE_EXIT: f64 = -1;
export const PASSED_EXIT: f64 = -2;

/** When a wait that begins now ends. */
@inline
export function waitEnd(wait: Wait, now: f64): f64 {
  const clock = Subject.clock;
  let deadline = now;
  switch (wait.rule) {
    case 0:
      return now + wait.seconds;
    case 1:
      deadline = clock.toUtc(clock.toLocal(now) + wait.days * DAY);
      break;
    case 2:
      deadline = clock.toUtc(wait.local);
      break;
    case 3: {
      const day = dateOf(wait);
      if (day === NO_DATE) return wait.ifPast === 2 ? NO_DATE_EXIT : now;
      deadline = clock.toUtc((<f64>day + wait.days) * DAY + wait.timeOfDay);
      break;
    }
    default:
      deadline = nextWeekday(wait, clock, now);
  }
  if (deadline >= now) return deadline;
  return wait.rule !== 1 && wait.ifPast === 2 ? PASSED_EXIT : now;
}

/** When the quiet hours that hold now end; `now` itself outside of them. */
@inline
export function quietUntil(journey: Journey, now: f64): f64 {
  const local = Subject.clock.toLocal(now);
  const second = local - midnightOf(dayBits(local));
  if (second < journey.quietFrom) {
    if (second >= journey.quietTo) return now;
    if (journey.quietFrom <= journey.quietTo) return now;
  } else if (second >= journey.quietTo) if (journey.quietFrom <= journey.quietTo) return now;
  return quietEnd(journey, now, local - second, second);
}

function quietEnd(journey: Journey, now: f64, midnight: f64, second: f64): f64 {
  const from = journey.quietFrom;
  const to = journey.quietTo;
  const start = from > to && second >= from ? midnight + DAY : midnight;
  const end = Subject.clock.toUtc(start + to);
  // In the second pass of a repeated hour the first occurrence of the end is over: wait for the clock to show it again.
  return end > now ? end : now + to - second;
}

/** When the hours in which a message goes out begin; `now` itself within them. Hours past midnight belong to the day on which they begin. */
export function hoursFrom(send: Send, now: f64): f64 {
  const clock = Subject.clock;
  const local = clock.toLocal(now);
  const day = dayOf(local);
  const second = local - day * DAY;
  const from = send.hoursFrom;
  const to = send.hoursTo;
  const today = weekdayOf(<i32>day);
  const onToday = isOn(send.weekdays, today);
  if (from > to) {
    if ((second >= from && onToday) || (second < to && isOn(send.weekdays, (today + 6) % 7))) return now;
  } else if (second >= from && second < to && onToday) return now;
  for (let ahead = 0; ahead <= 8; ahead++) {
    if (!isOn(send.weekdays, (today + ahead) % 7)) continue;
    const time = clock.toUtc((day + <f64>ahead) * DAY + from);
    if (time > now) return time;
    // The clock repeats an hour in which the hours begin, and their first showing is over.
    if (ahead === 0 && second < from) return now + from - second;
  }
  unreachable();
  return now;
}
