import { eventIterator } from "@orpc/contract";
import { z } from "zod";

/**
 * Progress of a long task. `total` 0 means unknown; `secondsLeft` null until it can be told. With `pass`, the number of a pass of which
 * nobody knows whether it is the last, all three are of that pass. `unit` `share` says that only the share is for people, not what was counted.
 */
export const progressSchema = z.object({
  label: z.string(),
  done: z.number(),
  total: z.number(),
  secondsLeft: z.number().nullable(),
  pass: z.number().int().optional(),
  unit: z.enum(["share"]).optional(),
});
export type Progress = z.infer<typeof progressSchema>;

/** The output of a long task: progress while it runs, then its result. Ending the iteration cancels it within a fifth of a second. */
export const job = <T extends z.ZodType>(result: T) => eventIterator(progressSchema, result);
