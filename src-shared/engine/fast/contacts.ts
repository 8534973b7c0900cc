import { civilFromDays, SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Cap, Program } from "../program.ts";
import { toLocal, type Zone } from "../time/zones.ts";

/** Number of the calendar period that a moment lies in; weeks begin on Monday. */
function periodOf(window: Cap["window"], zone: Zone, time: number): number {
  const day = Math.floor(toLocal(zone, time) / SECONDS_PER_DAY);
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

  constructor(program: Program) {
    this.#caps = program.caps;
  }

  clear(): void {
    this.#count = 0;
  }

  add(time: number, channel: number): void {
    if (this.#caps.length === 0) return;
    if (this.#count === this.#times.length) {
      const times = new Float64Array(this.#count * 2);
      times.set(this.#times);
      this.#times = times;
      const channels = new Int32Array(this.#count * 2);
      channels.set(this.#channels);
      this.#channels = channels;
    }
    this.#times[this.#count] = time;
    this.#channels[this.#count++] = channel;
  }

  /** Whether one more message on a channel stays within every cap. */
  allow(now: number, channel: number, zone: Zone): boolean {
    for (const cap of this.#caps) {
      if (cap.channel !== -1 && cap.channel !== channel) continue;
      const period = cap.window === "rolling" ? 0 : periodOf(cap.window, zone, now);
      let count = 0;
      for (let at = this.#count - 1; at >= 0; at--) {
        const time = this.#times[at] as number;
        if (cap.window === "rolling" ? time <= now - cap.seconds : periodOf(cap.window, zone, time) !== period) break;
        if (cap.channel === -1 || cap.channel === this.#channels[at]) count++;
      }
      if (count >= cap.count) return false;
    }
    return true;
  }
}
