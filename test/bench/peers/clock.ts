import { offer } from "../offer/numbers.ts";

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** When quiet hours are over at the latest: the moment itself outside of them. Seconds since the start of the run. */
export function afterQuietHours(time: number): number {
  const midnight = Math.floor(time / DAY) * DAY;
  const hour = (time - midnight) / HOUR;
  if (hour < offer.quiet.toHour) return midnight + offer.quiet.toHour * HOUR;
  return hour < offer.quiet.fromHour ? time : midnight + DAY + offer.quiet.toHour * HOUR;
}

/** The next moment at which offers go out, this one included. Day 0 is a Monday. */
export function nextOffer(time: number): number {
  for (let day = Math.floor(time / DAY); ; day++) {
    const moment = day * DAY + offer.offerHour * HOUR;
    if (moment >= time && (offer.offerWeekdays as readonly number[]).includes(day % 7)) return moment;
  }
}

/** Seconds of an exponential delay. */
export const delaySeconds = (meanHours: number, random: () => number): number =>
  meanHours === 0 ? 0 : Math.floor(-Math.log(1 - random()) * meanHours * HOUR);
