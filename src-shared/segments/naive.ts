import { dateText, parseDate, parseDateTime, SECONDS_PER_DAY } from "../lib/civil.ts";
import type { FieldType } from "../model/field.ts";
import type { EventRule, FieldRule, Segment } from "../model/segment.ts";
import type { SubscriberBase } from "../table/base.ts";
import { type Cell, type Column, cellAt } from "../table/column.ts";
import type { EvaluateContext } from "./evaluate.ts";
import { distanceKm } from "./near.ts";
import { viewOf } from "./view.ts";

type Read = (name: string) => { type: FieldType; cell: Cell };

const readerOf =
  (column: (name: string) => Column | undefined, row: number): Read =>
  (name) => {
    const found = column(name);
    if (!found) throw new Error(`no column ${name}`);
    return { type: found.type, cell: cellAt(found, row) };
  };

const booleans: Readonly<Record<string, boolean>> = { yes: true, no: false, true: true, false: false, "1": true, "0": false };

/** -1, 0 or 1: how the cell lies to the value. Of a date on a date-time field, every moment of its day is equal to it. */
function order(type: FieldType, cell: Cell, value: unknown): number {
  if (type === "number") return Math.sign(Number(cell) - Number(value));
  const text = type === "datetime" && !String(value).includes("T") ? String(cell).slice(0, 10) : String(cell).replace("Z", "");
  const other = type === "datetime" && String(value).length === 16 ? `${String(value)}:00` : String(value).replace("Z", "");
  return text < other ? -1 : text > other ? 1 : 0;
}

function same(type: FieldType, cell: Cell, value: unknown): boolean {
  if (type === "boolean") return cell === booleans[String(value).toLowerCase()];
  if (type === "text") return cell === value;
  return order(type, cell, value) === 0;
}

function inDays(type: FieldType, cell: Cell, days: number, { asOf }: EvaluateContext, direction: "past" | "coming"): boolean {
  if (type === "date") {
    const today = parseDate(dateText(Math.floor(asOf / SECONDS_PER_DAY))) ?? 0;
    const distance = (parseDate(String(cell)) ?? 0) - today;
    return direction === "past" ? distance <= 0 && -distance < days : distance >= 0 && distance < days;
  }
  const distance = (parseDateTime(String(cell).replace("Z", "")) ?? 0) - asOf;
  return direction === "past" ? distance <= 0 && -distance < days * 86_400 : distance >= 0 && distance < days * 86_400;
}

