import type { Program, ProgramEntry, ProgramScan, ProgramTrigger } from "../program.ts";
import { InstanceResponses, type Sight, type Test, testOf } from "./conditions.ts";
import { inSet } from "./subject.ts";

const NEVER = Number.POSITIVE_INFINITY;
const nothing = new InstanceResponses();

/** Entries that the subscriber in hand still comes to: dated ones, then those by events of this moment, then those by a daily scan. */
export class DueEntries {
  readonly #program: Program;
  readonly #tests: (Test | null)[];
  readonly #triggerTests: Test[];
  readonly #scanTests: (Test | null)[];
  readonly #due: number[] = [];
  #next = 0;
  /** Triggers that events of this moment have set off. */
  readonly #pending: number[] = [];
  #pendingAt = 0;
  /** By scan: where it stands among its midnights, or among those of the row; and whether the row was in the segment at the last one. */
  readonly #scanAt: number[];
  readonly #wasIn: boolean[];

  constructor(program: Program, sight: Sight) {
    this.#program = program;
    this.#tests = program.entries.map(({ condition }) => condition && testOf(program, condition, sight));
    this.#triggerTests = program.triggers.map(({ condition }) => testOf(program, condition, sight));
    this.#scanTests = program.scans.map(({ condition }) => condition && testOf(program, condition, sight));
    this.#scanAt = program.scans.map(() => 0);
    this.#wasIn = program.scans.map(() => false);
  }

  /** Looks up the dated entries of a row; those outside of the run are told and left out. False when nothing can bring the row in. */
  begin(row: number, outside: (entry: ProgramEntry, reason: "before-start" | "after-horizon") => void): boolean {
    const { entries, masks, start, end, triggers, scans } = this.#program;
    this.#due.length = 0;
    this.#next = 0;
    this.#pending.length = 0;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i] as ProgramEntry;
      if (entry.condition === null && !inSet(masks[entry.mask] as Uint32Array, row)) continue;
      if (entry.time < start) outside(entry, "before-start");
      else if (entry.time >= end) outside(entry, "after-horizon");
      else this.#due.push(i);
    }
    return this.#due.length > 0 || triggers.length > 0 || scans.length > 0;
  }

  /** Looks at the segments of scans as of the midnight before the run; the subscriber in hand has begun. */
  beginScans(row: number): void {
    const { scans } = this.#program;
    for (let i = 0; i < scans.length; i++) {
      const scan = scans[i] as ProgramScan;
      this.#scanAt[i] = scan.newly ? (scan.newly.offsets[row] as number) : 1;
      const test = this.#scanTests[i];
      this.#wasIn[i] = test ? test(row, scan.midnights[0] as number, nothing) : false;
    }
  }

  #scanTime(i: number, row: number): number {
    const { midnights, newly } = this.#program.scans[i] as ProgramScan;
    const at = this.#scanAt[i] as number;
    if (!newly) return at < midnights.length ? (midnights[at] as number) : NEVER;
    return at < (newly.offsets[row + 1] as number) ? (midnights[newly.days[at] as number] as number) : NEVER;
  }

  /** Time of the next entry; infinity when there is none. */
  time(row: number, now: number): number {
    if (this.#pending.length > 0) return now;
    const index = this.#due[this.#next];
    let time = index === undefined ? NEVER : (this.#program.entries[index] as ProgramEntry).time;
    for (let i = 0; i < this.#scanAt.length; i++) time = Math.min(time, this.#scanTime(i, row));
    return time;
  }

  /** An event happens at this moment. */
  hear(event: number, now: number): void {
    const { triggers } = this.#program;
    this.#pendingAt = now;
    for (let i = 0; i < triggers.length; i++) if ((triggers[i] as ProgramTrigger).event === event) this.#pending.push(i);
  }

  /** The node of the next entry of this moment; -1 when its segment does not have the subscriber. */
  take(row: number, now: number): number {
    const index = this.#due[this.#next];
    const entry = index === undefined ? undefined : (this.#program.entries[index] as ProgramEntry);
    if (index !== undefined && entry && entry.time === now) {
      this.#next++;
      const test = this.#tests[index] as Test | null;
      return test === null || test(row, now, nothing) ? entry.node : -1;
    }
    if (this.#pending.length > 0 && this.#pendingAt === now) {
      const trigger = this.#pending.shift() as number;
      return (this.#triggerTests[trigger] as Test)(row, now, nothing) ? (this.#program.triggers[trigger] as ProgramTrigger).node : -1;
    }
    for (let i = 0; i < this.#scanAt.length; i++) if (this.#scanTime(i, row) === now) return this.#scan(i, row, now);
    return -1;
  }

  #scan(i: number, row: number, now: number): number {
    const { node } = this.#program.scans[i] as ProgramScan;
    this.#scanAt[i] = (this.#scanAt[i] as number) + 1;
    const test = this.#scanTests[i];
    if (!test) return node;
    const isIn = test(row, now, nothing);
    const newly = isIn && !this.#wasIn[i];
    this.#wasIn[i] = isIn;
    return newly ? node : -1;
  }
}
