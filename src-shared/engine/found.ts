import type { Kernel } from "./fast/kernel.ts";
import { listAt } from "./fast/kernel.ts";
import type { Program } from "./program.ts";
import { CHARGE, type OpenRequest } from "./requests.ts";

/** Requests of a subscriber that are open. */
export interface OpenRow {
  row: number;
  requests: OpenRequest[];
}

/** What some subscribers have asked for. */
interface Asked {
  /** By experiment: when somebody came first. */
  arrivals: number[];
  /** By pool: the longest wait. */
  longest: number[];
  /** Charges on budgets in the stretch that is gathered, `CHARGE` numbers each. */
  charges: Float64Array<ArrayBuffer>;
}

/** With what they have counted. */
export interface Sums extends Asked {
  flat: Float64Array<ArrayBuffer>;
}

/** What a way through the base found. Parts of the base add up. */
export interface Found {
  sums: Sums;
  /** Where pools are generous: what those asked for who asked a pool, who have counted with the rest. */
  askers: Asked;
  askerRows: number[];
  /** Those whose requests are open; they are not counted. */
  open: OpenRow[];
}

function joined(one: Float64Array<ArrayBuffer>, other: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  if (other.length === 0) return one;
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

export function addAsked(into: Asked, from: Asked): void {
  into.charges = joined(into.charges, from.charges);
  into.arrivals = into.arrivals.map((time, at) => Math.min(time, from.arrivals[at] as number));
  into.longest = into.longest.map((wait, at) => Math.max(wait, from.longest[at] as number));
}

export function addSums(into: Sums, from: Sums): void {
  for (let at = 0; at < from.flat.length; at++) into.flat[at] = (into.flat[at] as number) + (from.flat[at] as number);
  addAsked(into, from);
}

/** Adds what another part of the base found. */
export function addFound(into: Found, from: Found): void {
  addSums(into.sums, from.sums);
  addAsked(into.askers, from.askers);
  into.askerRows = into.askerRows.concat(from.askerRows);
  into.open = into.open.concat(from.open);
}

/** Arrays of a part that can be handed over to another thread. */
export const buffersOf = ({ sums, askers }: Found): ArrayBuffer[] => [sums.flat.buffer, sums.charges.buffer, askers.charges.buffer];

const OPEN_BYTES = 64;

/** Takes the open requests that the kernel has found; the list is empty after that. */
export function takeOpen(kernel: Kernel): OpenRow[] {
  if (kernel.openCount() === 0) return [];
  const list = kernel.openRequests();
  const { data, count } = listAt(kernel, list);
  const view = new DataView(kernel.memory.buffer);
  const rows: OpenRow[] = [];
  for (let i = 0; i < count; i++) {
    const at = data + i * OPEN_BYTES;
    const numbers = Array.from({ length: 7 }, (_, number) => view.getFloat64(at + number * 8, true));
    const [leaves = 0, ...key] = numbers;
    const request = { pool: view.getInt32(at + 56, true), key, leaves };
    const row = view.getInt32(at + 60, true);
    const before = rows.at(-1);
    if (before?.row === row) before.requests.push(request);
    else rows.push({ row, requests: [request] });
  }
  view.setInt32(list + 4, 0, true);
  return rows;
}

function askedOf({ experiments, pools }: Program, kernel: Kernel, asked: boolean): Asked {
  const which = Number(asked);
  const { data, count } = listAt(kernel, kernel.charges(which));
  return {
    arrivals: experiments.map((_, index) => kernel.arrival(index, which)),
    longest: pools.map((_, index) => kernel.longest(index, which)),
    charges: new Float64Array(kernel.memory.buffer, data, count * CHARGE).slice(),
  };
}

/** What the kernel has found in its pass. `size` counts the counts. */
export function foundBy(program: Program, kernel: Kernel, size: number): Found {
  const { data, count } = listAt(kernel, kernel.askerRows());
  return {
    sums: { ...askedOf(program, kernel, false), flat: new Float64Array(kernel.memory.buffer, kernel.counts(), size).slice() },
    askers: askedOf(program, kernel, true),
    askerRows: [...new Uint32Array(kernel.memory.buffer, data, count)],
    open: takeOpen(kernel),
  };
}
