import { z } from "zod";

/** How often a segment wishes to be contacted at most: so many messages in so many days. */
export const wishSchema = z.object({ count: z.number().int().min(0).max(1000), days: z.number().int().min(1).max(366) });

/** What was typed for a segment. `channels` is the order of preference; null leaves it to history. */
export const preferenceSchema = z.object({
  channels: z.array(z.string().min(1)).max(20).nullable().default(null),
  wish: wishSchema.nullable().default(null),
});
export type Preference = z.infer<typeof preferenceSchema>;

/** What the data says of a channel for a segment. */
export const channelEvidenceSchema = z.object({
  channel: z.string(),
  /** Events that answered a message on the channel. */
  responses: z.number().int(),
  /** Subscribers who said that they prefer it. */
  stated: z.number().int(),
  /** Subscribers who may be contacted on it. */
  reachable: z.number().int(),
});

export const segmentPreferenceSchema = z.object({
  segment: z.object({ id: z.string(), name: z.string() }),
  /** Null where the segment cannot be counted. */
  subscribers: z.number().int().nullable(),
  /** Why it cannot be counted. */
  problem: z.string().nullable(),
  typed: preferenceSchema,
  /** Channels with any response or statement, the most preferred first. */
  history: z.array(channelEvidenceSchema),
  /** The order in force: as typed, else by history. */
  channels: z.array(z.string()),
});
export type SegmentPreference = z.infer<typeof segmentPreferenceSchema>;
