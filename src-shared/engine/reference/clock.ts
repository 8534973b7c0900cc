import { civilFromDays, SECONDS_PER_DAY, weekday } from "../../lib/civil.ts";
import type { SendTime } from "../../nodes/op.ts";
import { type Cap, NO_DATE, type ProgramOp, type QuietHours } from "../program.ts";
import { toLocal, toUtc, type Zone } from "../time/zone.ts";
import { dayOf, type Subscriber } from "./world.ts";

type Wait = Extract<ProgramOp, { op: "wait" }>["wait"];

/** When a wait ends: the moment, or that its date is over (`past`) or missing. */
export function endOfWait(wait: Wait, zone: Zone, now: number, date: number): number | "past" | "missing" {
  const local = toLocal(zone, now);
  switch (wait.rule) {
    case "elapsed":
      return now + wait.seconds;
    case "calendar-days":
      return Math.max(now, toUtc(zone, local + wait.days * SECONDS_PER_DAY));
    case "until-date": {
      const until = toUtc(zone, wait.local);
      return until < now ? "past" : until;
    }
    case "until-field": {
      if (date === NO_DATE) return "missing";
      const until = toUtc(zone, (date + wait.offsetDays) * SECONDS_PER_DAY + wait.timeOfDay);
      return until < now ? "past" : until;
    }
    case "until-weekday": {
      let day = dayOf(local);
      const today = toUtc(zone, day * SECONDS_PER_DAY + wait.timeOfDay);
      if (wait.ifPast !== "wait" && wait.weekdays.includes(weekday(day)) && today < now) return "past";
      while (!wait.weekdays.includes(weekday(day)) || toUtc(zone, day * SECONDS_PER_DAY + wait.timeOfDay) < now) day++;
      return toUtc(zone, day * SECONDS_PER_DAY + wait.timeOfDay);
    }
  }
}

const clockAt = (zone: Zone, time: number): number => toLocal(zone, time) - dayOf(toLocal(zone, time)) * SECONDS_PER_DAY;

export function isQuiet(quiet: QuietHours, zone: Zone, time: number): boolean {
  const clock = clockAt(zone, time);
  if (quiet.from < quiet.to) return quiet.from <= clock && clock < quiet.to;
  return quiet.from <= clock || clock < quiet.to;
}

/** The next time, at or after a quiet moment, at which quiet hours end on the subscriber's clock. */
export function endOfQuiet(quiet: QuietHours, zone: Zone, now: number): number {
  for (let day = dayOf(toLocal(zone, now)); day <= dayOf(toLocal(zone, now)) + 1; day++) {
    const end = toUtc(zone, day * SECONDS_PER_DAY + quiet.to);
    if (end > now) {
      // The clock repeats an hour, and the end's first showing is over: its second one comes before tomorrow's.
      const again = now + quiet.to - clockAt(zone, now);
      return day > dayOf(toLocal(zone, now)) && again > now ? again : end;
    }
  }
  throw new Error("quiet hours that do not end");
}

/** Whether a message may go out now by the hours of its node. Hours past midnight belong to the day on which they begin. */
export function isSendTime({ from, to, weekdays }: SendTime, zone: Zone, time: number): boolean {
  const day = dayOf(toLocal(zone, time));
  const clock = clockAt(zone, time);
  const on = (one: number) => weekdays.includes(weekday(one));
  if (from < to) return on(day) && from <= clock && clock < to;
  return (on(day) && from <= clock) || (on(day - 1) && clock < to);
}

/** The next time at which a node's hours begin, after a moment outside of them. */
export function nextSendTime({ from, weekdays }: SendTime, zone: Zone, now: number): number {
  for (let day = dayOf(toLocal(zone, now)); ; day++) {
    if (!weekdays.includes(weekday(day))) continue;
    const begin = toUtc(zone, day * SECONDS_PER_DAY + from);
    if (begin > now) return begin;
    // The clock repeats an hour in which they begin, and their first showing is over.
    const ahead = from - clockAt(zone, now);
    if (day === dayOf(toLocal(zone, now)) && ahead > 0) return now + ahead;
  }
}

const monthOf = (day: number): string => `${civilFromDays(day).year}/${civilFromDays(day).month}`;

/** Whether one more message now would stay within a cap. */
export function withinCap(cap: Cap, subscriber: Subscriber, channel: number, journey: number, now: number): boolean {
  if (cap.channel !== -1 && cap.channel !== channel) return true;
  if (cap.journey !== -1 && cap.journey !== journey) return true;
  const today = dayOf(toLocal(subscriber.zone, now));
  const counts = (contact: Subscriber["contacts"][number]): boolean => {
    switch (cap.window) {
      case "rolling":
        return contact.time > now - cap.seconds;
      case "day":
        return contact.localDay === today;
      case "week":
        return contact.localDay - weekday(contact.localDay) === today - weekday(today);
      case "month":
        return monthOf(contact.localDay) === monthOf(today);
    }
  };
  const counted = subscriber.contacts.filter(
    (contact) =>
      (cap.channel === -1 || contact.channel === cap.channel) && (cap.journey === -1 || contact.journey === cap.journey) && counts(contact),
  );
  return counted.length < cap.count;
}
