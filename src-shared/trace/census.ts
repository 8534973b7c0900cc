import { type Fate, SAMPLE_KEYS, type Whereabouts } from "../model/trace.ts";
import { poolName } from "../plan/pools.ts";
import { lowerFirst, reasonText } from "../plan/words.ts";
import type { SubscriberFate } from "./fate.ts";
import type { Place } from "./places.ts";

interface Group {
  fate: SubscriberFate;
  count: number;
  /** Rows with the hashes that choose among them. */
  sample: { row: number; high: number; low: number }[];
}

/** What a group's subscribers have in common, in words. */
function fateText({ what, reason, came }: SubscriberFate, place: Place): string {
  const { label } = place;
  const there = came ? "here" : `at “${label}”`;
  switch (what) {
    case "waiting":
      return came ? "Waiting here when the run ended" : `Still ${there} when the run ended`;
    case "held":
      return `Held ${there} when the run ended`;
    case "queued":
      return `In the queue of “${poolName(place.journey, reason)}” ${came ? "" : `${there} `}when the run ended`;
    case "exited":
      return `Left the journey ${there}: ${lowerFirst(reasonText(reason))}`;
    case "completed":
      return `Reached the end of a path ${there}${reason === "next" ? "" : `, by “${place.outletText(reason)}”`}`;
    case "not-entered":
      return `Did not enter ${there}: ${lowerFirst(reasonText(reason))}`;
    case "no-path":
      return `Entered ${there}, from where no path leads here`;
    case "outlet":
      return `Took “${place.outletText(reason)}” ${there}`;
    case "passed":
      if (reason === "sent") return "Was sent the message and went on";
      if (place.op.op === "send") return `Went on without the message: ${lowerFirst(reasonText(reason))}`;
      return reason === "next" ? "Went on" : `Went on by “${place.outletText(reason)}”`;
  }
}

const byHash = (a: Group["sample"][number], b: Group["sample"][number]) => a.high - b.high || a.low - b.low;

/** Counts subscribers by what became of them. The keys kept for each group depend on the subscribers alone, not on their order. */
export class Census {
  readonly #groups = new Map<string, Group>();
  readonly #keyHash: { readonly high: Uint32Array; readonly low: Uint32Array };

  constructor(keyHash: { readonly high: Uint32Array; readonly low: Uint32Array }) {
    this.#keyHash = keyHash;
  }

  add(row: number, fate: SubscriberFate): void {
    const name = `${fate.came} ${fate.what} ${fate.node} ${fate.reason}`;
    const group = this.#groups.get(name) ?? { fate, count: 0, sample: [] };
    this.#groups.set(name, group);
    group.count++;
    group.sample.push({ row, high: this.#keyHash.high[row] as number, low: this.#keyHash.low[row] as number });
    if (group.sample.length >= SAMPLE_KEYS * 4) group.sample = group.sample.sort(byHash).slice(0, SAMPLE_KEYS);
  }

  /** The groups, most first. `keyOf` gives the key of a row. */
  whereabouts(
    places: readonly Place[],
    keyOf: (row: number) => string,
  ): Pick<Whereabouts, "matched" | "came" | "stopped" | "here" | "rest"> {
    const fates = [...this.#groups.values()].map(({ fate, count, sample }) => {
      const place = places[fate.node];
      if (!place) throw new Error(`The run has no node ${fate.node}`);
      const rows = sample.sort(byHash).slice(0, SAMPLE_KEYS);
      const keys = rows.map(({ row }) => keyOf(row)).sort((a, b) => (a < b ? -1 : 1));
      const { what, reason, came } = fate;
      const told: Fate = { what, node: place.node.id, label: place.label, reason, text: fateText(fate, place), count, keys };
      return { came, told };
    });
    const most = (came: boolean) =>
      fates
        .filter((each) => each.came === came)
        .map(({ told }) => told)
        .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
    const sum = (groups: readonly Fate[]) => groups.reduce((total, { count }) => total + count, 0);
    const [here, rest] = [most(true), most(false)];
    return { matched: sum(here) + sum(rest), came: sum(here), stopped: sum(rest), here, rest };
  }
}
