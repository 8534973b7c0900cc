import { distinctNames } from "../lib/distinct-names.ts";
import type { SubscriberBase } from "../table/base.ts";

/** Columns that every event has. */
export const eventColumns = ["subscriber", "event", "at"] as const;

/** The tables that queries read, `subscribers` and `events`: which column holds which field, and which attribute. */
export interface SqlTables {
  /** By field id. */
  fields: ReadonlyMap<string, string>;
  /** By attribute; attributes of the same name share a column. */
  attributes: ReadonlyMap<string, string>;
}

/** Names of the columns of the tables over a base. */
export function sqlTables(base: Pick<SubscriberBase, "fields" | "eventTypes" | "events">): SqlTables {
  const ids = base.fields.map(({ id }) => id);
  const fieldNames = distinctNames(ids);
  const attributes = [...new Set(base.eventTypes.flatMap((event) => [...(base.events(event)?.attributes.keys() ?? [])]))];
  const attributeNames = distinctNames([...eventColumns, ...attributes]).slice(eventColumns.length);
  return {
    fields: new Map(ids.map((id, at) => [id, fieldNames[at] as string])),
    attributes: new Map(attributes.map((id, at) => [id, attributeNames[at] as string])),
  };
}
