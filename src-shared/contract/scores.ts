import { z } from "zod";
import { scoreDetailSchema, scoreIdSchema, scoreStateSchema } from "../model/scores.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

const one = z.object({ id: scoreIdSchema });

/** Scores of subscribers. Each makes fields, which are stored like imported ones, used like them, and computed again after an import. */
export const scores = {
  list: procedure.output(z.array(scoreStateSchema)),
  /** One score with what its computation found, and the distribution of its fields. */
  show: procedure.input(one).output(scoreDetailSchema),
  /** Other settings, or null for those that the data suggests; nothing is computed. */
  set: procedure.input(one.extend({ settings: z.unknown() })).output(scoreStateSchema),
  /** Computes scores and stores their fields: those that are named, else all that can be computed. */
  compute: procedure.input(z.object({ ids: z.array(scoreIdSchema).min(1).optional() })).output(job(z.array(scoreStateSchema))),
  /** Takes the fields of a score away. */
  remove: procedure.input(one).output(job(z.array(scoreStateSchema))),
};
