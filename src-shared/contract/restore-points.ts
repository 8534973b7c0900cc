import { z } from "zod";
import { restorePointSchema } from "../model/restore-point.ts";
import { procedure } from "./procedure.ts";
import { projectSchema } from "./project.ts";

const idSchema = z.object({ id: z.string() });

/** The data as it stood before each bulk change. At most ten points and a gigabyte are kept; the oldest go first. */
export const restorePoints = {
  /** Newest first. */
  list: procedure.output(z.array(restorePointSchema)),
  /** Puts the data of a point in force; the data as it stands becomes a restore point itself. Journeys, segments and runs are not touched. */
  restore: procedure.input(idSchema).output(projectSchema),
  remove: procedure.input(idSchema).output(z.array(restorePointSchema)),
};
