import { z } from "zod";

export const restoreCountsSchema = z.object({
  subscribers: z.number().int(),
  fields: z.number().int(),
  events: z.number().int(),
});

/** The data of a project as it stood before a bulk change; it can be put in force again. */
export const restorePointSchema = restoreCountsSchema.extend({
  id: z.string(),
  /** UTC. */
  at: z.string(),
  /** What was about to happen, such as `Before updating from March.csv`. */
  label: z.string(),
  /** Bytes of the file that would be free without it. */
  bytes: z.number().int(),
});
export type RestorePoint = z.infer<typeof restorePointSchema>;

/** At most so many points are kept, and at most so many bytes that only they need; the oldest go first, the newest always stays. */
export const RESTORE_LIMITS = { count: 10, bytes: 1 << 30 } as const;
