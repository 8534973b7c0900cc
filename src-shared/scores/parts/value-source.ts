import { z } from "zod";
import type { SubscriberBase } from "../../table/base.ts";
import type { Names } from "../score.ts";
import { allRows, columnFor, pickValues, presentRows } from "./columns.ts";
import { fieldLike, lifetimeMoney, monthlyMoney } from "./names.ts";
import { purchasesSchema, purchaseTotals, suggestPurchases } from "./purchases.ts";

/** A subscriber's worth: a number field, or the money of purchases. */
export const valueSourceSchema = z.union([z.object({ field: z.string().min(1) }), z.object({ purchases: purchasesSchema })]);
export type ValueSource = z.infer<typeof valueSourceSchema>;

/** The field that says a subscriber's worth best, else purchases; null where the data has neither. */
export function suggestValue(base: SubscriberBase): ValueSource | null {
  const field = fieldLike(base.fields, ["number"], [...lifetimeMoney, ...monthlyMoney]);
  if (field) return { field: field.id };
  const purchases = suggestPurchases(base);
  return purchases && { purchases };
}

export const valueWords = (source: ValueSource, { field, event }: Names): string =>
  "field" in source
    ? `the field ${field(source.field)}`
    : `the money of ${event(source.purchases.event)} events${source.purchases.withinDays === null ? "" : ` of the last ${source.purchases.withinDays} days`}`;

export const valueReads = (source: ValueSource) =>
  "field" in source ? { fields: [source.field], events: [] } : { fields: [], events: [source.purchases.event] };

/** Rows with a value, and the values; of purchases everyone has one, 0 without any. Throws InputError where the source is not there. */
export function valuesOf(
  base: SubscriberBase,
  source: ValueSource,
  asOf: number,
): { rows: Uint32Array; values: Int32Array | Float64Array } {
  if ("field" in source) {
    const column = columnFor(base, source.field, ["number"]);
    const rows = presentRows(base.rows, [column.missing]);
    return { rows, values: pickValues(column.values, rows) };
  }
  const { rows, money } = purchaseTotals(base, source.purchases, asOf);
  const values = new Float64Array(base.rows);
  for (let i = 0; i < rows.length; i++) values[rows[i] ?? 0] = money[i] ?? 0;
  return { rows: allRows(base.rows), values };
}
