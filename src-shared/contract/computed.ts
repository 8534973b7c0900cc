import { z } from "zod";
import { fieldGroups, fieldSummarySchema, fieldTypes } from "../model/field.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";
import { cellSchema } from "./subscribers.ts";

/** Fields whose values follow those of others by an expression. They are stored like imported ones and used like them. */
export const computed = {
  /** What an expression gives in the first rows, or what is wrong with it and between which characters; keeps nothing. */
  check: procedure.input(z.object({ expression: z.string(), id: z.string().optional() })).output(
    z.object({
      type: z.enum(fieldTypes).nullable(),
      problem: z.object({ from: z.number().int(), to: z.number().int(), message: z.string(), todo: z.string().nullable() }).nullable(),
      /** Keys and values of the first ten subscribers. */
      preview: z.array(z.object({ key: z.string(), value: cellSchema })),
    }),
  ),
  /** Every function, for help. */
  functions: procedure.output(z.array(z.object({ name: z.string(), usage: z.string(), means: z.string() }))),
  /** Adds a computed field, or gives one another expression. */
  set: procedure
    .input(
      z.object({
        id: z.string().min(1).max(120),
        expression: z.string(),
        label: z.string().optional(),
        group: z.enum(fieldGroups).optional(),
        personal: z.boolean().optional(),
      }),
    )
    .output(job(z.array(fieldSummarySchema))),
  remove: procedure.input(z.object({ id: z.string() })).output(job(z.array(fieldSummarySchema))),
};
