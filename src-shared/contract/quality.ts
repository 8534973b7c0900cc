import { z } from "zod";
import { fieldStatisticsSchema, qualityFindingSchema } from "../model/statistics.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

/** What the data is like. */
export const quality = {
  /** Statistics of one field with its histogram. */
  statistics: procedure.input(z.object({ field: z.string() })).output(fieldStatisticsSchema),
  /** What is worth knowing before the data is used, the most frequent first, each with its rule. */
  findings: procedure.output(job(z.array(qualityFindingSchema))),
  /**
   * Writes every value of a text field that differs only in case or blanks as its commonest spelling. Few cells are one step of the edit
   * history; more of them are a bulk change with a restore point. Returns how many cells were changed.
   */
  unifySpellings: procedure.input(z.object({ field: z.string() })).output(job(z.object({ cells: z.number().int(), undo: z.boolean() }))),
};
