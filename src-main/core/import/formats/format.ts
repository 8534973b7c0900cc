import type { Dialect, FileFormat, Finding, GivenDialect } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import type { Repairs } from "../repair-lines.ts";
import type { Ragged } from "../tokenizer.ts";

/** One record of a file, its cells as text. */
export interface Row {
  /** Line of the file, or row of the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it is no row as it stands; absent for one that may be. */
  readonly fault?: Ragged;
  /** The record as it stands in a text file. */
  readonly text?: string;
  /** How it was read where that is not as it is written. */
  readonly how?: string;
}

/** What a format finds out about a file before its table is placed. */
export interface Found {
  /** How it is written; what is left out is as in a plain CSV file. */
  readonly dialect: Partial<Dialect>;
  readonly reasons: readonly Finding[];
  /** The first records. */
  readonly rows: readonly Row[];
  /** True when `rows` are all of the file. */
  readonly whole: boolean;
  /** The last records of a file of which `rows` are not all, where they can be had. */
  readonly tail?: readonly Row[];
  /** Names of the columns, where the format carries them apart from the rows. */
  readonly names?: readonly string[];
  readonly sheets?: readonly string[];
}

/** A kind of file: how it is known, and how its records are read. */
export interface Format {
  readonly id: FileFormat;
  /** Whether this is a file of its kind, by its content. */
  recognises(content: Content): Promise<boolean>;
  /**
   * Looks at the beginning. `given` overrides what would be found; `most` is how many records are enough where more would not change how wide
   * the table is. Throws InputError where there is nothing to read.
   */
  look(content: Content, given: GivenDialect, most: number): Promise<Found>;
  /** All records in order, some at a time, with the bytes of the file on disk that were read for them. Repairs are noted. */
  rows(content: Content, dialect: Dialect, repairs: Repairs): AsyncIterable<{ rows: readonly Row[]; read: number }>;
}

/** Records of a sample. */
export const SAMPLE_ROWS = 10_000;
