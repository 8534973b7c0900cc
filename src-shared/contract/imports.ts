import { z } from "zod";
import { mergeOptionsSchema } from "../model/differences.ts";
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
  /**
   * Imports with a mapping; `how` says what becomes of the data that is there, which is replaced when it is absent. With `dryRun` nothing is
   * kept and the report's `differences` say what would change. The data as it stood is kept as a restore point. Cancelling leaves the project
   * as it was.
   */
  run: procedure
    .input(
      z.object({
        file: fileTokenSchema,
        mapping: mappingSchema,
        how: mergeOptionsSchema.prefault({}),
        dryRun: z.boolean().default(false),
      }),
    )
    .output(job(z.object({ report: importReportSchema, rejects: fileSchema.nullable() }))),
  history: procedure.output(z.array(z.object({ id: z.string(), at: z.string(), report: importReportSchema }))),
};
