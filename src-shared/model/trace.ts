import { z } from "zod";

/** One rule as a split, an entry or the exit criteria saw it: the rule in words, the subscriber's value at that moment, and the answer; null where the log does not tell it. */
export const sightSchema = z.object({
  /** Branch that the rule belongs to; null where there are no branches. */
  branch: z.string().nullable(),
  rule: z.string(),
  value: z.string(),
  holds: z.boolean().nullable(),
});
export type Sight = z.infer<typeof sightSchema>;

/** Kinds of entries of the engine's log. */
const lineKinds = [
  "not-entered",
  "entered",
  "arrived",
  "left",
  "completed",
  "exited",
  "waits",
  "updated",
  "held",
  "queued",
  "skipped",
  "sent",
  "retries",
  "response",
  "event",
  "baseline",
  "churned",
  "referred",
] as const;

/** Something that happened to one subscriber. `what` and `detail` are the codes of the engine's log, `text` says it in a sentence. */
export const traceLineSchema = z.object({
  /** UTC, and the clock on the subscriber's wall. */
  at: z.string(),
  local: z.string(),
  /** Which of the subscriber's instances, from 0; -1 where none came to be. */
  instance: z.number().int(),
  /** Empty where several journeys run together and it happens at no node. */
  journey: z.string(),
  /** Null for what happens at no node. */
  node: z.string().nullable(),
  label: z.string(),
  what: z.enum(lineKinds),
  detail: z.string(),
  text: z.string(),
  saw: z.array(sightSchema),
});
export type TraceLine = z.infer<typeof traceLineSchema>;

/** Everything that happens to one subscriber in one replication of a run. */
export const traceSchema = z.object({
  run: z.object({ id: z.string(), name: z.string(), journey: z.string() }),
  key: z.string(),
  replication: z.number().int(),
  zone: z.string(),
  /** Messages sent. */
  sent: z.number().int(),
  /** Why the subscriber was never contacted, one sentence each; empty when a message was sent. */
  why: z.array(z.string()),
  lines: z.array(traceLineSchema),
});
export type Trace = z.infer<typeof traceSchema>;

/** How many keys stand for a group. */
export const SAMPLE_KEYS = 200;

/**
 * Subscribers of the same fate, as seen from one node. `what`: `waiting`, `held`, `queued` (in the queue of the pool that `reason` names), `exited` and `passed` at the node itself; elsewhere
 * `not-entered`, `no-path` (entered where no path leads to the node), `outlet` (took an outlet after which no path leads there),
 * `exited`, `completed`, `waiting`, `held` and `queued`.
 */
export const fateSchema = z.object({
  what: z.enum(["waiting", "held", "queued", "passed", "exited", "not-entered", "no-path", "outlet", "completed"]),
  /** The node where it happened. */
  node: z.string(),
  label: z.string(),
  /** An outlet, a reason or a pool; empty where there is none. */
  reason: z.string(),
  text: z.string(),
  count: z.number().int(),
  /** At most `SAMPLE_KEYS` of them, chosen by their hash, in the order of the text. */
  keys: z.array(z.string()),
});
export type Fate = z.infer<typeof fateSchema>;

/** Who is at a node when the run ends, and what stopped the rest. `matched = came + stopped`, each the sum of its groups. */
export const whereaboutsSchema = z.object({
  run: z.object({ id: z.string(), name: z.string(), journey: z.string() }),
  node: z.string(),
  label: z.string(),
  replication: z.number().int(),
  /** Subscribers who matched an entry. */
  matched: z.number().int(),
  came: z.number().int(),
  stopped: z.number().int(),
  /** Those who came to the node, by what became of them there at their last visit; most first. */
  here: z.array(fateSchema),
  /** Those who never came, by what stopped them; most first. */
  rest: z.array(fateSchema),
});
export type Whereabouts = z.infer<typeof whereaboutsSchema>;
