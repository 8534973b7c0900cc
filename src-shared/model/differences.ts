import { z } from "zod";
import { fieldTypes } from "./field.ts";

/**
 * What a file does to the data that is there. `replace` takes its place; `append` adds subscribers that are new; `update` changes those
 * that are known and adds the new ones; `join` adds columns to those that are known. Of events there are `replace` and `append`.
 */
export const mergeModes = ["replace", "append", "update", "join"] as const;
export type MergeMode = (typeof mergeModes)[number];

export const mergeOptionsSchema = z.object({
  mode: z.enum(mergeModes).default("replace"),
  /** Field of the base that the file's key column is compared with; the key of the base when absent. Several subscribers may share a value. */
  on: z.string().min(1).optional(),
  /** What an empty cell of the file does to a value that is there. */
  blanks: z.enum(["keep", "clear"]).default("keep"),
});
export type MergeOptions = z.infer<typeof mergeOptionsSchema>;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Rows on one side: how many there are, how many found a partner, how many did not, and the first keys of those. */
const sideSchema = z.object({
  rows: z.number().int(),
  matched: z.number().int(),
  unmatched: z.number().int(),
  examples: z.array(z.string()),
});

export const columnDifferenceSchema = z.object({
  field: z.string(),
  label: z.string(),
  /** `new` to the base, `changed`, the `same`, `left` as it is although the file has it, or `gone` with the data that is replaced. */
  what: z.enum(["new", "changed", "same", "left", "gone"]),
  type: z.enum(fieldTypes),
  /** The type before, where it gives way to a wider one. */
  was: z.enum(fieldTypes).nullable(),
  /** Cells of known subscribers that had no value and get one, that get another, and that lose theirs. */
  filled: z.number().int(),
  changed: z.number().int(),
  cleared: z.number().int(),
  examples: z.array(z.object({ key: z.string(), from: cell, to: cell })),
  note: z.string().nullable(),
});
export type ColumnDifference = z.infer<typeof columnDifferenceSchema>;

/** What changes when a file meets the subscribers that are there. */
export const differencesSchema = z.object({
  mode: z.enum(mergeModes),
  /** Field that rows were matched on. */
  on: z.string(),
  file: sideSchema,
  base: sideSchema,
  after: z.object({ rows: z.number().int(), fields: z.number().int() }),
  /** Subscribers that are new, gone, changed in at least one cell, and known but unchanged. */
  added: z.number().int(),
  gone: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Rows of the file that are not taken, by reason. */
  leftOut: z.array(z.object({ reason: z.string(), count: z.number().int(), examples: z.array(z.string()) })),
  columns: z.array(columnDifferenceSchema),
  /** A key of the file and the one of a subscriber that it would be but for its leading zeros, where most keys without a partner are so. */
  zeros: z.object({ file: z.string(), base: z.string() }).optional(),
});
export type Differences = z.infer<typeof differencesSchema>;

/**
 * Says that a file that should change known subscribers knows none of them, as when it was matched by the wrong column, or that keys on both
 * sides differ only by leading zeros; null otherwise.
 */
export function strangersNote({
  mode,
  on,
  base,
  file,
  zeros,
}: Pick<Differences, "mode" | "on" | "base" | "file" | "zeros">): string | null {
  if (zeros)
    return `Most rows that meet nobody would meet a subscriber but for leading zeros: the file has “${zeros.file}” where “${on}” is “${zeros.base}”. ${
      zeros.file.length < zeros.base.length
        ? `A spreadsheet may have taken the zeros away. Export the file with that column as text, or fill it with zeros to ${zeros.base.length} digits, and check again.`
        : "Take the zeros out of the file's column, or import the subscribers anew with theirs, and check again."
    }`;
  if ((mode !== "update" && mode !== "join") || base.rows === 0 || file.rows === 0 || file.matched > 0) return null;
  return `No row of the file has the “${on}” of a subscriber who is there. If these are the same people, match them by another column.`;
}

const kinds: Record<(typeof fieldTypes)[number], string> = {
  number: "numbers",
  boolean: "yes and no",
  date: "dates",
  datetime: "moments",
  text: "texts",
};

/** Names fields of the base that become text because of a file, which takes their meaning from every rule that compares or counts with them. */
export function textNotes({ columns }: Pick<Differences, "columns">): string[] {
  return columns
    .filter(({ was, type, what }) => was !== null && was !== type && type === "text" && what !== "gone")
    .map(
      ({ field, label, was }) =>
        `“${label || field}” holds ${kinds[was ?? "text"]} and becomes text for everyone, because the file has values that are none. Rules that count or compare with it stop working. In the columns, name those values as missing or leave the column out.`,
    );
}
