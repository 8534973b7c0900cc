import { microGridSchema, microQuestionSchema } from "../model/micro-segments.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";

/** Crossing dimensions into micro-segments. */
export const microSegments = {
  grid: procedure.input(microQuestionSchema).output(job(microGridSchema)),
};
