import { allocate, List, newList, push } from "./memory";
import { Cap } from "./program";
import { dayOf } from "./clock";
import { S } from "./state";
import { Subject } from "./subject";

@unmanaged
class Contact {
  time: f64;
  channel: i32;
  journey: i32;
}

/** Messages dispatched to the subscriber in hand, for frequency caps. */
let contacts: List = changetype<List>(0);

/** A window of a cap: rolling, over everything that the subscriber is sent. */
const ROLLING_OVER_ALL = -1;
/** Where that is the only cap, and allows few: the times of as many contacts as it allows, the earliest of which decides, in a ring. */
let ring: usize = 0;
let ringBytes: usize = 0;
let ringSeconds: f64 = 0;
/** Where the earliest of them lies, which the next contact takes the place of. */
let earliest: usize = 0;
/** Each takes a moment for every subscriber. */
const MOST_IN_RING = 32;

export function newContacts(): void {
  contacts = newList();
  for (let i = 0; i < S.program.capCount; i++) {
    const cap = capAt(i);
    if (cap.window === 0 && cap.channel < 0 && cap.count > 0 && (cap.journey < 0 || !S.multi)) cap.window = ROLLING_OVER_ALL;
  }
  if (S.program.capCount !== 1 || capAt(0).window !== ROLLING_OVER_ALL || capAt(0).count > MOST_IN_RING) return;
  ringBytes = <usize>capAt(0).count << 3;
  ringSeconds = capAt(0).seconds;
  ring = allocate(ringBytes);
}

@inline
function capAt(index: i32): Cap {
  return changetype<Cap>(S.program.caps + <usize>index * offsetof<Cap>());
}

@inline
export function clearContacts(): void {
  contacts.count = 0;
  earliest = 0;
  for (let at: usize = 0; at < ringBytes; at += 8) store<f64>(ring + at, -Infinity);
}

@inline
export function addContact(time: f64, channel: i32, journey: i32): void {
  if (ring !== 0) {
    store<f64>(ring + earliest, time);
    earliest += 8;
    if (earliest === ringBytes) earliest = 0;
  } else if (S.program.capCount !== 0) keepContact(time, channel, journey);
}

function keepContact(time: f64, channel: i32, journey: i32): void {
  const contact = changetype<Contact>(push(contacts, offsetof<Contact>()));
  contact.time = time;
  contact.channel = channel;
  contact.journey = journey;
}

/** Months since the year 0 of a day number. Source: Hinnant, "chrono-compatible low-level date algorithms", civil_from_days. */
function monthOf(day: f64): f64 {
  const z = day + 719468;
  const era = floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = floor((dayOfEra - floor(dayOfEra / 1460) + floor(dayOfEra / 36524) - floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
  const shifted = floor((5 * dayOfYear + 2) / 153);
  const month: f64 = shifted < 10 ? shifted + 3 : shifted - 9;
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0)) * 12 + month;
}

/** Number of the calendar period that a moment lies in; weeks begin on Monday. */
function periodOf(window: i32, time: f64): f64 {
  const day = dayOf(Subject.clock.toLocal(time));
  if (window === 1) return day;
  return window === 2 ? floor((day + 3) / 7) : monthOf(day);
}

@inline
function contactAt(index: i32): Contact {
  return changetype<Contact>(contacts.data + <usize>index * offsetof<Contact>());
}

function within(cap: Cap, now: f64): bool {
  const rolling = cap.window === 0;
  const period: f64 = rolling ? 0 : periodOf(cap.window, now);
  let count = 0;
  for (let at = contacts.count - 1; at >= 0; at--) {
    const contact = contactAt(at);
    if (rolling ? contact.time <= now - cap.seconds : periodOf(cap.window, contact.time) !== period) break;
    if ((cap.channel < 0 || cap.channel === contact.channel) && (cap.journey < 0 || cap.journey === contact.journey)) count++;
  }
  return count < cap.count;
}

/** As `within`, for a cap over everything: the earliest of as many contacts as are allowed decides. */
@inline
function withinAll(cap: Cap, now: f64): bool {
  const first = contacts.count - cap.count;
  return first < 0 || contactAt(first).time <= now - cap.seconds;
}

/** Whether one more message of a journey on a channel stays within every cap. */
@inline
export function capsAllow(now: f64, channel: i32, journey: i32): bool {
  return ring !== 0 ? load<f64>(ring + earliest) <= now - ringSeconds : allAllow(now, channel, journey);
}

function allAllow(now: f64, channel: i32, journey: i32): bool {
  const count = S.program.capCount;
  for (let i = 0; i < count; i++) {
    const cap = capAt(i);
    if (cap.window === ROLLING_OVER_ALL) {
      if (!withinAll(cap, now)) return false;
    } else if (!allows(cap, now, channel, journey)) return false;
  }
  return true;
}

function allows(cap: Cap, now: f64, channel: i32, journey: i32): bool {
  if (cap.channel >= 0 && cap.channel !== channel) return true;
  if (cap.journey >= 0 && cap.journey !== journey) return true;
  return within(cap, now);
}
