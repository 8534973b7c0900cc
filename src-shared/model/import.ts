import { z } from "zod";
import { differencesSchema } from "./differences.ts";
import { fieldGroups, fieldRoles, fieldTypes } from "./field.ts";

/** How a text file is cut into cells. */
export const dialectSchema = z.object({
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
  delimiter: z.string().length(1),
  quote: z.string().max(1),
  /** Rows before the header, skipped. */
  skipRows: z.number().int().min(0),
  header: z.boolean(),
  lineEnd: z.enum(["\n", "\r\n", "\r"]),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** Patterns that a date column can follow, the unambiguous first; months and days may have one digit or two. A time may stand after the date. */
export const datePatterns = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "YYYY.MM.DD",
  "M/D/YYYY",
  "D/M/YYYY",
  "D.M.YYYY",
  "M-D-YYYY",
  "D-M-YYYY",
  "YYYYMMDD",
] as const;

/** Fields of an event file: the field of the type of each row, and of its moment. */
export const EVENT_FIELD = "event";
export const TIME_FIELD = "at";

/** One column of the file and what it becomes. */
export const columnMappingSchema = z.object({
  /** Position in the file, from 0. */
  column: z.number().int().min(0),
  /** The file's own header, trimmed. */
  header: z.string(),
  include: z.boolean(),
  field: z.string().min(1),
  type: z.enum(fieldTypes),
  group: z.enum(fieldGroups),
  role: z.enum(fieldRoles).nullable(),
  personal: z.boolean(),
  /** For dates: the pattern that the whole column follows, such as `YYYY-MM-DD` or `M/D/YYYY`. */
  dateFormat: z.string().nullable(),
  /** Cells that count as missing, besides empty ones. */
  missing: z.array(z.string()),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

export const mappingSchema = z.looseObject({
  format: z.literal("throughline.mapping"),
  version: z.literal(1),
  as: z.enum(["subscribers", "events"]),
  dialect: dialectSchema,
  /** Field that identifies a subscriber. */
  key: z.string().min(1),
  /** Events only: the type of every row when no column becomes the field `event`; absent, the file's name. */
  event: z.string().min(1).optional(),
  columns: z.array(columnMappingSchema).min(1),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** What was understood of a file before anything is kept; `reasons` say why, one sentence each. */
export const inspectionSchema = z.object({
  file: z.string(),
  name: z.string(),
  bytes: z.number(),
  dialect: dialectSchema,
  reasons: z.array(z.string()),
  mapping: mappingSchema.nullable(),
  keyCandidates: z.array(z.string()),
  /** First rows, cells as text. */
  preview: z.array(z.array(z.string())),
  /** Per column of the sample: missing cells and examples. */
  columns: z.array(
    z.object({
      header: z.string(),
      type: z.enum(fieldTypes),
      missing: z.number().int(),
      distinct: z.number().int(),
      examples: z.array(z.string()),
      note: z.string().nullable(),
    }),
  ),
  rowsSampled: z.number().int(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** What an import did. `read = kept + rejected`. */
export const importReportSchema = z.object({
  name: z.string(),
  as: z.enum(["subscribers", "events"]),
  rows: z.object({ read: z.number().int(), kept: z.number().int(), rejected: z.number().int() }),
  fields: z.number().int(),
  /** Rejected rows by reason, with the first few line numbers. */
  rejects: z.array(z.object({ reason: z.string(), count: z.number().int(), lines: z.array(z.number().int()) })),
  /** Cells whose kept value is not the text that stood there, by field and reason. */
  changed: z.array(z.object({ field: z.string(), reason: z.string(), count: z.number().int(), examples: z.array(z.string()) })),
  missing: z.array(z.object({ field: z.string(), count: z.number().int() })),
  rejectFile: z.string().nullable(),
  dialect: dialectSchema,
  mapping: mappingSchema,
  /** True when nothing was kept because only a look was asked for. */
  dryRun: z.boolean(),
  /** What changes, or changed, in the subscribers that were there. */
  differences: differencesSchema.optional(),
  /** What became of computed fields: computed anew, or left out with the reason. */
  computed: z.array(z.object({ field: z.string(), problem: z.string().nullable() })).optional(),
  /** Events of people who are not in the base, left out: the keys that come most often, at most 20. */
  orphans: z
    .object({ people: z.number().int(), events: z.number().int(), top: z.array(z.object({ key: z.string(), events: z.number().int() })) })
    .optional(),
});
export type ImportReport = z.infer<typeof importReportSchema>;
