import { z } from "zod";
import { coverageSchema, personaSchema, personaViewSchema } from "../model/personas.ts";
import { preferenceSchema, segmentPreferenceSchema } from "../model/preferences.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

/** Personas, the most valuable first, and which messages of the project's journeys can come to them. */
export const personas = {
  list: procedure.output(z.array(personaViewSchema)),
  save: procedure.input(personaSchema).output(z.array(personaViewSchema)),
  remove: procedure.input(z.object({ id: z.string() })).output(z.array(personaViewSchema)),
  coverage: procedure.output(job(coverageSchema)),
};

/** Channels and contact frequency that segments prefer. */
export const preferences = {
  list: procedure.output(z.array(segmentPreferenceSchema)),
  set: procedure.input(preferenceSchema.extend({ segment: z.string() })).output(z.array(segmentPreferenceSchema)),
};
