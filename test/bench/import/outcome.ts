import type { Usage } from "../measure/report.ts";

/** What a contender kept: rows, the sum of each number in hundredths, and how many different texts each text column has. */
export interface Kept {
  readonly rows: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly distinct: Readonly<Record<string, number>>;
}

export type Contender =
  | "throughline"
  | "duckdb-disk"
  | "duckdb-memory"
  | "sqlite3"
  | "rows-papaparse"
  | "rows-csv-parse"
  | "rows-udsv"
  | "parse-papaparse"
  | "parse-csv-parse"
  | "parse-udsv";

/** What one process is asked for. */
export interface ImportCase {
  readonly contender: Contender;
  readonly what: "subscribers" | "events";
  readonly csv: string;
  /** Where it keeps what it imports; a project with the subscribers, where these are events of ours. */
  readonly into: string;
  /** Whether it tells what it kept, which is not measured then. */
  readonly check: boolean;
}

export interface ImportOutcome extends Usage {
  /** What was kept, where that was asked for; of parsing alone only the rows. */
  readonly kept: Kept | null;
  readonly rows: number;
}

/** Imports of one file of which `cancels` are cancelled, at moments spread over the time that a whole one takes. */
export interface ImportWaitCase {
  readonly csv: string;
  readonly what: "subscribers" | "events";
  /** The project that each import begins with. */
  readonly project: string;
  readonly key: string;
  readonly cancels: number;
}

/** In milliseconds. */
export interface ImportWaits {
  /** Between reports of progress of a whole import, with its start and its end. */
  readonly gaps: readonly number[];
  /** From a cancel to the end of the import. */
  readonly cancels: readonly number[];
  /** Imports that were over before they were cancelled. */
  readonly missed: number;
}

/** In what two results differ; undefined where they are the same. */
export function difference(ours: Kept, theirs: Kept): string | undefined {
  if (ours.rows !== theirs.rows) return `${theirs.rows} rows instead of ${ours.rows}`;
  for (const what of ["sums", "distinct"] as const)
    for (const [column, value] of Object.entries(ours[what]))
      if (theirs[what][column] !== value) return `${what} of ${column}: ${theirs[what][column]} instead of ${value}`;
  return undefined;
}
