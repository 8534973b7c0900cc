import type { SubscriberBase } from "../../table/base.ts";
import type { ProgramSubscribers } from "../program.ts";
import type { Zone } from "../time/zone.ts";
import { datesOf } from "./subscribers.ts";

/** Date fields that the run reads subscriber by subscriber, each kept once. */
export class DateTable {
  readonly #base: SubscriberBase;
  readonly #subscribers: ProgramSubscribers;
  readonly #zones: readonly Zone[];
  readonly #known = new Map<string, number>();

  constructor(base: SubscriberBase, subscribers: ProgramSubscribers, zones: readonly Zone[]) {
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
}
