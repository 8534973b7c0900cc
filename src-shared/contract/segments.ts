import { z } from "zod";
import { problemSchema } from "../model/problem.ts";
import { namedSegmentSchema, segmentSchema } from "../model/segment.ts";
import { procedure } from "./procedure.ts";

/** An exact count with its parts: `parts` follows the rules of the tree in document order, each counted alone, by path such as `all[0].any[1]`. */
export const segmentCountSchema = z.object({
  count: z.number().int(),
  total: z.number().int(),
  sentence: z.string(),
  parts: z.array(z.object({ path: z.string(), count: z.number().int() })),
  problems: z.array(problemSchema),
  /** The data version counted over. */
  dataVersion: z.number().int(),
});
export type SegmentCount = z.infer<typeof segmentCountSchema>;

export const segments = {
  list: procedure.output(z.array(namedSegmentSchema)),
  save: procedure.input(namedSegmentSchema).output(namedSegmentSchema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.array(namedSegmentSchema)),
  count: procedure.input(z.object({ segment: segmentSchema })).output(segmentCountSchema),
  /** Commonest values of a field that start with, or contain, a text; for editors that suggest. */
  suggest: procedure
    .input(z.object({ field: z.string(), text: z.string().default(""), limit: z.number().int().min(1).max(100).default(20) }))
    .output(z.array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.number().int() }))),
};
