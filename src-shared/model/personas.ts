import { z } from "zod";

const lines = z.array(z.string().trim().min(1).max(300)).max(12).default([]);

/** A picture is kept in the project itself: a small PNG, JPEG, WebP or GIF as a data address. */
const picture = z
  .string()
  .max(400_000, { error: "the picture is too large; use one below 300 KB" })
  .regex(/^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]+$/, { error: "this is no PNG, JPEG, WebP or GIF picture" });

/** Somebody whom messages are written for. `segment` names the subscribers whom the persona stands for. */
export const personaSchema = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(80),
  picture: picture.nullable().default(null),
  who: z.string().max(1000).default(""),
  demographics: z.string().max(1000).default(""),
  frustrations: lines,
  goals: lines,
  metrics: lines,
  valueProposition: z.string().max(1000).default(""),
  segment: z.string().min(1).nullable().default(null),
});
export type Persona = z.infer<typeof personaSchema>;

/** A persona with what the data says of its segment. */
export const personaViewSchema = z.object({
  persona: personaSchema,
  /** Null without a segment, or where the segment cannot be counted. */
  subscribers: z.number().int().nullable(),
  /** Potential revenue of a year, or the sum of lifetime values; null where nothing says it. */
  revenue: z.number().nullable(),
  /** Where the revenue comes from, in words. */
  revenueFrom: z.string().nullable(),
  /** Why the segment cannot be counted. */
  problem: z.string().nullable(),
});
export type PersonaView = z.infer<typeof personaViewSchema>;

/** A message that a persona can get: of whom, at most, how many can come to it. */
const coveringSchema = z.object({
  persona: z.string(),
  stage: z.string(),
  channel: z.string(),
  journey: z.string(),
  journeyName: z.string(),
  node: z.string(),
  label: z.string(),
  subscribers: z.number().int(),
});

/** Which personas messages of which stages and channels can come to. A stage and channel without any is a gap. */
export const coverageSchema = z.object({
  stages: z.array(z.string()),
  channels: z.array(z.string()),
  messages: z.array(coveringSchema),
  journeys: z.number().int(),
});
export type Coverage = z.infer<typeof coverageSchema>;
