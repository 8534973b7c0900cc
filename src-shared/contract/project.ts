import { z } from "zod";
import { capSchema } from "../model/journey.ts";
import { fileSchema, fileTokenSchema } from "./files.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

/** The open project. `place` is the file's name and folder, for the title; not a path to send back. */
export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  place: z.string(),
  readOnly: z.boolean(),
  /** Why it is read-only, in a sentence. */
  notice: z.string().nullable(),
  subscribers: z.number().int(),
  fields: z.number().int(),
  events: z.number().int(),
  currency: z.string(),
  timeZone: z.string(),
  /** Limits on the messages of all journeys together. */
  caps: z.array(capSchema),
  /** Share of subscribers that no journey contacts, in percent. */
  controlPercent: z.number(),
  /** What of settings, rates and prices cannot be read, a sentence each. */
  problems: z.array(z.string()),
  dataVersion: z.number().int(),
  /** The day, `YYYY-MM-DD`, that rules such as "in the last 30 days" count back from: that of the latest event, else of the import; null without data. */
  asOf: z.string().nullable(),
});
export type Project = z.infer<typeof projectSchema>;

export const recentProjectSchema = z.object({
  id: z.string(),
  name: z.string(),
  place: z.string(),
  opened: z.string(),
  missing: z.boolean(),
});
export type RecentProject = z.infer<typeof recentProjectSchema>;

export const project = {
  current: procedure.output(projectSchema.nullable()),
  recent: procedure.output(z.array(recentProjectSchema)),
  /** A new project file in the user's projects folder, or where a save dialog said (`at`). */
  create: procedure.input(z.object({ name: z.string().min(1).max(120), at: fileTokenSchema.optional() })).output(projectSchema),
  /** The sample workspace, made on first use. */
  openSample: procedure.output(job(projectSchema)),
  open: procedure.input(z.object({ file: fileTokenSchema })).output(projectSchema),
  openRecent: procedure.input(z.object({ id: z.string() })).output(projectSchema),
  forgetRecent: procedure.input(z.object({ id: z.string() })).output(z.array(recentProjectSchema)),
  setSettings: procedure
    .input(
      z.object({
        name: z.string().min(1).max(120).optional(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        timeZone: z.string().min(1).optional(),
        caps: z.array(capSchema).optional(),
        controlPercent: z.number().min(0).max(100).optional(),
      }),
    )
    .output(projectSchema),
  /** A clean copy as one file, for download or a save dialog. */
  saveCopy: procedure.output(fileSchema),
};
