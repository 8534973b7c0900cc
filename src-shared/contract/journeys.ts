import { z } from "zod";
import { journeyV1Schema } from "../model/journey.ts";
import { problemSchema } from "../model/problem.ts";
import { fileSchema, fileTokenSchema } from "./files.ts";
import { procedure } from "./procedure.ts";

export const journeyEntrySchema = z.object({
  id: z.string(),
  name: z.string(),
  nodes: z.number().int(),
  updated: z.string(),
  /** Where its last run stands: id and the entered and converted counts; null before the first. */
  lastRun: z.object({ id: z.string(), at: z.string(), entered: z.number(), converted: z.number() }).nullable(),
});
export type JourneyEntry = z.infer<typeof journeyEntrySchema>;

export const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  nodes: z.number().int(),
  stages: z.array(z.string()),
  channels: z.array(z.string()),
});

export const journeys = {
  list: procedure.output(z.array(journeyEntrySchema)),
  get: procedure.input(z.object({ id: z.string() })).output(journeyV1Schema),
  /** Keeps the whole document, valid or with lint problems; called by autosave. Refuses what is no journey. */
  save: procedure.input(z.object({ journey: journeyV1Schema })).output(z.object({ saved: z.string() })),
  create: procedure.input(z.object({ name: z.string().min(1), template: z.string().optional() })).output(journeyV1Schema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.array(journeyEntrySchema)),
  duplicate: procedure.input(z.object({ id: z.string() })).output(journeyV1Schema),
  templates: procedure.output(z.array(templateSchema)),
  /** Lint over the graph and over the data: counts of empty audiences and the like need the base. */
  lint: procedure.input(z.object({ journey: journeyV1Schema })).output(z.array(problemSchema)),
  importFile: procedure.input(z.object({ file: fileTokenSchema })).output(journeyV1Schema),
  exportFile: procedure.input(z.object({ id: z.string() })).output(fileSchema),
};
