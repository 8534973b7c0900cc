import { dateTimeText } from "../../../src-shared/lib/civil.ts";
import { eventColumns, sqlTables } from "../../../src-shared/segments/sql-tables.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import { type Cell, type Column, cellAt } from "../../../src-shared/table/column.ts";
import type { QueryTable } from "../db/query.ts";

/** `subscribers`, a row each with the fields as columns, and `events` with the subscriber's key, the type, the moment and the attributes. */
export function queryTables(base: SubscriberBase): QueryTable[] {
  const names = sqlTables(base);
  const columns = base.fields.map(({ id }) => base.column(id) as Column);
  const key = base.fields.find(({ role }) => role === "key");
  const keys = key && base.column(key.id);
  return [
    {
      name: "subscribers",
      columns: [...names.fields.values()],
      *rows(): Generator<Cell[]> {
        for (let row = 0; row < base.rows; row++) yield columns.map((column) => cellAt(column, row));
      },
    },
    {
      name: "events",
      columns: [...eventColumns, ...names.attributes.values()],
      *rows(): Generator<Cell[]> {
        for (const event of base.eventTypes) {
          const partition = base.events(event);
          if (!partition) continue;
          const attributes = [...names.attributes.keys()].map((id) => partition.attributes.get(id));
          for (let at = 0; at < partition.rows.length; at++)
            yield [
              keys ? cellAt(keys, partition.rows[at] ?? 0) : null,
              event,
              `${dateTimeText(partition.times[at] ?? 0)}Z`,
              ...attributes.map((column) => (column ? cellAt(column, at) : null)),
            ];
        }
      },
    },
  ];
}
