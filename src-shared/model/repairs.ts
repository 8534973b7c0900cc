import type { Repair, RepairEdit } from "./problem.ts";

/** Steps of a path as problems write it: `segment.all[0].field`. Only for paths whose members have plain names. */
export const stepsOf = (path: string): (string | number)[] =>
  [...path.matchAll(/([^.[\]]+)/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));

/** A repair that writes what was most likely meant. */
export function meant(value: string | undefined, edit: Omit<RepairEdit, "value">): { repair?: Repair } {
  return value === undefined ? {} : { repair: { label: `Use ${value}`, edits: [{ ...edit, value }] } };
}

/** A repair that takes out a node or an edge. */
export const takeOut = (what: "node" | "edge", id: string): { repair: Repair } => ({
  repair: { label: `Delete the ${what}`, edits: [{ [what]: id }] },
});
