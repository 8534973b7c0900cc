import { periodAt, toUtc, type Zone } from "../time/zones.ts";

/** Longest time between a moment and what any zone's clock shows for it, with room. */
const REACH = 2 * 86_400;

/** A zone's clock that remembers the period between two changes in which it was asked last. */
export class ZoneClock {
  readonly zone: Zone;
  #from = 1;
  #until = 0;
  #offset = 0;

  constructor(zone: Zone) {
    this.zone = zone;
  }

  #seek(time: number): void {
    const { untils, offsets } = this.zone;
    const period = periodAt(this.zone, time);
    this.#from = period === 0 ? Number.NEGATIVE_INFINITY : (untils[period - 1] as number);
    this.#until = untils[period] as number;
    this.#offset = offsets[period] as number;
  }

  /** The clock on the wall at a moment, as unzoned seconds. */
  toLocal(time: number): number {
    if (time < this.#from || time >= this.#until) this.#seek(time);
    return time + this.#offset;
  }

  /** The moment of a local time, by the rule of `toUtc`. */
  toUtc(local: number): number {
    const time = local - this.#offset;
    return time > this.#from + REACH && time < this.#until - REACH ? time : toUtc(this.zone, local);
  }
}
