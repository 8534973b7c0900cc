import type { ProgramPool } from "../program.ts";
import type { Queued } from "./world.ts";

/** One pool while the run goes on: who waits, how many were served in each period, and when busy servers are free. */
export interface PoolState {
  pool: ProgramPool;
  queue: Queued[];
  used: Map<number, number>;
  busyUntil: number[];
}

export const poolState = (pool: ProgramPool): PoolState => ({ pool, queue: [], used: new Map(), busyUntil: [] });

/** Position of the working period that a moment lies in; -1 outside of them. */
const periodOf = ({ opens, closes }: ProgramPool, time: number): number =>
  opens.findIndex((open, at) => open <= time && time < (closes[at] as number));

/** Whether the pool can serve one more message at a moment. */
export function canServe({ pool, used, busyUntil }: PoolState, time: number): boolean {
  const period = periodOf(pool, time);
  if (period === -1) return false;
  if (pool.perPeriod >= 0 && (used.get(period) ?? 0) >= pool.perPeriod) return false;
  return pool.servers === 0 || busyUntil.filter((until) => until > time).length < pool.servers;
}

/** The next moment, now or later, at which it may be able to: now, an opening, or the end of a server's work. */
export function nextChance(state: PoolState, now: number): number {
  if (canServe(state, now)) return now;
  const moments = [...state.pool.opens, ...state.busyUntil].filter((time) => time > now);
  return Math.min(...moments.filter((time) => canServe(state, time)), Number.POSITIVE_INFINITY);
}

/** A slot and a server are taken. */
export function serve({ pool, used, busyUntil }: PoolState, now: number, handling: number): void {
  const period = periodOf(pool, now);
  used.set(period, (used.get(period) ?? 0) + 1);
  if (pool.servers > 0) busyUntil.push(now + handling);
}
