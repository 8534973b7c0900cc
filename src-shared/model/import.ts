import { z } from "zod";
import { differencesSchema } from "./differences.ts";
import { fieldGroups, fieldRoles, fieldTypes } from "./field.ts";

/** Kinds of file that an import reads; the content decides which, never the name. */
export const fileFormats = ["delimited", "fixed-width", "json", "json-lines", "xlsx", "xls", "ods", "parquet"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Encodings of text, by the names of the WHATWG Encoding Standard. */
export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "iso-8859-2",
  "iso-8859-5",
  "iso-8859-7",
  "iso-8859-15",
  "macintosh",
  "koi8-r",
  "ibm866",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
] as const;

const dialectShape = {
  format: z.enum(fileFormats),
  /** File inside a ZIP archive; null where there is none or only one. */
  entry: z.string().nullable(),
  /** Sheet of a workbook; null for other files. */
  sheet: z.string().nullable(),
  encoding: z.enum(encodings),
  /** Between cells; may be several characters, such as ", ". */
  delimiter: z.string().min(1).max(8),
  quote: z.string().max(1),
  /** Before a quote that belongs to the text; empty where such a quote is written twice. */
  escape: z.string().max(1),
  /** Beginning of lines that are no rows; empty for none. */
  comment: z.string().max(4),
  /** Each line is one quoted cell that holds the row. */
  wrapped: z.boolean(),
  /** Position of a column whose cells hold the delimiter without quotes around them; null for none. */
  wideColumn: z.number().int().min(0).nullable(),
  /** Fixed width: where each column begins, in characters from 0. */
  starts: z.array(z.number().int().min(0)).max(4096),
  /** Lines, or rows of a sheet, before the header, skipped. */
  skipRows: z.number().int().min(0),
  header: z.boolean(),
  /** Rows that together name the columns, where `header` is true. */
  headerRows: z.number().int().min(1).max(10),
  /** Records at the end that are no rows, such as totals. */
  footerRows: z.number().int().min(0).max(1000),
  /** Last line of the table where something else follows it, such as a second table; null to the end. */
  endLine: z.number().int().min(1).nullable(),
  lineEnd: z.enum(["\n", "\r\n", "\r"]),
};

/** How a file is cut into rows and cells. Members that earlier versions did not have stand for a plain text file where they are absent. */
export const dialectSchema = z.object({
  ...dialectShape,
  format: dialectShape.format.default("delimited"),
  entry: dialectShape.entry.default(null),
  sheet: dialectShape.sheet.default(null),
  escape: dialectShape.escape.default(""),
  comment: dialectShape.comment.default(""),
  wrapped: dialectShape.wrapped.default(false),
  wideColumn: dialectShape.wideColumn.default(null),
  starts: dialectShape.starts.default([]),
  headerRows: dialectShape.headerRows.default(1),
  footerRows: dialectShape.footerRows.default(0),
  endLine: dialectShape.endLine.default(null),
});
export type Dialect = z.infer<typeof dialectSchema>;

/** What is known better of a file than it can be detected. */
export const givenDialectSchema = z.object(dialectShape).partial();
export type GivenDialect = z.infer<typeof givenDialectSchema>;

/** A dialect of which only some members matter: the rest are those of a plain CSV file. */
export const plainDialect: Dialect = {
  format: "delimited",
  entry: null,
  sheet: null,
  encoding: "utf-8",
  delimiter: ",",
  quote: '"',
  escape: "",
  comment: "",
  wrapped: false,
  wideColumn: null,
  starts: [],
  skipRows: 0,
  header: true,
  headerRows: 1,
  footerRows: 0,
  endLine: null,
  lineEnd: "\n",
};

/** How every number of a column is written, where that is not plainly `-1234.5`. */
export const numberFormatSchema = z.object({
  decimal: z.enum([".", ","]),
  /** Between thousands; a space stands for every kind of space. */
  thousands: z.enum(["", ",", ".", " ", "'"]),
  /** Sign or code of the currency that the amounts carry; null for none. */
  currency: z.string().nullable(),
  /** Written with a per cent sign: 12 % is kept as 0.12. */
  percent: z.boolean(),
});
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/** What stands for yes and for no in a column, in lower case, where it is not one of yes, y, true, t, 1 and their opposites. */
export const booleanWordsSchema = z.object({ yes: z.array(z.string()), no: z.array(z.string()) });
export type BooleanWords = z.infer<typeof booleanWordsSchema>;

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
  /** For numbers that are not written plainly; null for plain ones. */
  numberFormat: numberFormatSchema.nullable().default(null),
  /** For yes and no in words of their own; null for the usual ones. */
  booleans: booleanWordsSchema.nullable().default(null),
  /** The column says who refuses what its role consents to: yes is kept as no, and no as yes. Blanks stay missing. Only with a role of consent. */
  opposite: z.boolean().optional(),
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

/** What a finding is about: a member of the dialect, the rows as a whole, or the key. */
export const findingTopics = [
  "format",
  "entry",
  "sheet",
  "encoding",
  "lineEnd",
  "delimiter",
  "quote",
  "escape",
  "comment",
  "wrapped",
  "wideColumn",
  "starts",
  "skipRows",
  "header",
  "footerRows",
  "endLine",
  "rows",
  "key",
] as const;

/** One thing that was found out about a file, in a sentence. */
export const findingSchema = z.object({ about: z.enum(findingTopics), text: z.string() });
export type Finding = z.infer<typeof findingSchema>;

/** Why a line of a file is what it is: skipped before the table, part of the header, a row, or left out after the table. */
export const lineKinds = ["skipped", "header", "row", "left-out"] as const;

/** What was understood of a file before anything is kept; `reasons` say why, one sentence each. */
export const inspectionSchema = z.object({
  file: z.string(),
  name: z.string(),
  bytes: z.number(),
  dialect: dialectSchema,
  /** Sheets of a workbook, or files inside an archive, to choose from; empty where there is no choice. */
  choices: z.object({ sheets: z.array(z.string()), entries: z.array(z.string()) }).default({ sheets: [], entries: [] }),
  reasons: z.array(z.string()),
  /** The same sentences, each with what it is about. */
  findings: z.array(findingSchema).default([]),
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
      /** Texts that often stand for a missing value and are kept as text unless the mapping lists them. */
      offeredMissing: z.array(z.string()).default([]),
      /** Why the mapping proposes its meaning, group and privacy; null where nothing speaks for one. */
      why: z.string().nullable().default(null),
      /** Cells of the sample whose value an earlier row has, and the first such values. */
      repeated: z.object({ cells: z.number().int(), examples: z.array(z.string()) }).default({ cells: 0, examples: [] }),
    }),
  ),
  rowsSampled: z.number().int(),
  /** The first lines of a text file as they are written; empty for workbooks and other files that have no lines. */
  lines: z.array(z.object({ line: z.number().int(), kind: z.enum(lineKinds), text: z.string() })).default([]),
  /** The first rows of the sample that are read otherwise than they are written. */
  mended: z.array(z.object({ line: z.number().int(), how: z.string(), written: z.string(), cells: z.array(z.string()) })).default([]),
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
  /** What else a person should know: lines left out, rows that were mended. */
  notes: z.array(z.string()).default([]),
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
