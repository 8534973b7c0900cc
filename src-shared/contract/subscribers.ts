import { z } from "zod";
import { eventTypeSummarySchema, fieldSchema, fieldSummarySchema } from "../model/field.ts";
import { identityJoinSchema } from "../model/identity.ts";
import { segmentSchema } from "../model/segment.ts";
import { procedure } from "./procedure.ts";

export const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const eventSchema = z.object({ event: z.string(), at: z.string(), attributes: z.record(z.string(), cellSchema) });

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
        /** Personal fields masked, each by its rule. Search and order are those of the true values. */
        masked: z.boolean().default(false),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(z.array(cellSchema)) })),
  /** One subscriber by key, with the latest events; when masked, also by the code that stands for the key. */
  profile: procedure.input(z.object({ key: z.string(), masked: z.boolean().default(false) })).output(
    z.object({
      key: z.string(),
      values: z.record(z.string(), cellSchema),
      events: z.array(eventSchema),
      /** Fields by kind of data, in the order of the kinds. */
      groups: z.array(z.object({ group: fieldSchema.shape.group, fields: z.array(fieldSchema.extend({ value: cellSchema })) })).optional(),
      /** Whether the subscriber may be contacted, by channel with a consent field; null where the answer is missing. */
      consent: z.array(z.object({ channel: z.string(), allowed: z.boolean().nullable() })).optional(),
      /** Subscribers who were joined into this one, and why. */
      joined: z.array(identityJoinSchema).optional(),
    }),
  ),
  /** Where a subscriber stands in an order, of everyone or of a segment, and who is before and after. `position` counts from 0; null when not among them. */
  place: procedure
    .input(
      z.object({
        key: z.string(),
        /** Fields that the search looks into, as those of the page. */
        fields: z.array(z.string()).default([]),
        sort: z.object({ field: z.string(), descending: z.boolean() }).nullable().default(null),
        segment: segmentSchema.nullable().default(null),
        search: z.string().default(""),
        masked: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        position: z.number().int().nullable(),
        total: z.number().int(),
        previous: z.string().nullable(),
        next: z.string().nullable(),
      }),
    ),
  /** What names a field: segments, journeys, and fields that are computed from it. */
  fieldUses: procedure
    .input(z.object({ field: z.string() }))
    .output(z.array(z.object({ what: z.enum(["segment", "journey", "computed field"]), id: z.string(), name: z.string() }))),
  /** Answers one SELECT over the tables `subscribers` and `events`; yes and no are 1 and 0, dates are texts. Nothing can be changed. */
  query: procedure
    .input(z.object({ sql: z.string().min(1).max(10_000), limit: z.number().int().min(1).max(100_000).default(1000) }))
    .output(z.object({ columns: z.array(z.string()), rows: z.array(z.array(cellSchema)), truncated: z.boolean() })),
  /** A page of the events of one subscriber, latest first; of all types when none is named. */
  timeline: procedure
    .input(
      z.object({
        key: z.string(),
        /** The key may be the code of a masked page. */
        masked: z.boolean().default(false),
        events: z.array(z.string()).default([]),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        counts: z.array(z.object({ event: z.string(), count: z.number().int() })),
        events: z.array(eventSchema),
      }),
    ),
};
