import { z } from "zod";

/** How bad a finding is: an error keeps a journey from running, a warning means that something is probably not as meant, a note may well be meant. */
export const severities = ["error", "warning", "note"] as const;
export type Severity = (typeof severities)[number];

/** One change of a journey's document: of a node, an edge, or with neither of the journey itself. Without a value, what the path leads to is taken out; without a path too, the node or edge. */
export const repairEditSchema = z.object({
  node: z.string().optional(),
  edge: z.string().optional(),
  path: z.array(z.union([z.string(), z.number().int().min(0)])).optional(),
  value: z.json().optional(),
});
export type RepairEdit = z.infer<typeof repairEditSchema>;

/** What mends a problem by one click, and what that is called on the button and in the history. */
export const repairSchema = z.object({ label: z.string().min(1), edits: z.array(repairEditSchema).min(1) });
export type Repair = z.infer<typeof repairSchema>;

/** A finding of lint. `id` is stable (`rule-name`), so that it can be looked up and tested. */
export const problemSchema = z.object({
  id: z.string(),
  severity: z.enum(severities),
  message: z.string(),
  /** What to do about it. */
  fix: z.string().optional(),
  /** What can do it at once. */
  repair: repairSchema.optional(),
  node: z.string().optional(),
  edge: z.string().optional(),
  /** Path in the document, such as `nodes[2].config.response.opened`. */
  path: z.string().optional(),
  /** Why the journey's author lets it be; such a problem is listed apart. */
  ignored: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
