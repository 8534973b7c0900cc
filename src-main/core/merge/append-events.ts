import type { FieldType } from "../../../src-shared/model/field.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { columnOfData, dataOfColumn } from "../columns/column-data.ts";
import { gather } from "../columns/gather.ts";
import { doubleKeys, radixOrder } from "../columns/radix.ts";
import type { KeyWords, NewEventBase, NewEvents } from "../columns/store-base.ts";
import type { StoredEvents } from "../columns/stored-events.ts";
import { asType, commonType, emptyColumn } from "./as-type.ts";
import { mergeColumn } from "./merge-column.ts";

/** One column after the other. */
function concatenated(first: Column, second: Column): Column {
  const rows = first.length + second.length;
  const type = commonType(first.type, second.type);
  const assignment = Int32Array.from({ length: rows }, (_, row) => (row < first.length ? -1 : row - first.length));
  return mergeColumn(asType(first, type), asType(second, type), assignment, "keep", new BitSet(rows)).column;
}

/** People who are known, then those that are new, and the number of each of the file's people. */
function allPeople(known: KeyWords, file: KeyWords): { people: KeyWords; numbers: Uint32Array } {
  const places = new Map<string, number>();
  for (let at = 0; at < known.low.length; at++) places.set(`${known.high[at]}:${known.low[at]}`, at);
  const high = Array.from(known.high);
  const low = Array.from(known.low);
  const numbers = Uint32Array.from(file.low, (word, at) => {
    const key = `${file.high[at]}:${word}`;
    const found = places.get(key);
    if (found !== undefined) return found;
    high.push(file.high[at] ?? 0);
    return low.push(word) - 1;
  });
  return { people: { high: Uint32Array.from(high), low: Uint32Array.from(low) }, numbers };
}

const attribute = (id: string, column: Column): { id: string; type: FieldType; data: ReturnType<typeof dataOfColumn> } => ({
  id,
  type: column.type,
  data: dataOfColumn(column),
});

/**
 * The events of a file added to those that are there. Types that the file does not have stay as they are stored; those that it has are put
 * in order of time anew, earlier ones first where times are equal.
 */
export function appendEvents(stored: StoredEvents, file: NewEventBase): NewEventBase {
  const { people, numbers } = allPeople(stored.people, file.people);
  const partitions = file.partitions.map((partition): NewEvents => {
    const added = Uint32Array.from(partition.persons, (person) => numbers[person] ?? 0);
    const old = stored.partition(partition.event);
    if (!old) return { ...partition, persons: added };
    const rows = old.times.length + partition.times.length;
    const persons = new Uint32Array(rows);
    persons.set(old.persons);
    persons.set(added, old.persons.length);
    const times = new Float64Array(rows);
    times.set(old.times);
    times.set(partition.times, old.times.length);
    const order = radixOrder(
      doubleKeys(times),
      Uint32Array.from(times, (_, row) => row),
    );
    const names = new Set([...old.attributes.keys(), ...partition.attributes.map(({ id }) => id)]);
    const attributes = [...names].map((id) => {
      const given = partition.attributes.find((each) => each.id === id);
      const known = old.attributes.get(id);
      const second = given && columnOfData(given.type, given.data, partition.times.length);
      const type = (known ?? second)?.type ?? "text";
      const whole = concatenated(known ?? emptyColumn(type, old.times.length), second ?? emptyColumn(type, partition.times.length));
      return attribute(id, gather(whole, order));
    });
    return {
      event: partition.event,
      persons: Uint32Array.from(order, (row) => persons[row] ?? 0),
      times: Float64Array.from(order, (row) => times[row] ?? 0),
      attributes,
    };
  });
  return { people, partitions, others: "stay" };
}
