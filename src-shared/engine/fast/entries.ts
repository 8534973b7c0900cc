import type { Program, ProgramEntry } from "../program.ts";
import { type Sight, type Test, testOf } from "./conditions.ts";
import { inSet } from "./subject.ts";

/** Entries that the subscriber in hand still comes to, in the order of time. */
export class DueEntries {
  readonly #program: Program;
  readonly #tests: (Test | null)[];
  readonly #due: number[] = [];
  #next = 0;

  constructor(program: Program, sight: Sight) {
    this.#program = program;
    this.#tests = program.entries.map(({ condition }) => condition && testOf(program, condition, sight));
  }

  /** Looks up the entries of a row; those outside of the run are told and left out. False when none is due. */
  begin(row: number, outside: (entry: ProgramEntry, reason: "before-start" | "after-horizon") => void): boolean {
    const { entries, masks, start, end } = this.#program;
    this.#due.length = 0;
    this.#next = 0;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as ProgramEntry;
      if (entry.condition === null && !inSet(masks[entry.mask] as Uint32Array, row)) continue;
      if (entry.time < start) outside(entry, "before-start");
      else if (entry.time >= end) outside(entry, "after-horizon");
      else this.#due.push(i);
    }
    return this.#due.length > 0;
  }

  /** Time of the next entry; infinity when there is none. */
  time(): number {
    const index = this.#due[this.#next];
    return index === undefined ? Number.POSITIVE_INFINITY : (this.#program.entries[index]?.time as number);
  }

  /** The next entry, or null when its segment does not have the subscriber at its moment. */
  take(row: number): ProgramEntry | null {
    const index = this.#due[this.#next++] as number;
    const entry = this.#program.entries[index] as ProgramEntry;
    const test = this.#tests[index] as Test | null;
    return test === null || test(row, entry.time) ? entry : null;
  }
}
