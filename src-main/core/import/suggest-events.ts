import { type ColumnMapping, EVENT_FIELD, TIME_FIELD } from "../../../src-shared/model/import.ts";
import { plainName } from "./suggest.ts";

const typeName = /^(event|event type|event name|type|action|activity)$/;
const timeName = /\b(time|timestamp|date|at|when|day|occurred|created)\b|time$|date$/;

/** True for the name of a column that says when something happened. */
export const isTimeName = (header: string): boolean => timeName.test(plainName(header));

/** The mapping of an event file: of its columns one becomes `event`, where a name says so, and one `at`. */
export function eventColumns(columns: readonly ColumnMapping[], key: string): ColumnMapping[] {
  const free = columns.filter(({ include, field }) => include && field !== key);
  const times = free.filter(({ type }) => type === "datetime" || type === "date");
  const time = times.find(({ header }) => isTimeName(header)) ?? times[0];
  const event = free.find(({ type, header }) => type === "text" && typeName.test(plainName(header)));
  return columns.map((column) => {
    if (column === time) return { ...column, field: TIME_FIELD, group: "behavioural", role: null, personal: false };
    if (column === event) return { ...column, field: EVENT_FIELD, group: "behavioural", role: null, personal: false };
    return column.field === key ? column : { ...column, group: "behavioural", role: null };
  });
}
