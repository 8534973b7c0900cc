import { dateTimeText, SECONDS_PER_DAY } from "../lib/civil.ts";
import type { FieldRole, FieldType } from "../model/field.ts";
import type { EventRule, FieldRule, Segment } from "../model/segment.ts";
import { operators } from "../operators/index.ts";
import type { Moment } from "../operators/operator.ts";
import { sqlName, sqlText } from "../operators/sql.ts";
import type { SubscriberBase } from "../table/base.ts";
import type { EvaluateContext } from "./evaluate.ts";
import { eventSpan } from "./events.ts";
import { eventBounds } from "./normalise.ts";
import { fieldOfRole } from "./roles.ts";
import { type SqlTables, sqlTables } from "./sql-tables.ts";
import { viewOf } from "./view.ts";

interface Writing {
  base: SubscriberBase;
  tables: SqlTables;
  context: EvaluateContext;
  moment: Moment;
  /** The column of a field, or inside a `where` of an attribute. */
  column(name: string): { name: string; type: FieldType } | undefined;
}

const moment = (seconds: number): string => sqlText(`${dateTimeText(seconds)}Z`);

function fieldSql({ field, op, value }: FieldRule, { column, moment }: Writing): string {
  const found = column(field);
  if (!found) throw new Error(`The column ${field} is not there although the field is known`);
  return operators[op].toSql({ text: sqlName(found.name), type: found.type }, value, moment);
}

/** Subscribers by how many of their events fit; those without any are in no group of the events. */
function eventSql(rule: EventRule, writing: Writing): string {
  const { base, context, tables } = writing;
  const { least, most } = eventBounds(rule);
  const { from, to } = eventSpan(rule);
  const partition = base.events(rule.event);
  const column = (name: string) => {
    const own = tables.attributes.get(name);
    const type = partition?.attributes.get(name)?.type;
    return own === undefined || type === undefined ? undefined : { name: own, type };
  };
  const conditions = [
    `event = ${sqlText(rule.event)}`,
    ...(Number.isFinite(from) ? [`at >= ${moment(from)}`] : []),
    ...(Number.isFinite(to) ? [`at < ${moment(to)}`] : []),
    ...(rule.withinDays === undefined
      ? []
      : [`at >= ${moment(Math.floor(context.asOf - rule.withinDays * SECONDS_PER_DAY) + 1)}`, `at <= ${moment(context.asOf)}`]),
    ...(context.eventsUntil === undefined ? [] : [`at <= ${moment(context.eventsUntil)}`]),
    ...(rule.where && partition ? [write(rule.where, { ...writing, column })] : []),
  ];
  const of = (having: string) =>
    `${sqlName(keyColumn(writing))} IN (SELECT subscriber FROM events WHERE ${conditions.join(" AND ")} GROUP BY subscriber HAVING ${having})`;
  const atMost = Number.isFinite(most) ? `NOT ${of(`count(*) > ${most}`)}` : "1";
  const atLeast = least === 0 ? "1" : of(`count(*) >= ${least}`);
  return least === 0 ? atMost : most === Number.POSITIVE_INFINITY ? atLeast : `(${atLeast} AND ${atMost})`;
}

const columnOfRole = ({ base, tables }: Writing, role: FieldRole): string | undefined => {
  const field = fieldOfRole(base.fields, role);
  return field && tables.fields.get(field.id);
};

function keyColumn(writing: Writing): string {
  const key = columnOfRole(writing, "key");
  if (key === undefined) throw new Error("The base has no key");
  return key;
}

function group(kind: "all" | "any" | "none", parts: readonly string[]): string {
  if (parts.length === 0) return kind === "any" ? "0" : "1";
  const joined = `(${parts.join(kind === "all" ? " AND " : " OR ")})`;
  return kind === "none" ? `NOT ${joined}` : joined;
}

/** A rule that is never NULL, so that NOT turns it round. */
const sure = (rule: string): string => `coalesce(${rule}, 0)`;

function write(segment: Segment, writing: Writing): string {
  const view = viewOf(segment);
  switch (view.kind) {
    case "all":
    case "any":
    case "none":
      return group(
        view.kind,
        view.parts.map((part) => write(part, writing)),
      );
    case "field":
      return sure(fieldSql(view.rule, writing));
    case "event":
      return eventSql(view.rule, writing);
    case "near": {
      const { lat, lon, km } = view.rule.near;
      const [latitude, longitude] = [columnOfRole(writing, "latitude"), columnOfRole(writing, "longitude")];
      return sure(`distance_km(${lat}, ${lon}, ${sqlName(latitude ?? "")}, ${sqlName(longitude ?? "")}) <= ${km}`);
    }
    case "consent": {
      const column = columnOfRole(writing, `consent:${view.rule.consent}` as FieldRole);
      return column === undefined ? "1" : sure(`${sqlName(column)} = 1`);
    }
    case "segment":
      return write(writing.context.segments(view.rule.segment) as Segment, writing);
  }
}

/**
 * A segment as a condition on the table `subscribers` of the query page: the same people as `evaluate` finds. It has passed `checkSegment`.
 * Relative dates are written out as of the context's moment.
 */
export function segmentSql(base: SubscriberBase, segment: Segment, context: EvaluateContext): string {
  const tables = sqlTables(base);
  const types = new Map(base.fields.map(({ id, type }) => [id, type]));
  const column = (name: string) => {
    const own = tables.fields.get(name);
    const type = types.get(name);
    return own === undefined || type === undefined ? undefined : { name: own, type };
  };
  const today = context.today ?? Math.floor(context.asOf / SECONDS_PER_DAY);
  return write(segment, { base, tables, context, moment: { asOf: context.asOf, today }, column });
}
