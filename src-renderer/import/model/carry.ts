import { type ColumnMapping, EVENT_FIELD, type Mapping, TIME_FIELD } from "../../../src-shared/model/import.ts";
import { chooseKey } from "../draft.ts";

const own = ["include", "field", "type", "group", "role", "personal", "dateFormat", "numberFormat", "booleans", "missing"] as const;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What a person changed of a column, against what was proposed. */
function changesOf(proposed: ColumnMapping, chosen: ColumnMapping): Partial<ColumnMapping> {
  const changes = own.filter((name) => !same(proposed[name], chosen[name]));
  return Object.fromEntries(changes.map((name) => [name, chosen[name]]));
}

/**
 * What was chosen for the columns, put onto a new proposal for the same file: by header, and only what differed from the earlier proposal. A
 * key that was chosen stays where its column is still there. To another kind of data only the key goes over.
 */
export function carryOver(next: Mapping, proposed: Mapping | null, chosen: Mapping | null): Mapping {
  if (!proposed || !chosen) return next;
  if (next.as !== chosen.as) {
    const header = chosen.columns.find(({ field }) => field === chosen.key)?.header;
    const field = next.columns.find((column) => column.header === header)?.field;
    return field === undefined || field === next.key || field === EVENT_FIELD || field === TIME_FIELD ? next : chooseKey(next, field);
  }
  const before = new Map(proposed.columns.map((column) => [column.header, column]));
  const now = new Map(chosen.columns.map((column) => [column.header, column]));
  const columns = next.columns.map((column) => {
    const [was, is] = [before.get(column.header), now.get(column.header)];
    return was && is ? { ...column, ...changesOf(was, is) } : column;
  });
  const keyed = chosen.columns.find(({ field }) => field === chosen.key)?.header;
  const moved = chosen.key !== proposed.key;
  const key = moved ? columns.find(({ header }) => header === keyed)?.field : undefined;
  const event = chosen.event === proposed.event ? {} : { event: chosen.event };
  const whole = { ...next, ...event, columns };
  if (key !== undefined) return { ...whole, key };
  const renamed = columns.find(({ column }) => column === next.columns.find(({ field }) => field === next.key)?.column);
  return renamed ? { ...whole, key: renamed.field } : whole;
}
