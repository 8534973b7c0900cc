import type { Field, FieldRole } from "../model/field.ts";
import type { SubscriberBase } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import type { Column } from "../table/column.ts";

/** The field with a role; the first, when several have it. */
export const fieldOfRole = (fields: readonly Field[], role: string): Field | undefined => fields.find((field) => field.role === role);

/** The column of the field with a role; undefined where no field has it, and for the role that no field can have. */
export function columnOfRole(base: SubscriberBase, role: FieldRole | "none"): Column | undefined {
  const field = fieldOfRole(base.fields, role);
  return field && base.column(field.id);
}

/** Who may be contacted on a channel: everyone when the base has no consent field for it; otherwise who said yes, a missing answer being a no. */
export function consentMask(base: SubscriberBase, channel: string): BitSet {
  const column = columnOfRole(base, `consent:${channel}` as FieldRole);
  if (!column) return BitSet.full(base.rows);
  if (column.type !== "boolean") throw new Error(`The consent field of ${channel} holds ${column.type}`);
  const mask = column.values.clone();
  return column.missing ? mask.andNot(column.missing) : mask;
}
