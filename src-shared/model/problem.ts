import { z } from "zod";

/** A finding of lint. `id` is stable (`rule-name`), so that it can be looked up and tested. */
export const problemSchema = z.object({
  id: z.string(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  /** What to do about it. */
  fix: z.string().optional(),
  node: z.string().optional(),
  edge: z.string().optional(),
  /** Path in the document, such as `nodes[2].config.response.opened`. */
  path: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
