import { z } from "zod";

/** What was erased of one person, to be given to that person or kept as proof. It is not stored in the project. */
export const erasureSchema = z.object({
  /** UTC. */
  at: z.string(),
  project: z.string(),
  /** The key that was asked for, and those of subscribers who were joined into it. */
  keys: z.array(z.string()),
  /** Rows of subscribers in the data in force: 0 when only traces were left. */
  subscribers: z.number().int(),
  events: z.array(z.object({ event: z.string(), count: z.number().int() })),
  /** Restore points from which the person was taken out. */
  restorePoints: z.number().int(),
  /** Steps of the edit history that named the person. */
  edits: z.number().int(),
  /** Joined identities that named the person. */
  identities: z.number().int(),
  /** Values that rules of segments, journeys, plans and runs named; “(erased)” stands there now. */
  documents: z.array(z.object({ what: z.string(), name: z.string(), values: z.number().int() })),
  /** Files of rejected rows beside the project, by name. */
  rejectFiles: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  /** What may still name the person and is not in the application's reach, a sentence each. */
  left: z.array(z.string()),
  bytesBefore: z.number().int(),
  bytesAfter: z.number().int(),
});
export type Erasure = z.infer<typeof erasureSchema>;
