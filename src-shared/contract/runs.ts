import { z } from "zod";
import { comparisonSchema } from "../model/comparison.ts";
import { journeyV1Schema } from "../model/journey.ts";
import { resultsSchema } from "../model/results.ts";
import { traceSchema, whereaboutsSchema } from "../model/trace.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

/** The most replications of a run. */
export const mostReplications = 1000;

export const runOptionsSchema = z.object({
  /** Local date and time in the journey's zone; the earliest entry's time when absent, or the coming midnight of the data's last day. */
  start: z.string().optional(),
  horizonDays: z.number().int().min(1).max(1100).default(90),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1),
  replications: z.number().int().min(1).max(mostReplications).default(1),
  /** Whether rates that are not certain are drawn; absent for where there are several replications. */
  drawRates: z.boolean().optional(),
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

/** Replications of a run for which nobody gave them: one, or the most where a precision or a time limit ends the run. */
export const usualReplications = ({ precision, timeLimitSeconds }: Pick<RunOptions, "precision" | "timeLimitSeconds">): number =>
  precision === undefined && timeLimitSeconds === undefined ? 1 : mostReplications;

export const savedRunSchema = z.object({
  id: z.string(),
  name: z.string(),
  journeyId: z.string(),
  journeyName: z.string(),
  at: z.string(),
  results: resultsSchema,
  journey: journeyV1Schema,
  /** As it was asked for. */
  options: runOptionsSchema.optional(),
  /**
   * Where journeys shared the run: all of them, the one that was asked for first, the position of this run's own, and the ids of the runs
   * of all of them, in the same order.
   */
  together: z.object({ journeys: z.array(journeyV1Schema), own: z.number().int(), runs: z.array(z.string()).optional() }).optional(),
});
export type SavedRun = z.infer<typeof savedRunSchema>;
export const runEntrySchema = savedRunSchema
  .omit({ results: true, journey: true, options: true, together: true })
  .extend({ entered: z.number(), converted: z.number(), cost: z.number(), seed: z.number().int() });
export type RunEntry = z.infer<typeof runEntrySchema>;

/** A design to compare: a journey of the project, the journey of a saved run as it was, or one that the project does not have. */
const designSchema = z.union([
  z.object({ journeyId: z.string() }),
  z.object({ runId: z.string() }),
  z.object({ journey: journeyV1Schema, name: z.string().optional() }),
]);
export type Design = z.infer<typeof designSchema>;

const replication = z
  .number()
  .int()
  .min(0)
  .max(mostReplications - 1)
  .default(0);

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
        /** Ids of journeys of the project that run beside it; the results of each are kept as a run of their own. */
        together: z.array(z.string()).default([]),
      }),
    )
    .output(job(savedRunSchema)),
  /** Everything that happened to one subscriber in a saved run, by running it again for that one alone. */
  trace: procedure.input(z.object({ runId: z.string(), key: z.string(), replication })).output(traceSchema),
  /** Who is at a node when a saved run ends, and what stopped the rest. */
  whereabouts: procedure.input(z.object({ runId: z.string(), node: z.string(), replication })).output(job(whereaboutsSchema)),
  /** Two designs over the same draws; nothing is kept. Without options, those of the first saved run that is named. */
  compare: procedure
    .input(z.object({ a: designSchema, b: designSchema, options: runOptionsSchema.optional() }))
    .output(job(comparisonSchema)),
  list: procedure.input(z.object({ journeyId: z.string().optional() })).output(z.array(runEntrySchema)),
  get: procedure.input(z.object({ id: z.string() })).output(savedRunSchema),
  rename: procedure.input(z.object({ id: z.string(), name: z.string().min(1) })).output(runEntrySchema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.array(runEntrySchema)),
};
