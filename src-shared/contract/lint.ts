import { z } from "zod";
import { journeyV1Schema } from "../model/journey.ts";
import { problemSchema } from "../model/problem.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

export const dataLintSchema = z.object({
  problems: z.array(problemSchema),
  /** Version of the data that they are of. */
  dataVersion: z.number().int(),
  subscribers: z.number().int(),
  /** How many can come to each node, as the data stands; of entries, how many match. Nodes of which nothing can be said are left out. */
  arrivals: z.record(z.string(), z.number().int()),
});
export type DataLint = z.infer<typeof dataLintSchema>;

/** Lint of a journey where it needs the data; the rules on the document alone run in the window. */
export const lint = {
  /** What the data and the project's rates show: empty audiences, branches that nobody takes, fields that are not there. */
  data: procedure.input(z.object({ journey: journeyV1Schema })).output(job(dataLintSchema)),
};
