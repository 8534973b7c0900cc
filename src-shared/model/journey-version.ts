import { z } from "zod";

/** A folder of journeys; `parent` is the folder around it, which lies in none itself. */
export const journeyFolderSchema = z.object({ id: z.string(), name: z.string().min(1), parent: z.string().nullable() });
export type JourneyFolder = z.infer<typeof journeyFolderSchema>;

/**
 * Why a version was kept: by a person; as it was dry-run; as it was before another version was restored, or a file took its place.
 */
export const versionKinds = ["named", "run", "before-restore", "before-file"] as const;

/** A journey as it was at a moment, without the document. */
export const journeyVersionSchema = z.object({
  id: z.string(),
  journeyId: z.string(),
  /** When it was kept, UTC. */
  at: z.string(),
  name: z.string(),
  note: z.string(),
  kind: z.enum(versionKinds),
  nodes: z.number().int(),
});
export type JourneyVersion = z.infer<typeof journeyVersionSchema>;
