import { parseDate, parseDateTime } from "../../lib/civil.ts";
import type { Field } from "../../model/field.ts";
import type { Cell } from "../../table/column.ts";

/** Roles of fields that a run reads once and for all. */
const fixedRoles: ReadonlySet<string> = new Set(["key", "time-zone", "latitude", "longitude"]);

const wanted = {
  text: "a text",
  number: "a number",
  boolean: "true or false",
  date: "a date such as 2026-03-02",
  datetime: "a date and time",
};

/** Seconds of a date and time as an update writes it; a trailing Z is taken. */
export const momentOf = (text: string): number | undefined => parseDateTime(text.replace(/Z$/, ""));

function fits(type: Field["type"], value: Cell): boolean {
  if (value === null) return true;
  if (type === "date") return typeof value === "string" && parseDate(value) !== undefined;
  if (type === "datetime") return typeof value === "string" && momentOf(value) !== undefined;
  return typeof value === (type === "text" ? "string" : type);
}

/** What keeps a field from being set to a value; null when nothing does. */
export function updateProblem(
  fields: readonly Field[],
  id: string,
  value: Cell,
): { id: "update-field" | "update-role" | "update-value"; message: string; fix: string } | null {
  const field = fields.find((one) => one.id === id);
  if (!field)
    return {
      id: "update-field",
      message: `The subscribers have no field "${id}" that could be set.`,
      fix: "Set a field of the imported base, or import one with that name.",
    };
  if (field.role !== null && fixedRoles.has(field.role))
    return {
      id: "update-role",
      message: `The field "${id}" has the role ${field.role}, which does not change during a run.`,
      fix: "Set another field.",
    };
  if (fits(field.type, value)) return null;
  return {
    id: "update-value",
    message: `The field "${id}" holds ${field.type}, and ${JSON.stringify(value)} is none.`,
    fix: `Write ${wanted[field.type]}, or null for no value.`,
  };
}
