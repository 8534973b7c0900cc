import type { Decisions, OrderKey } from "./decisions.ts";
import { Machine } from "./fast/machine.ts";
import type { Charge, Gather, OpenRequest } from "./fast/requests.ts";
import type { Program, Send } from "./program.ts";

/** One way through the base: which replication, with what settled. */
export interface Pass {
  replication: number;
  decisions: Decisions;
  /** The stretch of the run whose charges on budgets are to be gathered. */
  gather: Gather | null;
  /** Rates of messages by node, where they are not the program's. */
  sends: readonly (Send | null)[] | null;
}

/** Requests of a subscriber that are open. */
export interface OpenRow {
  row: number;
  requests: OpenRequest[];
}

/** What some subscribers have counted and asked for. */
export interface Sums {
  flat: Float64Array<ArrayBuffer>;
  /** By experiment: when somebody came first. */
  arrivals: number[];
  /** By pool: the longest wait. */
  longest: number[];
  charges: Charge[];
}

/** What a way through the base found. Parts of the base add up. */
export interface Found {
  sums: Sums;
  /** Where pools are generous: those who asked one, apart from the rest; null where there are no pools. */
  askers: Sums | null;
  askerRows: number[];
  /** Those whose requests are open; they are not counted. */
  open: OpenRow[];
}

const noSums = (program: Program, size: number): Sums => ({
  flat: new Float64Array(size),
  arrivals: program.experiments.map(() => Number.POSITIVE_INFINITY),
  longest: program.pools.map(() => 0),
  charges: [],
});

export const nothingFound = (program: Program, size: number): Found => ({
  sums: noSums(program, size),
  askers: program.pools.length > 0 ? noSums(program, size) : null,
  askerRows: [],
  open: [],
});

export function addSums(into: Sums, from: Sums): void {
  for (const [at, count] of from.flat.entries()) into.flat[at] = (into.flat[at] as number) + count;
  for (const charge of from.charges) into.charges.push(charge);
  from.arrivals.forEach((time, at) => {
    into.arrivals[at] = Math.min(into.arrivals[at] as number, time);
  });
  from.longest.forEach((wait, at) => {
    into.longest[at] = Math.max(into.longest[at] as number, wait);
  });
}

/** Adds what another part of the base found. */
export function addFound(into: Found, from: Found): void {
  addSums(into.sums, from.sums);
  if (into.askers && from.askers) addSums(into.askers, from.askers);
  for (const row of from.askerRows) into.askerRows.push(row);
  for (const row of from.open) into.open.push(row);
}

/** Runs subscribers of a pass one by one and gathers what they find. */
export class PassRunner {
  readonly machine: Machine;
  readonly #program: Program;
  #pass: Pass;
  found: Found;

  constructor(program: Program, pass: Pass) {
    this.#program = program;
    this.machine = new Machine(program);
    this.#pass = pass;
    this.found = nothingFound(program, this.machine.layout.size);
    this.begin(pass);
  }

  begin(pass: Pass): void {
    this.#pass = pass;
    this.machine.decide(pass.decisions);
    if (pass.sends) this.machine.rate(pass.sends);
    this.machine.requests.gather = pass.gather;
    this.found = nothingFound(this.#program, this.machine.layout.size);
    this.machine.ledger.flat = this.found.sums.flat;
  }

  /** Runs a subscriber; those whose requests stay open are not counted, unless `last`. */
  run(row: number, last = false): void {
    const { machine, found } = this;
    const { requests, ledger } = machine;
    requests.clear();
    if (this.#program.pools.length > 0) ledger.open();
    machine.run(row, this.#pass.replication);
    if (requests.asked && this.#pass.decisions.generous && found.askers) {
      found.askerRows.push(row);
      ledger.takeBack(found.askers.flat);
      this.#keep(found.askers);
    } else if (requests.open.length > 0 && !last) {
      ledger.takeBack(null);
      found.open.push({ row, requests: [...requests.open] });
    } else this.#keep(found.sums);
  }

  #keep({ arrivals, longest, charges }: Sums): void {
    const { requests } = this.machine;
    for (let i = 0; i < arrivals.length; i++) arrivals[i] = Math.min(arrivals[i] as number, requests.arrivals[i] as number);
    for (let i = 0; i < longest.length; i++) longest[i] = Math.max(longest[i] as number, requests.longest[i] as number);
    for (let i = 0; i < requests.charges.length; i++) charges.push(requests.charges[i] as Charge);
  }

  /** Tries a pool's turn for a request: whether it was served, and for how long a server is busy. */
  try(row: number, key: OrderKey): { served: boolean; handling: number } {
    const { requests } = this.machine;
    requests.focus = key;
    requests.served = false;
    this.run(row);
    requests.focus = null;
    return { served: requests.served, handling: requests.handling };
  }
}
