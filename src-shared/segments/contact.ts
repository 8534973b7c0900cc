import { type ChannelId, channelIds, channelOf } from "../channels/index.ts";
import { InputError } from "../lib/input-error.ts";
import type { FieldRole } from "../model/field.ts";
import type { SubscriberBase } from "../table/base.ts";
import { BitSet } from "../table/bit-set.ts";
import type { Column } from "../table/column.ts";
import { columnOfRole, consentMask, fieldOfRole } from "./roles.ts";

/** The rules on who can be contacted that hold whatever the journey: the gates of a dry run and the reach of a segment both ask them. */

/** Refuses a role on a field of a type that cannot have it. */
export function wrongRole(base: SubscriberBase, role: string, column: Column, wanted: string): never {
  const field = fieldOfRole(base.fields, role);
  throw new InputError("run-role-type", `The field "${field?.id}" has the role ${role} but holds ${column.type}.`, {
    where: `field ${field?.id}`,
    todo: `Import it as ${wanted}, or take the role off.`,
  });
}

const present = (column: Column): BitSet => column.missing?.clone().not() ?? BitSet.full(column.length);

/** Rows that a mark, `suppressed` or `churned`, holds for: yes, a number other than 0, or a date; a missing value is a no. Null without such a field. Throws InputError where it holds text. */
export function markedMask(base: SubscriberBase, role: Extract<FieldRole, "suppressed" | "churned">): BitSet | null {
  const column = columnOfRole(base, role);
  if (!column) return null;
  switch (column.type) {
    case "boolean":
      return column.values.clone().and(present(column));
    case "date":
    case "datetime":
      return present(column);
    case "number": {
      const mask = new BitSet(base.rows);
      column.values.forEach((value, row) => {
        if (value !== 0) mask.add(row);
      });
      return mask.and(present(column));
    }
    case "text":
      return wrongRole(base, role, column, "yes or no, or as a date");
  }
}

/** Rows with consent to a channel: everyone where the base has no field for it. Throws InputError where the field does not hold yes or no. */
export function permittedMask(base: SubscriberBase, channel: ChannelId): BitSet {
  const role = channelOf(channel).consent;
  const column = columnOfRole(base, role);
  if (column && column.type !== "boolean") wrongRole(base, role, column, "yes or no");
  return consentMask(base, channel);
}

/** Rows with an address for a channel: everyone where the base has no field for it. */
export function addressMask(base: SubscriberBase, channel: ChannelId): BitSet {
  const column = columnOfRole(base, channelOf(channel).address);
  return column ? present(column) : BitSet.full(base.rows);
}

/** Whom a channel reaches: neither suppressed nor churned, with consent and an address, each asked only where the base says it. */
function reachMask(base: SubscriberBase, channel: ChannelId): BitSet {
  const mask = permittedMask(base, channel).and(addressMask(base, channel));
  for (const role of ["suppressed", "churned"] as const) {
    const marked = markedMask(base, role);
    if (marked) mask.andNot(marked);
  }
  return mask;
}

/** Whom each channel reaches, by its id: all channels, or those that the base has a consent field for. Throws InputError where a field with a role holds what it cannot be read from. */
export const reachMasks = (base: SubscriberBase, which: "all" | "with consent"): Map<string, BitSet> =>
  new Map(
    channelIds
      .filter((channel) => which === "all" || fieldOfRole(base.fields, channelOf(channel).consent) !== undefined)
      .map((channel) => [channel, reachMask(base, channel)]),
  );
