import { z } from "zod";

const place = z.number().min(-1_000_000).max(1_000_000);
const size = z.number().min(1).max(200_000);

/** Where things are on the canvas, px at zoom 1: what a picture needs besides the journey. */
export const drawingSchema = z.object({
  nodes: z
    .array(
      z.object({
        id: z.string(),
        x: place,
        y: place,
        width: size,
        height: size,
        /** Distance of each outlet from the node's top, in their order. */
        outlets: z.array(z.object({ id: z.string(), label: z.string(), y: place })),
        /** Distance of where edges arrive from the node's top. */
        inlet: place,
      }),
    )
    .max(50_000),
  lanes: z.array(z.object({ stage: z.string(), x: place, width: size })).max(1000),
});
export type Drawing = z.infer<typeof drawingSchema>;
export type DrawnNode = Drawing["nodes"][number];
