import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { toLocal, toUtc, type Zone } from "./zone.ts";

/** First moments of the calendar days that a run touches, in a zone; the first is the run's start, and the run's end closes the list. */
export function dayBounds(zone: Zone, start: number, end: number): number[] {
  const first = Math.floor(toLocal(zone, start) / SECONDS_PER_DAY);
  const bounds = [start];
  for (let day = first + 1; ; day++) {
    const midnight = toUtc(zone, day * SECONDS_PER_DAY);
    if (midnight >= end) break;
    bounds.push(midnight);
  }
  return [...bounds, end];
}
