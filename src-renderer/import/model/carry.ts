import { type ColumnMapping, EVENT_FIELD, type Mapping, TIME_FIELD } from "../../../src-shared/model/import.ts";
import { chooseKey } from "../draft.ts";

/** What a person chose against what was proposed, by header. */
export interface Edits {
  readonly columns: ReadonlyMap<string, Partial<ColumnMapping>>;
  /** Header of a key that was chosen. */
  readonly key: string | null;
  readonly event: string | undefined;
  /** Kind of data that they were made for. */
  readonly as: Mapping["as"];
}

export const noEdits: Edits = { columns: new Map(), key: null, event: undefined, as: "subscribers" };

const own = [
  "include",
  "field",
  "type",
  "group",
  "role",
  "personal",
  "dateFormat",
  "numberFormat",
  "booleans",
  "opposite",
  "missing",
] as const;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a person changed of a column, against what was proposed. */
function changesOf(proposed: ColumnMapping, chosen: ColumnMapping): Partial<ColumnMapping> {
  const changes = own.filter((name) => !same(proposed[name], chosen[name]));
  return Object.fromEntries(changes.map((name) => [name, chosen[name]]));
}

/** What was chosen up to now: of columns that a reading of the file does not have, as it was before. */
export function editsOf(before: Edits, proposed: Mapping | null, chosen: Mapping | null): Edits {
  if (!proposed || !chosen) return before;
  const columns = new Map(before.as === chosen.as ? before.columns : []);
  const by = new Map(proposed.columns.map((column) => [column.header, column]));
  for (const column of chosen.columns) {
    const was = by.get(column.header);
    const changes = was ? changesOf(was, column) : {};
    if (Object.keys(changes).length > 0) columns.set(column.header, changes);
    else columns.delete(column.header);
  }
  const header = chosen.columns.find(({ field }) => field === chosen.key)?.header ?? null;
  const first = proposed.columns.find(({ field }) => field === proposed.key)?.header ?? null;
  const here = before.key !== null && by.has(before.key);
  const key = header !== first ? header : here ? null : before.key;
  return { columns, key, event: chosen.event ?? before.event, as: chosen.as };
}

/** A new proposal for the same file with what was chosen put onto it. To another kind of data only the key goes over. */
export function withEdits(next: Mapping, { columns: edits, key: header, event, as }: Edits): Mapping {
  const keyAt = next.columns.findIndex(({ field }) => field === next.key);
  const alike = next.as === as;
  const columns = alike ? next.columns.map((column) => ({ ...column, ...edits.get(column.header) })) : next.columns;
  const edited: Mapping = { ...next, ...(alike && event !== undefined ? { event } : {}), columns };
  const chosen = header === null ? undefined : columns.find((column) => column.header === header)?.field;
  if (chosen !== undefined && chosen !== EVENT_FIELD && chosen !== TIME_FIELD) return chooseKey(edited, chosen);
  return { ...edited, key: columns[keyAt]?.field ?? next.key };
}
