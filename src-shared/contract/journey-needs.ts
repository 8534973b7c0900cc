import { z } from "zod";

/** Something that a journey takes from its project: a field, an event, a segment, the meaning of a field, or a message's copy. */
export const needSchema = z.object({
  kind: z.enum(["field", "event", "segment", "role", "message"]),
  id: z.string(),
  /** In words. */
  label: z.string(),
  present: z.boolean(),
});
export type Need = z.infer<typeof needSchema>;
