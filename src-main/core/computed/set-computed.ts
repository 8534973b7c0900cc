import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { FieldGroup } from "../../../src-shared/model/field.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { dataOfColumn } from "../columns/column-data.ts";
import { type LoadedBase, loadBase } from "../columns/load-base.ts";
import type { WorkHooks } from "../columns/pacer.ts";
import { type NewSubscribers, storeBase } from "../columns/store-base.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { keptColumns } from "../merge/kept-columns.ts";
import { computedField, dayOf, fieldsBehind, withComputed } from "./compute.ts";

export interface ComputedChange {
  readonly id: string;
  readonly expression: string;
  readonly label?: string | undefined;
  readonly group?: FieldGroup | undefined;
  readonly personal?: boolean | undefined;
}

/** The stored subscribers as they are, as the start of a change of columns. */
export function asTheyAre(project: ProjectFile, base: LoadedBase): NewSubscribers {
  const { dataset, columns } = keptColumns(project, base);
  return {
    rows: base.rows,
    keys: base.keyHash,
    keysOf: dataset,
    asOf: project.datasets.current("subscribers")?.asOf ?? 0,
    fields: base.fields.map((field) => ({ field, data: columns.get(field.id) ?? dataOfColumn(base.column(field.id) as Column) })),
  };
}

/** Adds a computed field, or gives one another expression. Throws InputError, with the character where the expression is wrong. */
export async function setComputed(project: ProjectFile, change: ComputedChange, hooks: WorkHooks = {}): Promise<void> {
  const base = loadBase(project);
  const id = change.id.trim();
  const old = base.fields.find((field) => field.id === id);
  if (id === "") throw new InputError("computed-name", "A computed field needs a name.", { where: "id" });
  if (old && old.expression === undefined)
    throw new InputError("computed-taken", `There is already a field “${id}” that was imported.`, {
      where: "id",
      todo: "Choose another name.",
    });
  const current = asTheyAre(project, base);
  const made = computedField(
    base,
    {
      id,
      label: change.label ?? old?.label ?? id,
      group: change.group ?? old?.group ?? "implicit",
      role: null,
      personal: change.personal ?? old?.personal ?? false,
      expression: change.expression,
    },
    dayOf(current.asOf),
  );
  const circle = [...made.reads].find((each) => fieldsBehind(each, base.fields).has(id));
  if (circle !== undefined)
    throw new InputError("computed-circle", `The field “${circle}” is computed from “${id}” itself.`, {
      where: id,
      todo: "Take it out of the expression.",
    });
  const others = current.fields.filter(({ field }) => field.id !== id);
  const entry = { field: made.field, data: made.data };
  const at = current.fields.findIndex(({ field }) => field.id === id);
  const fields = at < 0 ? [...others, entry] : current.fields.map((each, place) => (place === at ? entry : each));
  await storeComputed(project, base, { ...current, fields }, id, hooks, `Before computing ${id}`);
}

/** Takes a computed field away; throws InputError for another field, and while other computed fields read it. */
export async function removeComputed(project: ProjectFile, id: string, hooks: WorkHooks = {}): Promise<void> {
  const base = loadBase(project);
  const found = base.fields.find((field) => field.id === id);
  if (found?.expression === undefined) throw new InputError("computed-unknown", `There is no computed field “${id}”.`, { where: "id" });
  const reader = base.fields.find((field) => field.id !== id && fieldsBehind(field.id, base.fields).has(id));
  if (reader)
    throw new InputError("computed-read", `“${reader.label}” is computed from “${found.label}”.`, {
      where: id,
      todo: `Change or remove “${reader.label}” first.`,
    });
  const current = asTheyAre(project, base);
  const fields = current.fields.filter(({ field }) => field.id !== id);
  await storeComputed(project, base, { ...current, fields }, id, hooks, `Before removing ${id}`);
}

/** Stores the columns; other computed fields follow where the one that changed is among what they read. */
async function storeComputed(
  project: ProjectFile,
  base: LoadedBase,
  next: NewSubscribers,
  id: string,
  hooks: WorkHooks,
  restorePoint: string,
): Promise<void> {
  const changed = next.fields.find(({ field }) => field.id === id);
  const rest = { ...next, fields: next.fields.filter(({ field }) => field.id !== id || field.expression === undefined) };
  // The changed field stands among the given ones, so that those that read it see its new values.
  const given: NewSubscribers = changed
    ? { ...rest, fields: [...rest.fields, { field: { ...changed.field, expression: undefined }, data: changed.data }] }
    : rest;
  const { subscribers } = withComputed(given, changed ? base : { ...base, fields: base.fields.filter((field) => field.id !== id) });
  const order = new Map([...base.fields.map((field) => field.id), id].map((each, at) => [each, at]));
  const fields = subscribers.fields
    .map(({ field, data }) => ({ field: changed && field.id === id ? changed.field : field, data }))
    .sort((a, b) => (order.get(a.field.id) ?? 0) - (order.get(b.field.id) ?? 0));
  await storeBase(project, { subscribers: { ...subscribers, fields } }, hooks, {
    from: base.version,
    restorePoint,
  });
}
