import { z } from "zod";
import { badges, responseStages } from "./response.ts";

const counts = z.record(z.string(), z.number());

/** Counts of one node. `entered = left + exitedHere + waiting + held`; on a message node `entered = sent + skipped + held` for arrivals. Integers for one replication, means over several. */
export const nodeResultSchema = z.object({
  entered: z.number(),
  left: counts,
  exitedHere: counts,
  waiting: z.number(),
  held: z.number(),
  sent: z.number(),
  skipped: counts,
  /** Further tries of a message: `entered + retried = sent + skipped + held`. */
  retried: z.number().optional(),
  delivered: z.number(),
  opened: z.number(),
  answered: z.number(),
  clicked: z.number(),
  converted: z.number(),
  optedOut: z.number(),
  complained: z.number(),
  /** In the workspace's currency, exact to the minor unit. */
  cost: z.number(),
});
export type NodeResult = z.infer<typeof nodeResultSchema>;

export const manifestSchema = z.object({
  engine: z.string(),
  zones: z.string(),
  seed: z.number().int(),
  replications: z.number().int(),
  /** Whether rates that are not certain were drawn for each replication; absent in runs that did not say. */
  ratesDrawn: z.boolean().optional(),
  /** Start of the run, UTC, and days simulated. */
  start: z.string(),
  horizonDays: z.number(),
  mode: z.enum(["forecast", "replay"]),
  /** Subscribers simulated, where only a sample was. */
  sample: z.number().int().optional(),
  /** Independent of the order of rows. */
  dataHash: z.string(),
  /** Of what is executed: nodes that no entry reaches, labels and positions do not count. */
  journeyHash: z.string(),
  parameterHash: z.string(),
  /** Names of the other journeys that were in the run. */
  together: z.array(z.string()).optional(),
  /** Of each of these: its `journeyHash`. */
  togetherHashes: z.array(z.string()).optional(),
});

/** A probability or price used in the run, with where it came from. */
export const usedParameterSchema = z.object({
  node: z.string(),
  stage: z.enum([...responseStages, "cost"]),
  value: z.number(),
  per: z.string(),
  badge: z.enum(badges),
  source: z.string(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Whom it is for, where it is not for everyone. */
  segment: z.string().optional(),
});
export type UsedParameter = z.infer<typeof usedParameterSchema>;

/** A number of the response model that a run used, with where it came from. */
export const modelParameterSchema = z.object({ name: z.string(), value: z.number(), badge: z.enum(badges), source: z.string() });
export type ModelParameter = z.infer<typeof modelParameterSchema>;

/** What became of a pool. Waits are of the messages that were served. */
export const poolResultSchema = z.object({
  asked: z.number(),
  served: z.number(),
  /** Left the queue when their patience was over, or as they were skipped, ended or put off. */
  notServed: z.number(),
  left: z.number(),
  /** Still in the queue when the run ended. */
  waiting: z.number(),
  servedAtOnce: z.number(),
  meanWaitSeconds: z.number(),
  longestWaitSeconds: z.number(),
  /** Share of the served who waited at most so many seconds. */
  servedWithin: z.array(z.object({ seconds: z.number(), share: z.number() })),
  days: z.array(z.object({ day: z.number().int(), asked: z.number(), served: z.number(), queue: z.number() })),
});
export type PoolResult = z.infer<typeof poolResultSchema>;

/** How an experiment ended. `winner` null: not decided, or no arm may be called the winner; `why` says which. */
export const experimentResultSchema = z.object({
  decidedAt: z.string().nullable(),
  winner: z.string().nullable(),
  why: z.enum(["winner", "below-minimum", "not-decided-yet", "nobody-came"]),
  arms: z.record(z.string(), z.object({ entered: z.number(), succeeded: z.number() })),
});
export type ExperimentResult = z.infer<typeof experimentResultSchema>;

/** Money reserved by messages against the journey's budget; `refusedFrom` is the moment from which a message could no longer be paid. */
export const budgetResultSchema = z.object({ total: z.number(), committed: z.number(), refusedFrom: z.string().nullable() });

/** How sure the mean of the outcome is: half of the 80 % interval of the mean as a share of it. */
export const precisionSchema = z.object({
  outcome: z.string(),
  wanted: z.number().nullable(),
  reached: z.number().nullable(),
  stopped: z.enum(["precise", "replications", "time-limit"]),
});

/** Version 1 of the results of a dry run. */
export const resultsSchema = z.object({
  format: z.literal("throughline.results"),
  version: z.literal(1),
  manifest: manifestSchema,
  journey: z.object({
    matched: z.number(),
    notEntered: counts,
    entered: z.number(),
    control: z.number(),
    completed: z.number(),
    exited: counts,
    inProgress: z.number(),
  }),
  nodes: z.record(z.string(), nodeResultSchema),
  edges: counts,
  /** Instances that entered at least one node of the stage. */
  stages: counts,
  /** By day of the run, local to the journey, 0 the day of the start: arrivals, messages sent and money spent, each by node id. `cost` is the day's total; every amount is rounded on its own, so sums may differ in the last cent. */
  days: z.array(z.object({ day: z.number().int(), nodes: counts, sent: counts, spent: counts, cost: z.number() })),
  money: z.object({ cost: z.number(), revenue: z.number(), incrementalMargin: z.number(), roi: z.number().nullable() }),
  outcomes: z.object({
    converted: z.number(),
    attributed: z.number(),
    incremental: z.number(),
    churned: z.number(),
    pending: z.number(),
    referrals: z.number().optional(),
  }),
  ranges: z.record(z.string(), z.object({ p10: z.number(), p50: z.number(), p90: z.number() })),
  /**
   * Where the journey has pools, experiments or a budget. Of several replications: means; waits and shares are of everyone served in any of
   * them, an experiment's decision is that of the first, a budget refuses from the earliest moment of all.
   */
  pools: z.record(z.string(), poolResultSchema).optional(),
  experiments: z.record(z.string(), experimentResultSchema).optional(),
  budget: budgetResultSchema.optional(),
  precision: precisionSchema.optional(),
  parameters: z.array(usedParameterSchema),
  /** Numbers of the parts of the response model that are switched on. */
  model: z.array(modelParameterSchema).optional(),
  badge: z.enum(badges),
});
export type Results = z.infer<typeof resultsSchema>;
