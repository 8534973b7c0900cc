import { z } from "zod";
import { procedure } from "./procedure.ts";
import { cellSchema } from "./subscribers.ts";

const step = z.object({ id: z.number().int(), at: z.string(), label: z.string() });

/** Steps that can be undone and done again, the next one first. Those before a bulk change are gone; its restore point has them. */
export const editHistorySchema = z.object({ undo: z.array(step), redo: z.array(step) });

/** Single cells of subscribers. Every step is kept in the project, so that it can be undone after the project was opened again. */
export const edits = {
  history: procedure.output(editHistorySchema),
  /** Changes cells as one named step, with the computed fields that follow; all of them or none. Dates are written YYYY-MM-DD. */
  apply: procedure
    .input(
      z.object({
        changes: z
          .array(z.object({ key: z.string(), field: z.string(), value: cellSchema }))
          .min(1)
          .max(10_000),
        label: z.string().min(1).max(200).optional(),
      }),
    )
    .output(editHistorySchema),
  undo: procedure.output(editHistorySchema),
  redo: procedure.output(editHistorySchema),
};
