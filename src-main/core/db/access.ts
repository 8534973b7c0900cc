import type { Database } from "better-sqlite3";
import type { z } from "zod";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { findingsOf } from "../../../src-shared/lib/issues.ts";
import { parseJson } from "../../../src-shared/lib/json.ts";

/** The open database as the stores use it. */
export interface Access {
  readonly path: string;
  readonly database: Database;
  /** The database for a change; throws InputError when the file is open for reading only. */
  writable(): Database;
}

/** The present as stored: UTC, ISO 8601. */
export const now = (): string => new Date().toISOString();

/** A stored document by its schema; throws InputError naming the document and what is wrong with it. */
export function readDocument<T extends z.ZodType>(access: Access, schema: T, text: string, what: string): z.output<T> {
  const parsed = schema.safeParse(parseJson(text, `${access.path}: ${what}`));
  if (parsed.success) return parsed.data;
  const [first, ...rest] = findingsOf(parsed.error).map(({ path, message }) => `${path}: ${message}`);
  throw new InputError("document-damaged", `The project's ${what} cannot be read: ${first ?? "it has no known form"}.`, {
    where: access.path,
    todo: "It may have been written by a newer Throughline.",
    more: rest,
  });
}
