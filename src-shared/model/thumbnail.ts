import { z } from "zod";

/** A journey in small, as shapes in units of the picture; the window gives them the colours of its theme. */
export const thumbnailSchema = z.object({
  width: z.number(),
  height: z.number(),
  /** Bands of the stages in use; `stage` is the place of the stage in the journey, for its colour. */
  lanes: z.array(z.object({ x: z.number(), width: z.number(), stage: z.number().int() })),
  /** Nodes. `tone` names the colour: `channel-email`, `group-entry`. */
  marks: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), tone: z.string() })),
  /** Edges as one path. */
  lines: z.string(),
});
export type Thumbnail = z.infer<typeof thumbnailSchema>;
