import { functions, special } from "../../../src-shared/expressions/functions.ts";
import { readExpression } from "../../../src-shared/expressions/index.ts";
import { type Column, cellAt } from "../../../src-shared/table/column.ts";
import { columnOfData } from "../columns/column-data.ts";
import { columnFromCells } from "../columns/from-cells.ts";
import { fieldSummaries } from "../columns/summaries.ts";
import { computeCells, dayOf } from "../computed/compute.ts";
import { removeComputed, setComputed } from "../computed/set-computed.ts";
import { runJob } from "../jobs.ts";
import { keyFieldOf } from "../merge/match.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

const PREVIEW = 10;

/** Computed fields. */
export function computedHandlers({ workspace }: CoreParts): Handlers["computed"] {
  return {
    check: ({ expression: source, id }) => {
      const project = workspace.project();
      const base = project.base();
      const { expression, problem } = readExpression(
        source,
        base.fields.filter((field) => field.id !== id),
      );
      if (!expression || base.rows === 0) return { type: expression?.type ?? null, problem, preview: [] };
      const rows = Array.from({ length: Math.min(PREVIEW, base.rows) }, (_, row) => row);
      const asOf = dayOf(project.file.datasets.current("subscribers")?.asOf ?? 0);
      const cells = computeCells(expression, (field) => base.column(field), asOf, rows);
      const column = columnOfData(expression.type, columnFromCells(expression.type, cells), rows.length);
      const keys = base.column(keyFieldOf(base)) as Column;
      return {
        type: expression.type,
        problem: null,
        preview: rows.map((row) => ({ key: String(cellAt(keys, row) ?? ""), value: cellAt(column, row) })),
      };
    },
    functions: () => [...special, ...functions].map(({ name, usage, means }) => ({ name, usage, means })),
    set: (change, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        await setComputed(project.file, change, {
          onProgress: (done, total) => job.progress(`Computing ${change.id}`, done, total),
          signal: job.signal,
        });
        return fieldSummaries(project.base());
      });
    },
    remove: ({ id }, { signal }) => {
      const project = workspace.project();
      return runJob([signal, project.closing], async (job) => {
        await removeComputed(project.file, id, { signal: job.signal });
        return fieldSummaries(project.base());
      });
    },
  };
}
