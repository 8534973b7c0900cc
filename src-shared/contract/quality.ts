import { z } from "zod";
import { fieldStatisticsSchema, qualityFindingSchema } from "../model/statistics.ts";
import { procedure } from "./procedure.ts";

/** What the data is like. */
export const quality = {
  /** Statistics of one field with its histogram. */
  statistics: procedure.input(z.object({ field: z.string() })).output(fieldStatisticsSchema),
  /** What is worth knowing before the data is used, the most frequent first, each with its rule. */
  findings: procedure.output(z.array(qualityFindingSchema)),
};
