import { z } from "zod";
import { eventTypeSummarySchema, fieldSchema, fieldSummarySchema } from "../model/field.ts";
import { segmentSchema } from "../model/segment.ts";
import { procedure } from "./procedure.ts";

export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const subscribers = {
  fields: procedure.output(z.array(fieldSummarySchema)),
  /** Change what a field means: its group, role, label or privacy mark. */
  setField: procedure
    .input(
      fieldSchema.pick({ id: true }).extend({
        label: z.string().optional(),
        group: fieldSchema.shape.group.optional(),
        role: fieldSchema.shape.role.optional(),
        personal: z.boolean().optional(),
      }),
    )
    .output(z.array(fieldSummarySchema)),
  eventTypes: procedure.output(z.array(eventTypeSummarySchema)),
  /** One page of rows in the wanted order, of everyone or of a segment. `rows` has the cells of `fields` in order; `total` is how many match. */
  page: procedure
    .input(
      z.object({
        fields: z.array(z.string()),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
        sort: z.object({ field: z.string(), descending: z.boolean() }).nullable().default(null),
        segment: segmentSchema.nullable().default(null),
        search: z.string().default(""),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(z.array(cellSchema)) })),
  /** One subscriber by key, with the latest events. */
  profile: procedure.input(z.object({ key: z.string() })).output(
    z.object({
      key: z.string(),
      values: z.record(z.string(), cellSchema),
      events: z.array(z.object({ event: z.string(), at: z.string(), attributes: z.record(z.string(), cellSchema) })),
    }),
  ),
};
