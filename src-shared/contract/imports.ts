import { z } from "zod";
import { givenDialectSchema, importReportSchema, inspectionSchema, mappingSchema } from "../model/import.ts";
import { fileSchema, fileTokenSchema } from "./files.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

export const imports = {
  /** Detects how the file is written and what its columns hold; keeps nothing. `dialect` overrides what was detected. */
  inspect: procedure
    .input(
      z.object({
        file: fileTokenSchema,
        dialect: givenDialectSchema.optional(),
        key: z.string().optional(),
        as: z.enum(["subscribers", "events"]).default("subscribers"),
      }),
    )
    .output(inspectionSchema),
  /** Imports with a mapping; replaces the base of that kind. Cancelling leaves the project as it was. */
  run: procedure
    .input(z.object({ file: fileTokenSchema, mapping: mappingSchema, dryRun: z.boolean().default(false) }))
    .output(job(z.object({ report: importReportSchema, rejects: fileSchema.nullable() }))),
  history: procedure.output(z.array(z.object({ id: z.string(), at: z.string(), report: importReportSchema }))),
};
