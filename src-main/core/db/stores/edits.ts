import { z } from "zod";
import { type Access, now, readDocument } from "../access.ts";

/** A cell as it is stored: dates in days, date-times in seconds since 1970; null where missing. */
export type StoredCell = string | number | boolean | null;

/** A cell of a dataset whose value stands beside its column. */
export interface OverlayCell {
  position: number;
  row: number;
  value: StoredCell;
}

const changeSchema = z.object({
  position: z.number().int(),
  row: z.number().int(),
  before: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  after: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});
export type CellChange = z.infer<typeof changeSchema>;

export interface EditStep {
  id: number;
  /** UTC. */
  at: string;
  label: string;
  undone: boolean;
}

/** Edited cells of a dataset that are not in its columns yet, and the steps that made them. Each writes within a transaction of the caller. */
export interface EditStore {
  /** Ordered by column and row. */
  cells(dataset: number): OverlayCell[];
  put(dataset: number, cells: readonly OverlayCell[]): void;
  /** Newest first. */
  steps(dataset: number): EditStep[];
  changes(step: number): CellChange[];
  /** Adds a step; what was undone before can then no longer be done again, and the oldest steps beyond the limit go. */
  add(dataset: number, label: string, changes: readonly CellChange[]): void;
  setUndone(step: number, undone: boolean): void;
  /** Takes the steps of rows that are gone out of the history and renumbers the others; null for a row that is gone. Returns how many steps it changed. */
  forget(dataset: number, rowOf: (row: number) => number | null): number;
  /** Gives the steps of a dataset to the one that takes its place with the same rows and columns. */
  move(from: number, to: number): void;
}

/** Steps that can be undone. */
const STEPS = 200;

export function editStore(access: Access): EditStore {
  const { database, writable } = access;
  const cells = database.prepare<[number], Omit<OverlayCell, "value"> & { value: string }>(
    "SELECT position, row, value FROM overlay WHERE dataset = ? ORDER BY position, row",
  );
  const steps = database.prepare<[number], Omit<EditStep, "undone"> & { undone: number }>(
    "SELECT id, at, label, undone FROM edit WHERE dataset = ? ORDER BY id DESC",
  );
  const one = database.prepare<[number], { document: string }>("SELECT document FROM edit WHERE id = ?");
  const changes = (step: number) => readDocument(access, z.array(changeSchema), one.get(step)?.document ?? "[]", `edit ${step}`);
  return {
    cells: (dataset) => cells.all(dataset).map((row) => ({ ...row, value: JSON.parse(row.value) as StoredCell })),
    put: (dataset, changed) => {
      const put = writable().prepare(
        "INSERT INTO overlay (dataset, position, row, value) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      );
      for (const { position, row, value } of changed) put.run(dataset, position, row, JSON.stringify(value));
    },
    steps: (dataset) => steps.all(dataset).map((step) => ({ ...step, undone: step.undone === 1 })),
    changes,
    add: (dataset, label, changes) => {
      const file = writable();
      file.prepare("DELETE FROM edit WHERE dataset = ? AND undone = 1").run(dataset);
      file
        .prepare("INSERT INTO edit (dataset, at, label, undone, document) VALUES (?, ?, ?, 0, ?)")
        .run(dataset, now(), label, JSON.stringify(changes));
      file
        .prepare("DELETE FROM edit WHERE dataset = ? AND id NOT IN (SELECT id FROM edit WHERE dataset = ? ORDER BY id DESC LIMIT ?)")
        .run(dataset, dataset, STEPS);
    },
    setUndone: (step, undone) => {
      writable()
        .prepare("UPDATE edit SET undone = ? WHERE id = ?")
        .run(undone ? 1 : 0, step);
    },
    forget: (dataset, rowOf) => {
      const save = writable().prepare("UPDATE edit SET label = ?, document = ? WHERE id = ?");
      const remove = writable().prepare("DELETE FROM edit WHERE id = ?");
      let touched = 0;
      for (const { id, label } of steps.all(dataset)) {
        const before = changes(id);
        const left = before.flatMap((change) => {
          const row = rowOf(change.row);
          return row === null ? [] : [{ ...change, row }];
        });
        if (left.length < before.length) touched++;
        if (left.length === 0) remove.run(id);
        else save.run(left.length < before.length ? `Edit ${left.length.toLocaleString("en-GB")} cells` : label, JSON.stringify(left), id);
      }
      return touched;
    },
    move: (from, to) => {
      writable().prepare("UPDATE edit SET dataset = ? WHERE dataset = ?").run(to, from);
    },
  };
}
