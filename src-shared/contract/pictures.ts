import { z } from "zod";
import { journeyV1Schema } from "../model/journey.ts";
import { drawingSchema } from "../plan/drawn/drawing.ts";
import { fileSchema } from "./files.ts";
import { procedure } from "./procedure.ts";

/** A picture's bytes in base64; 64 MB at most. */
const pngSchema = z
  .base64()
  .max(90_000_000)
  .refine((text) => text.startsWith("iVBORw0KGgo"), { error: "expected a PNG" });

/** Pictures of a whole journey as it stands on the canvas. */
export const pictures = {
  /** A drawing as a file with vectors. `runId` adds the counts of a saved run; the PDF is one page as large as the picture. */
  vector: procedure
    .input(
      z.object({
        journey: journeyV1Schema,
        drawing: drawingSchema,
        runId: z.string().nullable(),
        format: z.enum(["svg", "pdf"]),
        scheme: z.enum(["light", "dark"]),
      }),
    )
    .output(fileSchema),
  /** Takes the pixels that the window drew of such a picture, to be saved as a file. */
  pixels: procedure.input(z.object({ name: z.string().min(1), png: pngSchema })).output(fileSchema),
};
