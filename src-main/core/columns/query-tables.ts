import { dateTimeText } from "../../../src-shared/lib/civil.ts";
import { type Cell, type Column, cellAt } from "../../../src-shared/table/column.ts";
import type { QueryTable } from "../db/query.ts";
import type { LoadedBase } from "./load-base.ts";

/** `subscribers`, a row each with the fields as columns, and `events` with the subscriber's key, the type and the moment. */
export function queryTables(base: LoadedBase): QueryTable[] {
  const columns = base.fields.map(({ id }) => base.column(id) as Column);
  const key = base.fields.find(({ role }) => role === "key");
  const keys = key && base.column(key.id);
  return [
    {
      name: "subscribers",
      columns: base.fields.map(({ id }) => id),
      *rows(): Generator<Cell[]> {
        for (let row = 0; row < base.rows; row++) yield columns.map((column) => cellAt(column, row));
      },
    },
    {
      name: "events",
      columns: ["subscriber", "event", "at"],
      *rows(): Generator<Cell[]> {
        for (const event of base.eventTypes) {
          const partition = base.events(event);
          for (let at = 0; partition && at < partition.rows.length; at++)
            yield [keys ? cellAt(keys, partition.rows[at] ?? 0) : null, event, `${dateTimeText(partition.times[at] ?? 0)}Z`];
        }
      },
    },
  ];
}
