import { z } from "zod";
import { differencesSchema, type MergeMode, mergeModes, mergeOptionsSchema } from "./differences.ts";
import { mappingSchema } from "./import.ts";

/**
 * What a file brings to an import of several: rows that are `subscribers`; `facts`, whose columns are joined to subscribers that are known;
 * `events` of subscribers.
 */
export const fileRoles = ["subscribers", "facts", "events"] as const;
export type FileRole = (typeof fileRoles)[number];

/** The modes that a role can have, the usual one first. */
export const roleModes: Readonly<Record<FileRole, readonly MergeMode[]>> = {
  subscribers: ["replace", "append", "update"],
  facts: ["join"],
  events: ["replace", "append"],
};

/** What a file does where nothing else is asked: of each role the first replaces what is there and the others are appended; facts are joined. */
export const usualMode = (role: FileRole, first: boolean): MergeMode => (role === "facts" ? "join" : first ? "replace" : "append");

/** The files of one import in the order in which they are carried out: subscribers, their facts, their events; else as given. */
export function carriedOut<T extends { readonly role: FileRole }>(files: readonly T[]): T[] {
  return fileRoles.flatMap((role) => files.filter((file) => file.role === role));
}

/** One file of several. `how.mode` is the usual one of its role where it is absent; `how.on` is for facts and updates. */
export const fileOfSeveralSchema = z.object({
  role: z.enum(fileRoles),
  mapping: mappingSchema,
  how: mergeOptionsSchema.extend({ mode: z.enum(mergeModes).optional() }).prefault({}),
});

const countSchema = z.object({ before: z.number().int(), after: z.number().int() });

/** What an import of several files changes all in all. */
export const combinedSchema = z.object({
  subscribers: countSchema,
  fields: countSchema,
  events: countSchema,
  /**
   * The subscribers after the last file against those before the first, as of one file that replaces them; null where there were none.
   * Cells are compared in a look only.
   */
  differences: differencesSchema.nullable(),
});
export type Combined = z.infer<typeof combinedSchema>;
