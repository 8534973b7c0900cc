import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { columnOfData, dataOfColumn } from "../columns/column-data.ts";
import { gather, pickOwn } from "../columns/gather.ts";
import { KeyIndex } from "../columns/key-index.ts";
import { doubleKeys, everyRow, radixSteps } from "../columns/radix.ts";
import type { KeyWords, NewEventBase, NewEvents } from "../columns/store-base.ts";
import type { StoredEvents, StoredPartition } from "../columns/stored-events.ts";
import { asType, commonType, emptyColumn } from "./as-type.ts";
import { mergingColumn } from "./merge-column.ts";

/** One column after the other. */
function* concatenated(first: Column, second: Column): Generator<undefined, Column> {
  const rows = first.length + second.length;
  const type = commonType(first.type, second.type);
  const assignment = new Int32Array(rows).fill(-1);
  for (let row = 0; row < second.length; row++) assignment[first.length + row] = row;
  const merged = yield* mergingColumn(asType(first, type), asType(second, type), assignment, "keep", new BitSet(rows));
  return merged.column;
}

/** The first words, then those of the second in the places of the list. */
function withMore(first: Uint32Array, second: Uint32Array, places: Uint32Array): Uint32Array {
  const all = new Uint32Array(first.length + places.length);
  all.set(first);
  for (let at = 0; at < places.length; at++) all[first.length + at] = second[places[at] as number] as number;
  return all;
}

/** People who are known, then those that are new, and the number of each of the file's people, who come once. */
function* allPeople(known: KeyWords, file: KeyWords): Generator<undefined, { people: KeyWords; numbers: Uint32Array }> {
  const index = yield* KeyIndex.building(known);
  const numbers = new Uint32Array(file.low.length);
  const places = new Uint32Array(file.low.length);
  let fresh = 0;
  for (let at = 0; at < numbers.length; at++) {
    const found = index.find(file.high[at] as number, file.low[at] as number);
    numbers[at] = found < 0 ? known.low.length + fresh : found;
    if (found < 0) places[fresh++] = at;
  }
  const added = places.subarray(0, fresh);
  return { people: { high: withMore(known.high, file.high, added), low: withMore(known.low, file.low, added) }, numbers };
}

type Attributes = NewEvents["attributes"];

/** The attributes of events, those that are there before those of the file, in an order. */
function* joinedAttributes(old: StoredPartition, { times, attributes }: NewEvents, order: Uint32Array): Generator<undefined, Attributes> {
  const made: Attributes[number][] = [];
  for (const id of new Set([...old.attributes.keys(), ...attributes.map((each) => each.id)])) {
    yield;
    const given = attributes.find((each) => each.id === id);
    const known = old.attributes.get(id);
    const second = given && columnOfData(given.type, given.data, times.length);
    const type = (known ?? second)?.type ?? "text";
    const whole = yield* concatenated(known ?? emptyColumn(type, old.times.length), second ?? emptyColumn(type, times.length));
    made.push({ id, type: whole.type, data: dataOfColumn(gather(whole, order)) });
  }
  return made;
}

/**
 * The events of a file added to those that are there. Types that the file does not have stay as they are stored; those that it has are put
 * in order of time anew, earlier ones first where times are equal. Rests now and then.
 */
export function* appendingEvents(stored: StoredEvents, file: NewEventBase): Generator<undefined, NewEventBase> {
  const { people, numbers } = yield* allPeople(stored.people, file.people);
  const partitions: NewEvents[] = [];
  for (const partition of file.partitions) {
    yield;
    const added = pickOwn(numbers, partition.persons);
    const old = stored.partition(partition.event);
    if (!old) {
      partitions.push({ ...partition, persons: added });
      continue;
    }
    const rows = old.times.length + partition.times.length;
    const persons = new Uint32Array(rows);
    persons.set(old.persons);
    persons.set(added, old.persons.length);
    const times = new Float64Array(rows);
    times.set(old.times);
    times.set(partition.times, old.times.length);
    const order = yield* radixSteps(doubleKeys(times), everyRow(rows));
    const attributes = yield* joinedAttributes(old, partition, order);
    partitions.push({ event: partition.event, persons: pickOwn(persons, order), times: pickOwn(times, order), attributes });
  }
  return { people, partitions, others: "stay" };
}
