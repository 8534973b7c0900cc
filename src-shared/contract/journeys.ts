import { z } from "zod";
import { journeyV1Schema } from "../model/journey.ts";
import { problemSchema } from "../model/problem.ts";
import { thumbnailSchema } from "../model/thumbnail.ts";
import { fileSchema, fileTokenSchema } from "./files.ts";
import { needSchema } from "./journey-needs.ts";
import { procedure } from "./procedure.ts";

export const journeyEntrySchema = z.object({
  id: z.string(),
  name: z.string(),
  nodes: z.number().int(),
  updated: z.string(),
  /** Folder that it lies in; null for none. */
  folder: z.string().nullable(),
  /** When it was archived; null while it is in use. */
  archived: z.string().nullable(),
  /** Stages that hold nodes, in the journey's order, and channels of its messages. */
  stages: z.array(z.string()),
  channels: z.array(z.string()),
  /** Versions that are kept of it. */
  versions: z.number().int(),
  /** Where its last run stands: id and the entered and converted counts; null before the first. */
  lastRun: z.object({ id: z.string(), at: z.string(), entered: z.number(), converted: z.number() }).nullable(),
});
export type JourneyEntry = z.infer<typeof journeyEntrySchema>;

/** What a provider says of a case; their claim, not a forecast. */
export const claimSchema = z.object({ provider: z.string(), says: z.string(), source: z.string() });

export const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  nodes: z.number().int(),
  stages: z.array(z.string()),
  channels: z.array(z.string()),
  /** What counts as a conversion, in words. */
  conversion: z.string(),
  /** Who answers for it, and on what basis people are contacted. */
  owner: z.string(),
  consentBasis: z.string(),
  /** Published by providers; empty where nobody did. */
  claims: z.array(claimSchema),
  thumbnail: thumbnailSchema,
});
export type Template = z.infer<typeof templateSchema>;

/** How a template fits the project: what it needs, and how many subscribers would enter now. */
export const templateFitSchema = z.object({
  needs: z.array(needSchema),
  /** Subscribers who match now; null where a field that the rules read is missing. */
  matching: z.number().int().nullable(),
  total: z.number().int(),
});
export type TemplateFit = z.infer<typeof templateFitSchema>;

/** A journey file looked at, before anything is kept. */
export const journeyFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  nodes: z.number().int(),
  thumbnail: thumbnailSchema,
  /** What it names that the project lacks. */
  missing: z.array(needSchema),
  /** The journey of the project with the same id; `same` when it is the same document. */
  existing: z.object({ id: z.string(), name: z.string(), same: z.boolean() }).nullable(),
});
export type JourneyFile = z.infer<typeof journeyFileSchema>;

const id = z.object({ id: z.string() });

export const journeys = {
  list: procedure.output(z.array(journeyEntrySchema)),
  get: procedure.input(id).output(journeyV1Schema),
  thumbnail: procedure.input(id).output(thumbnailSchema),
  /** Keeps the whole document, valid or with lint problems; called by autosave. Refuses what is no journey. */
  save: procedure.input(z.object({ journey: journeyV1Schema })).output(z.object({ saved: z.string() })),
  create: procedure
    .input(z.object({ name: z.string().min(1), template: z.string().optional(), folder: z.string().nullable().default(null) }))
    .output(journeyV1Schema),
  rename: procedure.input(z.object({ id: z.string(), name: z.string().trim().min(1) })).output(z.array(journeyEntrySchema)),
  remove: procedure.input(id).output(z.array(journeyEntrySchema)),
  /** Undoes `remove`, until the project is opened anew. */
  bringBack: procedure.input(id).output(z.array(journeyEntrySchema)),
  duplicate: procedure.input(id).output(journeyV1Schema),
  /** Moves journeys into a folder or out of all, and archives them or takes them back into use; what is absent stays. */
  place: procedure
    .input(z.object({ ids: z.array(z.string()), folder: z.string().nullable().optional(), archived: z.boolean().optional() }))
    .output(z.array(journeyEntrySchema)),
  templates: procedure.output(z.array(templateSchema)),
  templateFit: procedure.input(z.object({ template: z.string() })).output(templateFitSchema),
  /** Lint over the graph and over the data: counts of empty audiences and the like need the base. */
  lint: procedure.input(z.object({ journey: journeyV1Schema })).output(z.array(problemSchema)),
  inspectFile: procedure.input(z.object({ file: fileTokenSchema })).output(journeyFileSchema),
  /** `replace` takes the place of the journey with its id, which stays as a version; `copy` gets an id of its own. */
  importFile: procedure
    .input(
      z.object({ file: fileTokenSchema, as: z.enum(["copy", "replace"]).default("copy"), folder: z.string().nullable().default(null) }),
    )
    .output(journeyV1Schema),
  exportFile: procedure.input(id).output(fileSchema),
};
