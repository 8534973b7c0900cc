import { readExpression } from "../../../src-shared/expressions/index.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { OpenProject } from "../workspace.ts";

export interface FieldUse {
  what: "segment" | "journey" | "computed field";
  id: string;
  name: string;
}

/** Whether a document names a field: as the field of a rule or of a wait, or among those that a node sets. */
export function namesField(document: unknown, field: string): boolean {
  if (Array.isArray(document)) return document.some((each) => namesField(each, field));
  if (typeof document !== "object" || document === null) return false;
  return Object.entries(document).some(
    ([name, value]) =>
      (name === "field" && value === field) ||
      (name === "set" && typeof value === "object" && value !== null && Object.hasOwn(value, field)) ||
      namesField(value, field),
  );
}

/** What of a project names a field. Saved runs keep their own copy of the journey and are not among it. Throws InputError for an unknown field. */
export function fieldUses(project: OpenProject, field: string): FieldUse[] {
  const { fields } = project.base();
  if (!fields.some(({ id }) => id === field))
    throw new InputError("field-unknown", `There is no field "${field}".`, { todo: "Choose one of the fields of the data." });
  const { segments, journeys } = project.file.stores;
  const computed = fields.filter(
    ({ expression }) => expression !== undefined && readExpression(expression, fields).expression?.reads.has(field),
  );
  return [
    ...computed.map(({ id, label }) => ({ what: "computed field" as const, id, name: label || id })),
    ...segments
      .list()
      .filter(({ rules }) => namesField(rules, field))
      .map(({ id, name }) => ({ what: "segment" as const, id, name })),
    ...journeys
      .heads()
      .filter(({ id }) => namesField(journeys.get(id), field))
      .map(({ id, name }) => ({ what: "journey" as const, id, name })),
  ];
}
