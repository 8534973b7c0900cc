import { civilFromDays, SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Cap, Program } from "../program.ts";
import type { ZoneClock } from "./zone-clock.ts";

/** Number of the calendar period that a moment lies in; weeks begin on Monday. */
function periodOf(window: Cap["window"], clock: ZoneClock, time: number): number {
  const day = Math.floor(clock.toLocal(time) / SECONDS_PER_DAY);
  if (window === "day") return day;
  if (window === "week") return Math.floor((day + 3) / 7);
  const { year, month } = civilFromDays(day);
  return year * 12 + month;
}

/** Messages dispatched to one subscriber, for frequency caps. */
export class Contacts {
  readonly #caps: readonly Cap[];
  #count = 0;
  #times = new Float64Array(16);
  #channels = new Int32Array(16);
  #journeys = new Int32Array(16);

  constructor(program: Program) {
    this.#caps = program.caps;
  }

  clear(): void {
    this.#count = 0;
  }

  add(time: number, channel: number, journey: number): void {
    if (this.#caps.length === 0) return;
    if (this.#count === this.#times.length) this.#grow();
    this.#times[this.#count] = time;
    this.#channels[this.#count] = channel;
    this.#journeys[this.#count++] = journey;
  }

  #grow(): void {
    const larger = (old: Int32Array) => {
      const array = new Int32Array(this.#count * 2);
      array.set(old);
      return array;
    };
    const times = new Float64Array(this.#count * 2);
    times.set(this.#times);
    this.#times = times;
    this.#channels = larger(this.#channels);
    this.#journeys = larger(this.#journeys);
  }

  /** Whether one more message of a journey on a channel stays within every cap. */
  allow(now: number, channel: number, journey: number, clock: ZoneClock): boolean {
    const caps = this.#caps;
    for (let i = 0; i < caps.length; i++) {
      const cap = caps[i] as Cap;
      if (cap.channel !== -1 && cap.channel !== channel) continue;
      if (cap.journey !== -1 && cap.journey !== journey) continue;
      if (!this.#within(cap, now, clock)) return false;
    }
    return true;
  }

  #within(cap: Cap, now: number, clock: ZoneClock): boolean {
    const rolling = cap.window === "rolling";
    const period = rolling ? 0 : periodOf(cap.window, clock, now);
    let count = 0;
    for (let at = this.#count - 1; at >= 0; at--) {
      const time = this.#times[at] as number;
      if (rolling ? time <= now - cap.seconds : periodOf(cap.window, clock, time) !== period) break;
      if ((cap.channel === -1 || cap.channel === this.#channels[at]) && (cap.journey === -1 || cap.journey === this.#journeys[at])) count++;
    }
    return count < cap.count;
  }
}
