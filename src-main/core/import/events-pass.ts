import { InputError } from "../../../src-shared/lib/input-error.ts";
import { rested } from "../../../src-shared/lib/steps.ts";
import { EVENT_FIELD, type Mapping, TIME_FIELD } from "../../../src-shared/model/import.ts";
import { textsOf } from "../columns/column-data.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import { hashingEvents, type NewEventBase } from "../columns/store-base.ts";
import { textAt } from "./cell-notes.ts";
import { expectedRows } from "./collect/collector.ts";
import { EventCells, NONE } from "./event-cells.ts";
import type { TimedRows } from "./event-order.ts";
import { EventPeople } from "./event-people.ts";
import { EventRows } from "./event-rows.ts";
import { feed } from "./feed.ts";
import { trimmedCell } from "./keys.ts";
import type { ColumnPlan } from "./plan-columns.ts";
import type { Rejects } from "./rejects.ts";
import { cellsOf, RowSink } from "./row-sink.ts";
import type { Pass, Source } from "./subscribers-pass.ts";

function eventName(mapping: Mapping, name: string): string {
  const given = mapping.event;
  if (given !== undefined) return given;
  return name.replace(/\.[^.]*$/, "").trim() || "event";
}

/**
 * Reads events: each names its subscriber, a time and, where the file has such a column, its type; without it all are of the mapping's
 * `event`, or named after the file. Events of people who are not in the base are rejected and counted by key.
 */
export async function eventsPass(
  source: Source,
  mapping: Mapping,
  plan: ColumnPlan,
  rejects: Rejects,
  subscribers: Pick<LoadedBase, "indexing" | "personRow">,
): Promise<Pass<NewEventBase>> {
  const timeColumn = plan.others.find(({ mapping: { field } }) => field === TIME_FIELD);
  const typeColumn = plan.others.find(({ mapping: { field } }) => field === EVENT_FIELD);
  if (!timeColumn?.format) {
    throw new InputError("events-no-time", `No column says when the events happened: map one with dates to the field "${TIME_FIELD}".`, {
      where: source.name,
      todo: `The file has: ${plan.names.join(", ")}.`,
    });
  }
  const daily = timeColumn.mapping.type === "date";
  const cells = new EventCells(plan.key.at, { at: timeColumn.at, format: timeColumn.format, daily }, typeColumn?.at);
  const people = new EventPeople(cells.key.table, subscribers);
  const rows = new EventRows();
  const others = plan.others.filter((column) => column !== timeColumn && column !== typeColumn);
  const collector = source.collector(others, plan.names.length, false);
  const accepted = new Int32Array(1 << 13);
  let numbers = new Int32Array(accepted.length);
  let expected = 0;

  const sink = new RowSink(plan.names.length, rejects, (batch) => {
    cells.read(batch);
    people.look();
    if (numbers.length < batch.rows) numbers = new Int32Array(batch.rows);
    people.numbersOf(cells.key.codes, batch.rows, numbers);
    rows.reserve(batch.rows, expected);
    const [keys, times, kinds] = [cells.key.codes, cells.time.seconds, cells.type?.codes];
    const reject = (row: number, reason: string, because = reason) =>
      rejects.add(reason, batch.lines[row] ?? 0, cellsOf(batch, row), because);
    const textOf = (row: number, column: number) => {
      const span = { from: 0, to: 0 };
      trimmedCell(batch, row * batch.columns + column, span);
      return textAt(batch.bytes, span.from, span.to);
    };
    const noPerson = (row: number, key: number) => {
      people.orphan(key, () => textOf(row, plan.key.at));
      reject(row, "no subscriber of the project has this key");
    };
    const noTime = (row: number) => {
      const none = `no ${daily ? "date" : "date and time"} as ${timeColumn.mapping.dateFormat}`;
      reject(row, `${none} in "${timeColumn.mapping.header}"`, `"${textOf(row, timeColumn.at)}" is ${none}`);
    };
    let count = 0;
    for (let row = 0; row < batch.rows; row++) {
      const key = keys[row] as number;
      const at = times[row] as number;
      if (key === NONE) reject(row, `no value in the key column "${plan.key.mapping.header}"`);
      else if (Number.isNaN(at)) noTime(row);
      else if (kinds && kinds[row] === NONE) reject(row, `no event in "${typeColumn?.mapping.header}"`);
      else {
        const known = numbers[row] as number;
        const person = known >= 0 ? known : people.first(key);
        if (person < 0) noPerson(row, key);
        else {
          rows.add(person, at, kinds ? (kinds[row] as number) : 0);
          accepted[count++] = row;
        }
      }
    }
    collector.append(batch, accepted, count);
  });
  const step = async (read: number) => {
    expected = expectedRows(rows.count, read, source.size);
    await collector.step(read);
    await source.step(read);
  };
  await rested(subscribers.indexing(), () => step(0));
  const repairs = await feed(source.path, source.name, mapping.dialect, plan.names.length, sink, step);
  const { columns: collected } = await collector.finish();

  return {
    read: sink.read,
    kept: sink.read - rejects.count,
    repairs,
    collected,
    repeats: [],
    orphans: people.orphans(),
    finish: async () => {
      const columns = collected.map(({ planned: { mapping: column }, data }) => ({ id: column.field, type: column.type, data: data() }));
      const rest = () => source.step(source.size);
      const names = cells.type ? textsOf(cells.type.table.words()) : [eventName(mapping, source.name)];
      const parts = await rows.parts(names, columns, rest);
      const keys = people.keys();
      // Threads put the rows in order, so that there is time for their hash, which is the same in any order.
      const ordering = source.order(parts.map((part) => part.rows));
      // Who awaits it below is told; nobody may, when hashing ends with an error.
      ordering.catch(() => undefined);
      const hashes: string[] = [];
      for (const part of parts) hashes.push(await rested(hashingEvents(keys, part.eventsOf(part.rows)), rest));
      const ordered = await ordering;
      const partitions = parts.map((part, at) => ({ ...part.eventsOf(ordered[at] as TimedRows), hash: hashes[at] as string }));
      return { people: keys, partitions };
    },
  };
}
