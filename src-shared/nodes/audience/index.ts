import { z } from "zod";
import { parseDateTime } from "../../lib/civil.ts";
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
});

export const audience = defineNode<z.infer<typeof config>>({
  kind: "audience",
  label: "Audience",
  group: "entry",
  icon: "users",
  help: "Everyone in a segment enters the journey at one moment.",
  config,
  defaults: () => ({ segment: { all: [] } }),
  outlets: () => [...nextOutlet],
  describe: ({ segment }) => sentence(segment),
  lint: () => [],
  compile: ({ segment, at }) => ({ op: "entry", segment, at: at === undefined ? null : (parseDateTime(at) ?? null) }),
});
