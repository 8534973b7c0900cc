import { readExpression } from "../../../src-shared/expressions/index.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { ScoreId } from "../../../src-shared/model/scores.ts";
import type { MadeField, Reads, ScoreResult } from "../../../src-shared/scores/score.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { columnOfData } from "../columns/column-data.ts";
import { columnFromCells } from "../columns/from-cells.ts";
import { computeCells, dayOf, fieldsBehind } from "../computed/compute.ts";
import type { ComputedScore } from "../db/stores/scores.ts";
import type { OpenProject } from "../workspace.ts";

/** A score that was computed and is not stored yet. */
export interface Done {
  id: ScoreId;
  result: ScoreResult;
  reads: Reads;
  /** What is kept of it, but for where the data lies that it read: that is known once it is stored. */
  kept: Omit<ComputedScore, "inputs">;
}

/** The field as it is stored: label, kind of data and privacy mark stay as a person set them. */
export function storedField(made: MadeField, old: Field | undefined, score: ScoreId, updated: string): Field {
  return {
    id: made.id,
    label: old?.label ?? made.label,
    type: made.type,
    group: old?.group ?? made.group,
    role: null,
    personal: old?.personal ?? false,
    score,
    updated,
  };
}

/** The base with the fields of scores that were just computed in the place of those that it has, and computed fields that read them anew. */
export function withResults(project: OpenProject, base: SubscriberBase, done: readonly Done[]): SubscriberBase {
  if (done.length === 0) return base;
  const made = done.flatMap(({ id, result, kept }) =>
    result.fields.map((each) => ({ field: storedField(each, undefined, id, kept.at), column: each.column })),
  );
  const columns = new Map<string, Column | undefined>(made.map(({ field, column }) => [field.id, column]));
  const scored = new Set(columns.keys());
  const fields = [...base.fields.filter(({ id }) => !scored.has(id)), ...made.map(({ field }) => field)];
  const today = dayOf(project.file.datasets.current("subscribers")?.asOf ?? 0);
  const column = (id: string): Column | undefined => {
    if (columns.has(id)) return columns.get(id);
    const source = fields.find((field) => field.id === id)?.expression;
    const follows = source !== undefined && [...fieldsBehind(id, fields)].some((each) => scored.has(each));
    const expression = follows ? readExpression(source, fields).expression : null;
    // An expression that fits the fields no longer keeps all from being stored, and is told there.
    const found = expression
      ? columnOfData(expression.type, columnFromCells(expression.type, computeCells(expression, column, today, rowsOf(base))), base.rows)
      : base.column(id);
    columns.set(id, found);
    return found;
  };
  return {
    rows: base.rows,
    fields,
    column,
    eventTypes: base.eventTypes,
    events: (type) => base.events(type),
    get keyHash() {
      return base.keyHash;
    },
    dataHash: base.dataHash,
    version: base.version,
  };
}

function* rowsOf({ rows }: SubscriberBase): Generator<number> {
  for (let row = 0; row < rows; row++) yield row;
}
