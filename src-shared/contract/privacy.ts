import { z } from "zod";
import { erasureSchema } from "../model/erasure.ts";
import { segmentSchema } from "../model/segment.ts";
import { fileSchema } from "./files.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

/** Personal data: how it is masked, and how a person is erased. */
export const privacy = {
  /** The rule by which each field is masked; fields that are shown as they are have none. */
  masks: procedure.output(z.array(z.object({ field: z.string(), name: z.string(), means: z.string() }))),
  /** Subscribers as a CSV file, masked unless that is switched off. */
  exportRows: procedure
    .input(
      z.object({
        /** All fields when absent. */
        fields: z.array(z.string()).min(1).optional(),
        segment: segmentSchema.nullable().default(null),
        masked: z.boolean().default(true),
      }),
    )
    .output(job(z.object({ file: fileSchema, rows: z.number().int() }))),
  /** Erases one person everywhere in the project; it cannot be undone. The receipt is not kept. */
  erase: procedure.input(z.object({ key: z.string().min(1) })).output(job(erasureSchema)),
  /** A receipt as a text file; the project keeps none. */
  receiptFile: procedure.input(z.object({ receipt: erasureSchema })).output(fileSchema),
};
