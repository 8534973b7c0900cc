import { z } from "zod";
import { mergeOptionsSchema } from "../model/differences.ts";
import { givenDialectSchema, importReportSchema, inspectionSchema, mappingSchema } from "../model/import.ts";
import { combinedSchema, fileOfSeveralSchema } from "../model/import-files.ts";
import { fileSchema, fileTokenSchema } from "./files.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

export const imports = {
  /**
   * Detects how the file is written and what its columns hold; keeps nothing. `dialect` overrides what was detected. Without a `key`, a
   * column named like the field that rows are matched `on`, the key of the base when absent, is the likeliest.
   */
  inspect: procedure
    .input(
      z.object({
        file: fileTokenSchema,
        dialect: givenDialectSchema.optional(),
        key: z.string().optional(),
        on: z.string().optional(),
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
  /**
   * Imports several files as one change: all of them or nothing, after one restore point. Subscribers are carried out first, then facts, then
   * events, each over what those before it made; `files` of the result are in the order given. With `dryRun` nothing is kept: each report's
   * `differences` are against the files before it, `combined` tells all of them against the project as it stands.
   */
  runSeveral: procedure
    .input(
      z.object({
        files: z
          .array(fileOfSeveralSchema.extend({ file: fileTokenSchema }))
          .min(1)
          .max(50),
        dryRun: z.boolean().default(false),
      }),
    )
    .output(
      job(
        z.object({
          files: z.array(z.object({ report: importReportSchema, rejects: fileSchema.nullable() })),
          combined: combinedSchema.nullable(),
        }),
      ),
    ),
  history: procedure.output(z.array(z.object({ id: z.string(), at: z.string(), report: importReportSchema }))),
};
