import { createHash } from "node:crypto";
import { foundation } from "./0001-foundation.ts";
import { decisions } from "./0002-decisions.ts";
import { baseUpdates } from "./base-updates.ts";
import { journeyManagement } from "./journey-management.ts";
import { scoresAndPersonas } from "./scores-and-personas.ts";
import { segmentLibrary } from "./segment-library.ts";

/** A step of the project file's schema. Released steps never change; a later step only adds. */
export interface Migration {
  /** From 1 without gaps; equals `user_version` once applied. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Every step in order. The hash of each is kept in `released.json`. */
export const migrations: readonly Migration[] = [
  { number: 1, name: "foundation", sql: foundation },
  { number: 2, name: "decisions", sql: decisions },
  { number: 3, name: "base-updates", sql: baseUpdates },
  { number: 4, name: "journey-management", sql: journeyManagement },
  { number: 5, name: "scores-and-personas", sql: scoresAndPersonas },
  { number: 6, name: "segment-library", sql: segmentLibrary },
];

/** SHA-256 of a step's SQL, hexadecimal. */
export function migrationHash(migration: Migration): string {
  return createHash("sha256").update(migration.sql).digest("hex");
}
