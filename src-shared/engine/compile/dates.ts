import { anniversaries } from "../../lib/anniversary.ts";
import type { SubscriberBase } from "../../table/base.ts";
import { NO_DATE, type ProgramSubscribers } from "../program.ts";
import type { Zone } from "../time/zone.ts";
import { shared } from "./masks.ts";
import { datesOf } from "./subscribers.ts";

/** Days of the shortest year. */
const SHORT_YEAR = 365;

/** Date fields that the run reads subscriber by subscriber, each kept once. */
export class DateTable {
  readonly #base: SubscriberBase;
  readonly #subscribers: ProgramSubscribers;
  readonly #zones: readonly Zone[];
  readonly #days: { first: number; last: number };
  readonly #known = new Map<string, number>();
  readonly #rounds = new Map<string, readonly number[]>();

  /** `days` are the first and the last day of the run in UTC. */
  constructor(base: SubscriberBase, subscribers: ProgramSubscribers, zones: readonly Zone[], days: { first: number; last: number }) {
    this.#days = days;
    this.#base = base;
    this.#subscribers = subscribers;
    this.#zones = zones;
  }

  isDate(field: string): boolean {
    return this.#base.fields.some(({ id, type }) => id === field && type === "date");
  }

  /** Index of a field's dates. Throws InputError where it holds none. */
  add(field: string, path: string): number {
    const known = this.#known.get(field);
    if (known !== undefined) return known;
    const { dates, zone } = this.#subscribers;
    dates.push(datesOf(this.#base, field, path, zone, this.#zones));
    this.#known.set(field, dates.length - 1);
    return dates.length - 1;
  }

  /** Indices of a field's anniversaries, in turn, that a rule on the next `ahead` days can meet in the run. Throws InputError as `add` does. */
  addAnniversaries(field: string, ahead: number, path: string): readonly number[] {
    const key = `${ahead} ${field}`;
    const known = this.#rounds.get(key);
    if (known) return known;
    const { dates } = this.#subscribers;
    const own = dates[this.add(field, path)] as Int32Array;
    // A calendar may be a day behind UTC or ahead of it.
    const from = this.#days.first - 1;
    const count = Math.ceil((this.#days.last + 1 + ahead - from) / SHORT_YEAR) + 1;
    const rounds = Array.from({ length: count }, () => shared(new Int32Array(own.length).fill(NO_DATE)));
    own.forEach((date, row) => {
      if (date === NO_DATE) return;
      for (const [at, day] of anniversaries(date, from, count).entries()) (rounds[at] as Int32Array)[row] = day;
    });
    const indices = rounds.map((round) => dates.push(round) - 1);
    this.#rounds.set(key, indices);
    return indices;
  }
}
