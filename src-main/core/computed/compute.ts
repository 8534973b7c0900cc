import { type Expression, expressionOf, readExpression } from "../../../src-shared/expressions/index.ts";
import { SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { columnOfData } from "../columns/column-data.ts";
import { columnFromCells } from "../columns/from-cells.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import type { NewSubscribers } from "../columns/store-base.ts";
import type { StoredCell } from "../db/stores/edits.ts";

/** Whole day of the import that brought the subscribers: what `asOf()` gives. */
export const dayOf = (seconds: number): number => Math.floor(seconds / SECONDS_PER_DAY);

/** The values of an expression in some rows. */
export function computeCells(
  expression: Expression,
  column: (field: string) => Column | undefined,
  asOf: number,
  rows: Iterable<number>,
): StoredCell[] {
  const at = expression.over({ column, asOf });
  return Array.from(rows, (row) => {
    const value = at(row);
    return value === "" ? null : value;
  });
}

function* upTo(rows: number): Generator<number> {
  for (let row = 0; row < rows; row++) yield row;
}

/** What became of a computed field when the data changed. */
export interface Recomputed {
  readonly field: string;
  /** Why it is no longer there; null when it was computed. */
  readonly problem: string | null;
}

/** Fields that a computed field reads, directly or through others; none of another field. */
export function fieldsBehind(id: string, fields: readonly Field[], seen = new Set<string>()): Set<string> {
  const { expression } = fields.find((field) => field.id === id) ?? {};
  const reads = expression === undefined ? undefined : readExpression(expression, fields).expression?.reads;
  for (const each of reads ?? []) {
    if (seen.has(each)) continue;
    seen.add(each);
    fieldsBehind(each, fields, seen);
  }
  return seen;
}

/** Computed fields in an order in which each comes after those that it reads. */
export function inOrder(computed: readonly Field[], all: readonly Field[]): Field[] {
  const done: Field[] = [];
  const waiting = [...computed];
  while (waiting.length > 0) {
    const ready = waiting.findIndex((field) => {
      const reads = readExpression(field.expression ?? "", all).expression?.reads ?? new Set();
      return !waiting.some((other) => other !== field && reads.has(other.id));
    });
    done.push(...waiting.splice(Math.max(0, ready), 1));
  }
  return done;
}

/**
 * Subscribers that are about to be stored, with the computed fields of the base computed over them. One whose fields are gone, or no longer
 * fit it, is left out with the reason. A field that reads nothing that changed stays as it is stored.
 */
export function withComputed(
  subscribers: NewSubscribers,
  base: Pick<LoadedBase, "fields" | "column">,
): { subscribers: NewSubscribers; recomputed: Recomputed[] } {
  const brought = new Set(subscribers.fields.filter(({ field }) => field.expression === undefined).map(({ field }) => field.id));
  const computed = base.fields.filter(({ id, expression }) => expression !== undefined && !brought.has(id));
  if (computed.length === 0) return { subscribers, recomputed: [] };
  const ids = new Set(computed.map(({ id }) => id));
  const fields = subscribers.fields.filter(({ field }) => !ids.has(field.id));
  const kept = new Map(subscribers.fields.flatMap(({ field, data }) => (data.storage === "kept" ? [[field.id, data] as const] : [])));
  const columns = new Map<string, Column>();
  const columnOf = (id: string): Column | undefined => {
    const known = columns.get(id);
    if (known) return known;
    const found = fields.find(({ field }) => field.id === id);
    if (!found) return undefined;
    const column = found.data.storage === "kept" ? base.column(id) : columnOfData(found.field.type, found.data, subscribers.rows);
    if (column) columns.set(id, column);
    return column;
  };
  const recomputed: Recomputed[] = [];
  for (const field of inOrder(computed, base.fields)) {
    const { expression, problem } = readExpression(
      field.expression ?? "",
      fields.map((each) => each.field),
    );
    if (!expression) {
      recomputed.push({ field: field.id, problem: problem.message });
      continue;
    }
    const same = kept.get(field.id);
    const next: Field = { ...field, type: expression.type };
    if (same && field.type === expression.type && [...expression.reads].every((id) => kept.has(id))) fields.push({ field, data: same });
    else {
      const cells = computeCells(expression, columnOf, dayOf(subscribers.asOf), upTo(subscribers.rows));
      fields.push({ field: next, data: columnFromCells(expression.type, cells) });
      kept.delete(field.id);
    }
    recomputed.push({ field: field.id, problem: null });
  }
  return { subscribers: { ...subscribers, fields }, recomputed };
}

/** A new field by its expression, over the base as it stands. Throws InputError with the place of what is wrong. */
export function computedField(base: LoadedBase, field: Omit<Field, "type"> & { expression: string }, asOf: number) {
  const expression = expressionOf(
    field.expression,
    base.fields.filter(({ id }) => id !== field.id),
  );
  const cells = computeCells(expression, (id) => base.column(id), asOf, upTo(base.rows));
  return { field: { ...field, type: expression.type }, reads: expression.reads, data: columnFromCells(expression.type, cells) };
}
