import { parseTimeOfDay, SECONDS_PER_DAY, weekday } from "../../lib/civil.ts";
import { type Journey, type PoolSetting, weekdays } from "../../model/journey.ts";
import type { ProgramPool } from "../program.ts";
import { toLocal, toUtc, type Zone } from "../time/zone.ts";
import { refuseOne } from "./refuse.ts";

/** Working periods that the run meets, from the one under way on. Hours past midnight belong to the day on which they begin. */
function periodsOf({ days, from, to }: PoolSetting, zone: Zone, start: number, end: number): Pick<ProgramPool, "opens" | "closes"> {
  const opens: number[] = [];
  const closes: number[] = [];
  const [opening, closing] = [parseTimeOfDay(from ?? "00:00") ?? 0, to === undefined ? SECONDS_PER_DAY : (parseTimeOfDay(to) ?? 0)];
  for (let day = Math.floor(toLocal(zone, start) / SECONDS_PER_DAY) - 1; ; day++) {
    const open = toUtc(zone, day * SECONDS_PER_DAY + opening);
    if (open >= end) break;
    const close = toUtc(zone, (closing > opening ? day : day + 1) * SECONDS_PER_DAY + closing);
    if (close <= start || close <= open || !days.includes(weekdays[weekday(day)] as (typeof weekdays)[number])) continue;
    opens.push(Math.max(open, start));
    closes.push(close);
  }
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes) };
}

/** A pool of a journey ready to run. `path` is its place in the settings. */
function poolOf(pool: PoolSetting, path: string, zone: Zone, start: number, end: number): ProgramPool {
  const { id, perDay, servers, handlingSeconds, handling, days, from, to, patienceDays, then } = pool;
  const wrong = (code: string, message: string, todo: string): never =>
    refuseOne({ code, path, message: `The pool "${id}" ${message}.`, todo });
  if (perDay === undefined && servers === undefined)
    wrong(
      "run-pool-capacity",
      "says neither how many messages it serves a day nor how many servers it has",
      "Give perDay, or servers with handlingSeconds.",
    );
  if (servers !== undefined && handlingSeconds === undefined)
    wrong("run-pool-capacity", "has servers but no handling time", "Give handlingSeconds.");
  if (days.length === 0 || (from !== undefined && from === to))
    wrong("run-pool-hours", "has no working hours", "Give its days, and hours that begin and end at different times.");
  return {
    id,
    perPeriod: perDay ?? -1,
    servers: servers ?? 0,
    handling: handlingSeconds ?? 0,
    fixed: handling === "fixed",
    then,
    patience: then === "hold" ? Math.max(1, Math.round(patienceDays * SECONDS_PER_DAY)) : 1,
    ...periodsOf(pool, zone, start, end),
  };
}

/** The pools that messages name, each once: of several journeys those of the same id are one, as the first journey has it. */
export class PoolTable {
  readonly pools: ProgramPool[] = [];
  readonly #journeys: readonly Journey[];
  readonly #zones: readonly Zone[];
  readonly #start: number;
  readonly #end: number;

  /** `zones` are those of the journeys. */
  constructor(journeys: readonly Journey[], zones: readonly Zone[], start: number, end: number) {
    this.#journeys = journeys;
    this.#zones = zones;
    this.#start = start;
    this.#end = end;
  }

  /** Index of a pool. Throws InputError where there is none, or where it cannot serve. */
  add(id: string, journey: number, path: string): number {
    const known = this.pools.findIndex((pool) => pool.id === id);
    if (known >= 0) return known;
    const own = this.#journeys[journey]?.settings.pools.some((pool) => pool.id === id)
      ? journey
      : this.#journeys.findIndex(({ settings }) => settings.pools.some((pool) => pool.id === id));
    const at = this.#journeys[own]?.settings.pools.findIndex((pool) => pool.id === id) ?? -1;
    const pool = this.#journeys[own]?.settings.pools[at];
    if (!pool)
      return refuseOne({
        code: "run-pool-unknown",
        path: `${path}.pool`,
        message: `The journey has no pool "${id}".`,
        todo: "Add it to the journey's settings, or choose another.",
      });
    return this.pools.push(poolOf(pool, `settings.pools[${at}]`, this.#zones[own] as Zone, this.#start, this.#end)) - 1;
  }
}
