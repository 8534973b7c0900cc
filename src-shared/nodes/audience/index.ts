import { z } from "zod";
import { parseDateTime } from "../../lib/civil.ts";
import { parseRecurrence, recurrenceText } from "../../lib/recurrence.ts";
import { segmentSchema } from "../../model/segment.ts";
import { sentence } from "../../segments/sentence.ts";
import { defineNode, nextOutlet } from "../kind.ts";

const config = z.looseObject({
  segment: segmentSchema,
  /** Local date and time in the journey's zone; absent for the start of the run. */
  at: z
    .string()
    .refine((text) => parseDateTime(text) !== undefined, { error: "expected a local date and time such as 2026-03-02T09:00" })
    .optional(),
  /** A recurrence (RRULE of RFC 5545), from `at` or the start of the run on. */
  every: z
    .string()
    .refine((text) => parseRecurrence(text) !== undefined, { error: "expected a rule such as FREQ=WEEKLY;BYDAY=MO" })
    .optional(),
});

export const audience = defineNode<z.infer<typeof config>>({
  kind: "audience",
  label: "Audience",
  group: "entry",
  icon: "users",
  help: "Everyone in a segment enters the journey at one moment, or again and again.",
  config,
  defaults: () => ({ segment: { all: [] } }),
  outlets: () => [...nextOutlet],
  describe: ({ segment, every }) => `${sentence(segment)}${every === undefined ? "" : `, ${recurrenceText(every)}`}`,
  enters: ({ segment }) => sentence(segment),
  lint: () => [],
  compile: ({ segment, at, every }) => {
    const local = at === undefined ? null : (parseDateTime(at) ?? null);
    const recurrence = every === undefined ? undefined : parseRecurrence(every);
    return { op: "entry", segment, entry: recurrence ? { rule: "every", local, recurrence } : { rule: "at", local } };
  },
});
