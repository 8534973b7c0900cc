import type { Decisions, OrderKey } from "./decisions.ts";
import { Machine } from "./fast/machine.ts";
import { type Found, foundBy } from "./found.ts";
import type { Program, Send } from "./program.ts";
import type { Gather, OpenRequests } from "./requests.ts";

/** So many subscribers who were tried tell what to expect of the next. */
const REMEMBERED = 8;

/** One way through the base: which replication, with what settled. */
export interface Pass {
  replication: number;
  decisions: Decisions;
  /** The stretch of the run whose charges on budgets are to be gathered. */
  gather: Gather | null;
  /** Rates of messages by node, where they are not the program's. */
  sends: readonly (Send | null)[] | null;
  /** Rows were counted before, by a pass with the same decisions but that its pools were generous; that is taken back. */
  replaces: boolean;
}

/** Runs subscribers of a pass and gathers what they find. */
export class PassRunner {
  readonly #program: Program;
  readonly #machine: Machine;
  #pass: Pass;

  /** How many more of the subscribers tried of late asked for nothing more than did: what to expect of the next. */
  #ends = 0;
  /** Whose rates the machine has. */
  #rated = -1;

  /** Begins its first pass. */
  constructor(program: Program, pass: Pass) {
    this.#program = program;
    this.#machine = new Machine(program);
    this.#pass = pass;
    this.begin(pass);
  }

  begin(pass: Pass): void {
    this.#pass = pass;
    if (pass.sends && this.#rated !== pass.replication) this.#machine.rate(pass.sends);
    this.#rated = pass.replication;
    this.#machine.begin(pass.replication, pass.decisions, pass.gather);
  }

  /** Runs rows `from`, a multiple of 32, up to at most `to`; the row after the last that was run. */
  runBlock(from: number, to: number): number {
    return this.#machine.runBlock(from, to);
  }

  /** Runs a subscriber; those whose requests stay open are not counted, unless `last`. */
  run(row: number, last = false): void {
    if (this.#pass.replaces) this.#machine.replaceRow(row);
    else this.#machine.runRow(row, last);
  }

  /** What the pass found so far. */
  found(): Found {
    return foundBy(this.#program, this.#machine.kernel, this.#machine.layout.size);
  }

  /**
   * Tries a pool's turn for a request: whether it was served, for how long a server is busy, and what the subscriber asks for now, which
   * lies in the kernel's memory until something is run again.
   */
  try(row: number, pool: number, key: OrderKey): { served: boolean; handling: number; open: OpenRequests | null } {
    const { kernel } = this.#machine;
    this.#machine.open(this.#pass.decisions.pools, pool);
    this.#machine.focus(key);
    if (this.#ends >= 0) this.#machine.runRowToEnd(row);
    else this.run(row);
    this.#machine.focus(null);
    const open = this.#machine.takeOpen();
    this.#ends = Math.max(-REMEMBERED, Math.min(REMEMBERED, this.#ends + (open ? -1 : 1)));
    return { served: kernel.served() !== 0, handling: kernel.handling(), open };
  }
}
