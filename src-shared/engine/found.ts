import type { Kernel } from "./fast/kernel.ts";
import { listAt } from "./fast/kernel.ts";
import type { Program } from "./program.ts";
import { CHARGE, OPEN, type OpenRequests } from "./requests.ts";

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
  /** Open requests, `OPEN.numbers` numbers each, those of a row together; who has any is not counted. */
  open: Float64Array<ArrayBuffer>;
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
  into.open = joined(into.open, from.open);
}

/** Arrays of a part that can be handed over to another thread. */
export const buffersOf = ({ sums, askers, open }: Found): ArrayBuffer[] =>
  [sums.flat, sums.charges, askers.charges, open].map(({ buffer }) => buffer);

/** Open requests that were found. */
export const openRequests = (open: Float64Array<ArrayBuffer>): OpenRequests => ({
  doubles: open,
  ints: new Int32Array(open.buffer),
  first: 0,
  count: open.length / OPEN.numbers,
});

/** Takes the open requests that the kernel has found; its list is empty after that. */
function takeOpen(kernel: Kernel): Float64Array<ArrayBuffer> {
  const list = kernel.openRequests();
  const { data, count } = listAt(kernel, list);
  const open = new Float64Array(kernel.memory.buffer, data, count * OPEN.numbers).slice();
  new Int32Array(kernel.memory.buffer)[list / 4 + 1] = 0;
  return open;
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