/** Looks at each of the coming days for the date's month and day. */
function comesRound(cell: string, days: number, { asOf }: EvaluateContext): boolean {
  for (let ahead = 0; ahead < days; ahead++) {
    const date = new Date((Math.floor(asOf / SECONDS_PER_DAY) + ahead) * 86_400_000);
    const tomorrow = new Date(date.getTime() + 86_400_000);
    const is = (month: number, day: number) => cell.slice(5, 10) === `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    if (is(date.getUTCMonth() + 1, date.getUTCDate())) return true;
    // The last day of February stands for the 29th too.
    if (is(2, 29) && date.getUTCMonth() === 1 && tomorrow.getUTCMonth() === 2) return true;
  }
  return false;
}

function holds({ field, op, value }: FieldRule, read: Read, context: EvaluateContext): boolean {
  const { type, cell } = read(field);
  if (op === "is-missing") return cell === null;
  if (op === "is-present") return cell !== null;
  if (cell === null) return false;
  const list = Array.isArray(value) ? value : [value];
  const text = String(cell).toLowerCase();
  const piece = String(value).toLowerCase();
  switch (op) {
    case "=":
      return same(type, cell, value);
    case "!=":
      return !same(type, cell, value);
    case "in":
      return list.some((item) => same(type, cell, item));
    case "not-in":
      return !list.some((item) => same(type, cell, item));
    case "<":
    case "before":
      return order(type, cell, value) < 0;
    case "<=":
      return order(type, cell, value) <= 0;
    case ">":
    case "after":
      return order(type, cell, value) > 0;
    case ">=":
      return order(type, cell, value) >= 0;
    case "between":
      return order(type, cell, list[0]) >= 0 && order(type, cell, list[1]) <= 0;
    case "contains":
      return text.includes(piece);
    case "starts-with":
      return text.startsWith(piece);
    case "ends-with":
      return text.endsWith(piece);
    case "matches":
      // Another engine than that of `evaluate`; tests give it harmless expressions only.
      return new RegExp(String(value), "u").test(String(cell));
    case "birthday-in-days":
      return comesRound(String(cell), Number(value), context);
    case "within-days":
      return inDays(type, cell, Number(value), context, "past");
    case "next-days":
      return inDays(type, cell, Number(value), context, "coming");
  }
}

function where(segment: Segment, read: Read, context: EvaluateContext): boolean {
  const view = viewOf(segment);
  if (view.kind === "all") return view.parts.every((part) => where(part, read, context));
  if (view.kind === "any") return view.parts.some((part) => where(part, read, context));
  if (view.kind === "none") return !view.parts.some((part) => where(part, read, context));
  if (view.kind === "field") return holds(view.rule, read, context);
  throw new Error(`where cannot hold ${view.kind}`);
}

function eventsHold(rule: EventRule, base: SubscriberBase, row: number, context: EvaluateContext): boolean {
  const partition = base.events(rule.event);
  let count = 0;
  for (let at = 0; at < (partition?.rows.length ?? 0); at++) {
    if (!partition || partition.rows[at] !== row) continue;
    const time = partition.times[at] ?? 0;
    const cell = `${dateText(Math.floor(time / 86_400))}T${new Date(time * 1000).toISOString().slice(11, 19)}Z`;
    if (rule.withinDays !== undefined && !inDays("datetime", cell, rule.withinDays, context, "past")) continue;
    if (rule.after !== undefined && order("datetime", cell, rule.after) <= 0) continue;
    if (rule.before !== undefined && order("datetime", cell, rule.before) >= 0) continue;
    if (
      rule.where &&
      !where(
        rule.where,
        readerOf((name) => partition.attributes.get(name), at),
        context,
      )
    )
      continue;
    count++;
  }
  if (rule.exactly !== undefined) return count === rule.exactly;
  if (rule.atLeast === undefined && rule.atMost === undefined) return count >= 1;
  return count >= (rule.atLeast ?? 0) && count <= (rule.atMost ?? Number.POSITIVE_INFINITY);
}

/** Whether one row is in a segment, asked cell by cell: slow, obvious, and the judge of `evaluate` in tests. */
export function naiveHas(base: SubscriberBase, segment: Segment, row: number, context: EvaluateContext): boolean {
  const view = viewOf(segment);
  const cellOfRole = (role: string): Cell | undefined => {
    const field = base.fields.find((candidate) => candidate.role === role);
    const column = field && base.column(field.id);
    return column && cellAt(column, row);
  };
  switch (view.kind) {
    case "all":
      return view.parts.every((part) => naiveHas(base, part, row, context));
    case "any":
      return view.parts.some((part) => naiveHas(base, part, row, context));
    case "none":
      return !view.parts.some((part) => naiveHas(base, part, row, context));
    case "field":
      return holds(
        view.rule,
        readerOf((name) => base.column(name), row),
        context,
      );
    case "event":
      return eventsHold(view.rule, base, row, context);
    case "near": {
      const { lat, lon, km } = view.rule.near;
      const [latitude, longitude] = [cellOfRole("latitude"), cellOfRole("longitude")];
      return typeof latitude === "number" && typeof longitude === "number" && distanceKm(lat, lon, latitude, longitude) <= km;
    }
    case "consent": {
      const answer = cellOfRole(`consent:${view.rule.consent}`);
      return answer === undefined || answer === true;
    }
    case "segment": {
      const named = context.segments(view.rule.segment);
      return named !== undefined && naiveHas(base, named, row, context);
    }
  }
}
