import { rested } from "../../../src-shared/lib/steps.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { ColumnData } from "../columns/column-data.ts";
import { type Plain, pick, pickSharedBits } from "../columns/gather.ts";
import type { NewEvents } from "../columns/store-base.ts";
import { FIRST, grownTo } from "./builders/builder.ts";
import type { TimedRows } from "./event-order.ts";

/** An attribute of events, in the order of the file. */
export interface AttributeColumn extends Pick<NewEvents["attributes"][number], "id" | "type"> {
  readonly data: ColumnData;
}

/** Events of one type: their rows in the order of the file, in shared memory, and the events that these or the same in another order are. */
export interface EventPart {
  readonly rows: TimedRows;
  eventsOf(rows: TimedRows): NewEvents;
}

/** Takes the rows of one type apart into what goes by row, and puts it together again. */
class PartMaker {
  readonly #rows: Uint32Array;
  readonly #arrays: Plain[] = [];
  readonly #bits: Uint32Array[] = [];
  readonly #attributes: ((rows: TimedRows) => NewEvents["attributes"][number])[] = [];

  constructor(rows: Uint32Array) {
    this.#rows = rows;
  }

  #array(values: Plain): number {
    return this.#arrays.push(pick(values, this.#rows)) - 1;
  }

  /** Leaves a column out of which no row has a value. Rests after each walk over the rows. */
  *column({ data, ...column }: AttributeColumn): Generator<undefined, void> {
    const count = this.#rows.length;
    const missing = data.missing ? pickSharedBits(data.missing, this.#rows) : undefined;
    yield;
    const absent = missing?.count() ?? 0;
    if (absent === count) return;
    const holes = missing && absent > 0 ? this.#bits.push(missing.words) - 1 : -1;
    const missingOf = ({ bits }: TimedRows) => (holes < 0 ? null : new BitSet(count, bits[holes]));
    if (data.storage === "bits") {
      const at = this.#bits.push(pickSharedBits(data.values, this.#rows).words) - 1;
      this.#attributes.push((rows) => ({
        ...column,
        data: { ...data, values: new BitSet(count, rows.bits[at]), missing: missingOf(rows) },
      }));
    } else if (data.storage === "codes") {
      const at = this.#array(data.codes);
      this.#attributes.push((rows) => ({
        ...column,
        data: { ...data, codes: rows.arrays[at] as typeof data.codes, missing: missingOf(rows) },
      }));
    } else {
      const at = this.#array(data.values);
      this.#attributes.push((rows) => ({ ...column, data: { ...data, values: rows.arrays[at], missing: missingOf(rows) } as ColumnData }));
    }
  }

  /** Rests after each walk over the rows. */
  *part(event: string, persons: Uint32Array, times: Float64Array): Generator<undefined, EventPart> {
    const at = this.#array(persons);
    yield;
    const moments = pick(times, this.#rows);
    yield;
    return {
      rows: { times: moments, arrays: this.#arrays, bits: this.#bits },
      eventsOf: (rows) => ({
        event,
        persons: rows.arrays[at] as Uint32Array,
        times: rows.times,
        attributes: this.#attributes.map((made) => made(rows)),
      }),
    };
  }
}

/** Rows that are shared among types between two rests. */
const AT_ONCE = 1 << 20;

/** Appends rows to the part of their type, of which so much is filled. */
function share(types: Uint32Array, from: number, to: number, parts: readonly Uint32Array[], filled: Uint32Array): void {
  for (let row = from; row < to; row++) {
    const type = types[row] as number;
    const at = filled[type] as number;
    (parts[type] as Uint32Array)[at] = row;
    filled[type] = at + 1;
  }
}

/** Events in the order of the file: whose, when and of which type, as numbers. */
export class EventRows {
  count = 0;
  #persons = new Uint32Array(FIRST);
  #times = new Float64Array(FIRST);
  #types = new Uint32Array(FIRST);

  /** Room for `more` rows; `expected` is how many there will be in all, as far as is known. */
  reserve(more: number, expected: number): void {
    const rows = this.count + more;
    this.#persons = grownTo(this.#persons, rows, expected);
    this.#times = grownTo(this.#times, rows, expected);
    this.#types = grownTo(this.#types, rows, expected);
  }

  add(person: number, time: number, type: number): void {
    const row = this.count++;
    this.#persons[row] = person;
    this.#times[row] = time;
    this.#types[row] = type;
  }

  /** Rows of each type, in order. `rest` is awaited often. */
  async #byType(types: number, rest: () => Promise<void>): Promise<Uint32Array[]> {
    const [of, count] = [this.#types, this.count];
    await rest();
    const sizes = new Uint32Array(types);
    for (let row = 0; row < count; row++) sizes[of[row] as number] = (sizes[of[row] as number] as number) + 1;
    const parts = Array.from(sizes, (size) => new Uint32Array(size));
    const filled = new Uint32Array(types);
    for (let from = 0; from < count; from += AT_ONCE) {
      await rest();
      share(of, from, Math.min(count, from + AT_ONCE), parts, filled);
    }
    return parts;
  }

  /** The events of each type, by the names of the types; nothing stays here. `rest` is awaited often. */
  async parts(names: readonly string[], columns: readonly AttributeColumn[], rest: () => Promise<void>): Promise<EventPart[]> {
    const made: EventPart[] = [];
    for (const [type, rows] of (await this.#byType(names.length, rest)).entries()) {
      if (rows.length === 0) continue;
      const maker = new PartMaker(rows);
      for (const column of columns) {
        await rest();
        await rested(maker.column(column), rest);
      }
      await rest();
      made.push(await rested(maker.part(names[type] as string, this.#persons, this.#times), rest));
    }
    // Whoever still has the pass would hold on to as much memory again.
    [this.#persons, this.#times, this.#types, this.count] = [new Uint32Array(0), new Float64Array(0), new Uint32Array(0), 0];
    return made;
  }
}
