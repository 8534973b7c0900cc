import { canonicalJson } from "../../lib/canonical-json.ts";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { ModelParameter } from "../../model/results.ts";
import type { Segment } from "../../model/segment.ts";
import { eventsWhere } from "../../segments/evaluate.ts";
import type { SubscriberBase } from "../../table/base.ts";
import type { ProgramEvents } from "../program.ts";
import { eventPurpose, streamOf } from "../random/streams.ts";
import { shared } from "./masks.ts";
import { refuseOne } from "./refuse.ts";

/** A month of rates, in seconds. */
const MONTH = 30 * SECONDS_PER_DAY;
/** As far back the history is read for rates, at most. */
const HISTORY = 365 * SECONDS_PER_DAY;

/** Events of the history by row: `offsets` of `rows + 1`, and times. Only those that `keep` takes. */
function byRow(
  rows: number,
  subscribers: Uint32Array,
  times: Float64Array,
  keep: (at: number) => boolean,
): Pick<ProgramEvents, "offsets" | "times"> {
  const offsets = new Uint32Array(rows + 1);
  for (let at = 0; at < times.length; at++)
    if (keep(at)) offsets[(subscribers[at] as number) + 1] = (offsets[(subscribers[at] as number) + 1] as number) + 1;
  for (let row = 0; row < rows; row++) offsets[row + 1] = (offsets[row + 1] as number) + (offsets[row] as number);
  const next = offsets.slice();
  const sorted = new Uint32Array(offsets[rows] as number);
  for (let at = 0; at < times.length; at++) {
    if (!keep(at)) continue;
    const row = subscribers[at] as number;
    sorted[next[row] as number] = Math.max(0, times[at] as number);
    next[row] = (next[row] as number) + 1;
  }
  return { offsets: shared(offsets), times: shared(sorted) };
}

/**
 * By row the rate a second at which an event arises: the mean of a gamma distribution fitted by moments to how often subscribers had it,
 * given how often this one did. Where the counts vary no more than chance makes them, everyone has the mean rate.
 */
function ratesOf({ offsets, times }: Pick<ProgramEvents, "offsets" | "times">, start: number): { rates: Float32Array; mean: number } {
  const rows = offsets.length - 1;
  const rates = new Float32Array(rows);
  const first = times.reduce((least, time) => Math.min(least, time), start);
  const since = Math.max(first, start - HISTORY);
  const span = Math.max(SECONDS_PER_DAY, start - since);
  const counts = new Float64Array(rows);
  for (let row = 0; row < rows; row++)
    for (let at = offsets[row] as number; at < (offsets[row + 1] as number); at++)
      if ((times[at] as number) >= since && (times[at] as number) < start) counts[row] = (counts[row] as number) + 1;
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, rows);
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / Math.max(1, rows - 1);
  const extra = variance - mean;
  for (let row = 0; row < rows; row++) {
    const shape = extra > 0 ? (mean * mean) / extra : Number.POSITIVE_INFINITY;
    const expected = extra > 0 ? (shape + (counts[row] as number)) / (shape / mean + 1) : mean;
    rates[row] = mean === 0 ? 0 : expected / span;
  }
  return { rates, mean: mean / span };
}

/** Kinds of events that the run hears or counts, each with its `where` kept once. */
export class EventTable {
  readonly events: ProgramEvents[] = [];
  readonly used: ModelParameter[] = [];
  readonly replays: boolean;
  readonly #base: SubscriberBase;
  readonly #start: number;
  readonly #given: Readonly<Record<string, { perMonth: number }>>;
  readonly #known = new Map<string, number>();

  /** `given` are rates that the journey states. */
  constructor(base: SubscriberBase, start: number, replays: boolean, given: Readonly<Record<string, { perMonth: number }>>) {
    this.#base = base;
    this.#start = start;
    this.replays = replays;
    this.#given = given;
  }

  /** Index of an event. Throws InputError for one that was never seen and has no rate. */
  add(name: string, where: Segment | null, path: string): number {
    const key = `${name} ${where === null ? "" : canonicalJson(where)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const partition = this.#base.events(name);
    const given = this.#given[name];
    if (!partition && !given)
      refuseOne({
        code: "run-event-unknown",
        path,
        message: `The event "${name}" was never seen: it is not in the imported history and no response to a message.`,
        todo: "Import it, name another one, or give its rate among the settings of the response model (events).",
      });
    const { rows } = this.#base;
    const meant = partition && where ? eventsWhere(where, partition, this.#start) : undefined;
    const until = this.replays ? Number.POSITIVE_INFINITY : this.#start;
    const history = partition
      ? byRow(rows, partition.rows, partition.times, (at) => (partition.times[at] as number) <= until && (meant?.has(at) ?? true))
      : { offsets: shared(new Uint32Array(rows + 1)), times: shared(new Uint32Array(0)) };
    const index = this.events.length;
    this.events.push({
      name,
      ...history,
      replayed: this.replays,
      rates: this.replays ? null : this.#rates(name, history),
      stream: streamOf("", eventPurpose(key)),
    });
    this.#known.set(key, index);
    return index;
  }

  #rates(name: string, history: Pick<ProgramEvents, "offsets" | "times">): Float32Array {
    const given = this.#given[name];
    if (given) {
      this.used.push({ name: `events.${name}.perMonth`, value: given.perMonth, badge: "yours", source: "Given in the journey" });
      return shared(new Float32Array(this.#base.rows).fill(given.perMonth / MONTH));
    }
    const { rates, mean } = ratesOf(history, this.#start);
    this.used.push({
      name: `events.${name}.perMonth`,
      value: mean * MONTH,
      badge: "blended",
      source:
        mean === 0
          ? "The imported history has none in the year before the start, so that none arises"
          : "Mean of the imported history; each subscriber's own rate is drawn towards it",
    });
    return shared(rates);
  }
}
