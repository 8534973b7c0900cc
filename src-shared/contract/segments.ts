import { z } from "zod";
import { channelIds } from "../channels/index.ts";
import { problemSchema } from "../model/problem.ts";
import { namedSegmentSchema, segmentSchema } from "../model/segment.ts";
import { procedure } from "./procedure.ts";

const whole = z.number().int();

/**
 * An exact count with its parts: `parts` follows the rules of the tree in document order, each counted alone, by path such as `all[0].any[1]`.
 * `running` and `only` say what a part does in its group (`segments/waterfall.ts`); null where a rule of the segment does not fit the data.
 * `reach` is null unless it was asked for, and where there is no count.
 */
export const segmentCountSchema = z.object({
  count: z.number().int(),
  total: z.number().int(),
  sentence: z.string(),
  parts: z.array(z.object({ path: z.string(), count: whole, running: whole.nullable(), only: whole.nullable() })),
  reach: z
    .array(
      z.object({
        channel: z.enum(channelIds),
        reachable: whole,
        suppressed: whole,
        churned: whole,
        noConsent: whole,
        noAddress: whole,
        unknown: z.array(z.enum(["consent", "address"])),
        problem: z.string().nullable(),
      }),
    )
    .nullable(),
  problems: z.array(problemSchema),
  /** The data version counted over. */
  dataVersion: z.number().int(),
});
export type SegmentCount = z.infer<typeof segmentCountSchema>;

export const segments = {
  list: procedure.output(z.array(namedSegmentSchema)),
  /** Under another name it is called that wherever the project names it: segments, journeys, versions, personas, scores, rates. */
  save: procedure.input(namedSegmentSchema).output(namedSegmentSchema),
  remove: procedure.input(z.object({ id: z.string() })).output(z.array(namedSegmentSchema)),
  /** `self` is the name under which the segment is kept, so that it may not refer to itself; `reach` asks for the reach by channel. */
  count: procedure
    .input(z.object({ segment: segmentSchema, self: z.string().optional(), reach: z.boolean().default(false) }))
    .output(segmentCountSchema),
  /** Commonest values of a field, or with `event` of an event's attribute, that start with, or contain, a text; for editors that suggest. */
  suggest: procedure
    .input(
      z.object({
        field: z.string(),
        event: z.string().optional(),
        text: z.string().default(""),
        limit: z.number().int().min(1).max(100).default(20),
      }),
    )
    .output(z.array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.number().int() }))),
  /** Subscribers by the value of a number field, in bins of one width from the least value to the greatest; null where it has none or one. */
  histogram: procedure
    .input(z.object({ field: z.string(), bins: z.number().int().min(2).max(100).default(30) }))
    .output(z.object({ low: z.number(), high: z.number(), bins: z.array(whole) }).nullable()),
  /** Towns of the base, or what its geographic field of texts holds, whose names contain a text: the middle of their subscribers, and how many those are. */
  places: procedure
    .input(z.object({ text: z.string().default(""), limit: z.number().int().min(1).max(100).default(20) }))
    .output(z.array(z.object({ name: z.string(), lat: z.number(), lon: z.number(), count: whole }))),
  /** The segment as a SELECT over the table `subscribers` of `subscribers.query`, relative dates written out as of the data's moment. */
  sql: procedure.input(z.object({ segment: segmentSchema })).output(z.object({ sql: z.string() })),
};
