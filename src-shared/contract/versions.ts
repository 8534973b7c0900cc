import { z } from "zod";
import { journeyV1Schema } from "../model/journey.ts";
import { journeyVersionSchema } from "../model/journey-version.ts";
import { thumbnailSchema } from "../model/thumbnail.ts";
import { procedure } from "./procedure.ts";

const id = z.object({ id: z.string() });

/** Versions of journeys: documents as they were, which nothing changes. */
export const versions = {
  /** Of one journey, newest first. */
  list: procedure.input(z.object({ journeyId: z.string() })).output(z.array(journeyVersionSchema)),
  get: procedure.input(id).output(z.object({ version: journeyVersionSchema, journey: journeyV1Schema })),
  thumbnail: procedure.input(id).output(thumbnailSchema),
  /** Keeps the journey as it stands in the project. */
  keep: procedure
    .input(z.object({ journeyId: z.string(), name: z.string().trim().min(1), note: z.string().default("") }))
    .output(journeyVersionSchema),
  /** Keeps the journey as it stands before something takes its place; null where its newest version is the same. */
  keepBeforeRestore: procedure.input(z.object({ journeyId: z.string(), name: z.string() })).output(journeyVersionSchema.nullable()),
  rename: procedure.input(z.object({ id: z.string(), name: z.string().trim().min(1), note: z.string() })).output(journeyVersionSchema),
  remove: procedure.input(id).output(z.array(journeyVersionSchema)),
  /** Puts a version in the place of its journey, which is kept as a version before; `before` is that one, or the newest that is the same. */
  restore: procedure.input(id).output(z.object({ journey: journeyV1Schema, before: z.string() })),
};
