import { z } from "zod";

/** The seven kinds of data of a segment, then the groups a provider adds. Order is the order in pickers. */
export const fieldGroups = [
  "identity",
  "demographic",
  "geographic",
  "firmographic",
  "behavioural",
  "implicit",
  "explicit",
  "services",
  "experience",
  "money",
  "consent",
  "other",
] as const;
export type FieldGroup = (typeof fieldGroups)[number];

export const fieldTypes = ["text", "number", "boolean", "date", "datetime"] as const;
export type FieldType = (typeof fieldTypes)[number];

/** What a field means to the engine. `consent:<channel>` names a channel of `channels/`; several channels may share an address. */
export const fieldRoles = [
  "key",
  "name",
  "first-name",
  "last-name",
  "address:email",
  "address:phone",
  "address:post",
  "address:push-token",
  "consent:email",
  "consent:sms",
  "consent:call",
  "consent:push",
  "consent:in-app",
  "consent:direct-mail",
  "consent:paid-social",
  "consent:display-ad",
  "consent:web",
  "consent:field-visit",
  "suppressed",
  "churned",
  "time-zone",
  "region",
  "latitude",
  "longitude",
  "birthday",
  "preferred-channel",
] as const;
export type FieldRole = (typeof fieldRoles)[number];

/** Whether a role holds what a person is called, or a part of it. */
export const isName = (role: FieldRole | null): boolean => role === "name" || role === "first-name" || role === "last-name";

/** A column of the subscriber base, as stored and as shown in pickers. */
export const fieldSchema = z.object({
  /** The name used in rules and files: the trimmed header of the import. */
  id: z.string().min(1),
  label: z.string(),
  type: z.enum(fieldTypes),
  group: z.enum(fieldGroups),
  role: z.enum(fieldRoles).nullable(),
  /** Personal data: masked in exports that ask for it. */
  personal: z.boolean(),
  /** The formula of a computed field; its values follow those of other fields. */
  expression: z.string().optional(),
  /** The score that makes the field; its values stand as of `updated` and follow imports. */
  score: z.string().optional(),
  /** When a file last brought values, UTC. */
  updated: z.string().optional(),
});
export type Field = z.infer<typeof fieldSchema>;

/** Whether the values of a field follow from others: nobody types or imports them. */
export const isDerived = ({ expression, score }: Pick<Field, "expression" | "score">): boolean =>
  expression !== undefined || score !== undefined;

/** A field with what its column holds. `low` and `high` are numbers, or dates as text; `top` are the commonest values. */
export const fieldSummarySchema = fieldSchema.extend({
  rows: z.number().int(),
  missing: z.number().int(),
  distinct: z.number().int(),
  low: z.union([z.number(), z.string()]).nullable(),
  high: z.union([z.number(), z.string()]).nullable(),
  top: z.array(z.object({ value: z.union([z.string(), z.number(), z.boolean()]), count: z.number().int() })),
});
export type FieldSummary = z.infer<typeof fieldSummarySchema>;

/** A kind of event in the project, with how often it was seen. */
export const eventTypeSummarySchema = z.object({
  event: z.string(),
  count: z.number().int(),
  subscribers: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  attributes: z.array(z.object({ id: z.string(), type: z.enum(fieldTypes) })),
});
export type EventTypeSummary = z.infer<typeof eventTypeSummarySchema>;
