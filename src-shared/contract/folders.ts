import { z } from "zod";
import { journeyFolderSchema } from "../model/journey-version.ts";
import { procedure } from "./procedure.ts";

const list = z.array(journeyFolderSchema);

/** Folders of journeys, one inside another at most. Every call answers with all of them. */
export const folders = {
  list: procedure.output(list),
  create: procedure.input(z.object({ name: z.string().trim().min(1), parent: z.string().nullable().default(null) })).output(list),
  rename: procedure.input(z.object({ id: z.string(), name: z.string().trim().min(1) })).output(list),
  move: procedure.input(z.object({ id: z.string(), parent: z.string().nullable() })).output(list),
  /** Its journeys move to the folder around it. */
  remove: procedure.input(z.object({ id: z.string() })).output(list),
};
