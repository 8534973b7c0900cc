import { z } from "zod";
import { journeyV1Schema } from "../model/journey.ts";
import { resultsSchema } from "../model/results.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

export const runOptionsSchema = z.object({
  /** Local date and time in the journey's zone; the earliest entry's time when absent, or the coming midnight of the data's last day. */
  start: z.string().optional(),
  horizonDays: z.number().int().min(1).max(1100).default(90),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
  replications: z.number().int().min(1).max(1000).default(1),
  workers: z.number().int().min(1).max(64).optional(),
  mode: z.enum(["forecast", "replay"]).default("forecast"),
  /** Only this many subscribers, chosen by their hash. */
  sample: z.number().int().min(1).optional(),
  /** Stop once half of the 80 % interval of the mean number of incremental conversions is at most this share of it; `replications` is then the most. */
  precision: z.number().positive().max(1).optional(),
  /** Stop after so many seconds, with the replications done by then. */
  timeLimitSeconds: z.number().positive().optional(),
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

export const savedRunSchema = z.object({
  id: z.string(),
  name: z.string(),
  journeyId: z.string(),
  journeyName: z.string(),
  at: z.string(),
  results: resultsSchema,
  journey: journeyV1Schema,
});
export type SavedRun = z.infer<typeof savedRunSchema>;
export const runEntrySchema = savedRunSchema
  .omit({ results: true, journey: true })
  .extend({ entered: z.number(), converted: z.number(), cost: z.number(), seed: z.number().int() });
export type RunEntry = z.infer<typeof runEntrySchema>;

export const runs = {
  /**
   * Dry-runs a journey of the project over the whole base and saves the run under a name; none overwrites another.
   * `journey` is run in place of the kept one, such as a file's that is not in the project.
   */
  start: procedure
    .input(
      z.object({
        journeyId: z.string(),
        journey: journeyV1Schema.optional(),
        options: runOptionsSchema.prefault({}),
        name: z.string().optional(),
      }),
    )
    .output(job(savedRunSchema)),
  list: procedure.input(z.object({ journeyId: z.string().optional() })).output(z.array(runEntrySchema)),
  get: procedure.input(z.object({ id: z.string() })).output(savedRunSchema),
  rename: procedure.input(z.object({ id: z.string(), name: z.string().min(1) })).output(runEntrySchema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.array(runEntrySchema)),
};
