import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { ColumnMapping, Dialect, Inspection, Mapping } from "../../../src-shared/model/import.ts";
import { detectDialect } from "./dialect.ts";
import { detectEncoding, markLength, utf8Converter } from "./encoding.ts";
import { type Inferred, inferColumn } from "./infer.ts";
import { columnNames, nearest, rejectHeaders } from "./names.ts";
import { textRecords } from "./records.ts";
import { readSample } from "./source.ts";
import { keyLikeness, suggestMeaning } from "./suggest.ts";
import { eventColumns } from "./suggest-events.ts";

export interface InspectOptions {
  /** What is known better than it can be detected. */
  readonly dialect?: Partial<Dialect> | undefined;
  /** Name of the column that identifies a subscriber. */
  readonly key?: string | undefined;
  readonly as?: Mapping["as"] | undefined;
}

const SAMPLE_ROWS = 10_000;
const PREVIEW_ROWS = 20;

interface Table {
  names: string[];
  rows: string[][];
}

function tableOf(text: string, dialect: Dialect, whole: boolean): Table {
  const breaks = dialect.lineEnd === "\r" ? "\r" : "\n";
  let rest = text;
  for (let line = 0; line < dialect.skipRows; line++) rest = rest.slice(rest.indexOf(breaks) + 1);
  // The sample may end in the middle of a record.
  if (!whole) rest = rest.slice(0, rest.lastIndexOf(breaks) + 1);
  const rows: string[][] = [];
  for (const { cells, closed } of textRecords(rest, dialect, dialect.skipRows + 1)) {
    if (rows.length > SAMPLE_ROWS || (!closed && !whole)) break;
    rows.push(cells);
  }
  const head = dialect.header ? (rows.shift() ?? []) : null;
  const names = columnNames(head, head?.length ?? rows[0]?.length ?? 0);
  return { names, rows };
}

/** Throws InputError when a key is asked for that the file does not have. */
function checkKey(key: string, dialect: Dialect, names: readonly string[], headerGiven: boolean, where: string): string {
  const found = names.find((name) => name === key.trim()) ?? names.find((name) => name.toLowerCase() === key.trim().toLowerCase());
  if (found !== undefined) return found;
  if (!dialect.header && !headerGiven) {
    throw new InputError(
      "file-no-header",
      `The file has no header row: its first row looks like data, so there is no column named "${key}".`,
      {
        where: `${where}:${dialect.skipRows + 1}`,
        todo: 'Add a row with the names of the columns, or say that there is no header and use "column_1" and so on.',
      },
    );
  }
  const near = nearest(key, names);
  throw new InputError(
    "key-missing",
    `There is no column "${key}"${near === undefined ? "" : `; did you mean "${near}"`}. The file has: ${names.join(", ")}.`,
    {
      where: `${where}:${dialect.skipRows + 1}`,
      todo: "Name one of them as the key.",
    },
  );
}

/** Columns that could identify a subscriber, the likeliest first: complete and, in the sample, unique (for events: named like a key). */
function keyCandidates({ names, rows }: Table, inferred: readonly Inferred[], as: Mapping["as"]): string[] {
  const ranked = names.map((name, at) => {
    const { missingCount, distinct, type } = inferred[at] as Inferred;
    const unique = rows.length > 0 && missingCount === 0 && (as === "events" ? distinct > 1 : distinct === rows.length);
    const likeness = keyLikeness(name);
    const fit = unique && type !== "boolean" && type !== "date" && type !== "datetime" && (as === "subscribers" || likeness > 0);
    return { name, at, score: fit ? likeness * 2 + (type === "text" ? 1 : 0) : -1 };
  });
  return ranked
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ name }) => name);
}

/** The mapping that the sample suggests: one field a column, named by its header. A role goes to the first column that it fits. */
function suggestMapping(
  names: readonly string[],
  inferred: readonly Inferred[],
  dialect: Dialect,
  key: string,
  as: Mapping["as"],
): Mapping {
  const given = new Set<string>();
  const columns = names.map((header, column): ColumnMapping => {
    const { type, dateFormat, missing } = inferred[column] as Inferred;
    const include = !(rejectHeaders as readonly string[]).includes(header);
    const common = { column, header, include, field: header };
    if (header === key) return { ...common, type: "text", group: "identity", role: "key", personal: false, dateFormat: null, missing: [] };
    const { group, role, personal } = suggestMeaning(header, type);
    const free = role !== null && as === "subscribers" && !given.has(role);
    if (free) given.add(role);
    return { ...common, type, group, role: free ? role : null, personal, dateFormat, missing };
  });
  return { format: "throughline.mapping", version: 1, as, dialect, key, columns: as === "events" ? eventColumns(columns, key) : columns };
}

/**
 * What a text file holds, before anything is kept: how it is written and why, its columns with their types, and a mapping to start from.
 * Throws InputError when the file is missing, empty or no text, or lacks the key that was asked for. `name` is what a person calls the file.
 */
export async function inspectFile(path: string, name: string, options: InspectOptions = {}): Promise<Inspection> {
  const sample = await readSample(path, name);
  const given = options.dialect ?? {};
  const as = options.as ?? "subscribers";
  const found = detectEncoding(sample.bytes, sample.whole, name);
  const encoding = given.encoding ?? found.encoding;
  const raw = sample.bytes.subarray(markLength(sample.bytes, encoding));
  const text = Buffer.from(utf8Converter(encoding)(raw, sample.whole)).toString("utf8");
  if (text.trim() === "")
    throw new InputError("file-empty", "The file holds nothing but blanks.", {
      where: name,
      todo: "Export it again, with a header and rows.",
    });
  const { dialect, reasons } = detectDialect(text, encoding, given);
  const table = tableOf(text, dialect, sample.whole);
  const { names, rows } = table;
  const inferred = names.map((header, at) =>
    inferColumn(
      header,
      rows.map((cells) => cells[at] ?? ""),
    ),
  );
  const candidates = keyCandidates(table, inferred, as);
  const asked = options.key === undefined ? undefined : checkKey(options.key, dialect, names, given.header !== undefined, name);
  const key = asked ?? candidates[0] ?? names[0];
  const about = [given.encoding === undefined ? found.reason : `The text is read as ${given.encoding}, as asked.`, ...reasons];
  if (asked === undefined && candidates.length === 0)
    about.push("No column is complete and different in every row; choose the one that identifies a subscriber.");
  return {
    file: name,
    name,
    bytes: sample.size,
    dialect,
    reasons: about,
    mapping: key === undefined ? null : suggestMapping(names, inferred, dialect, key, as),
    keyCandidates: candidates,
    preview: rows.slice(0, PREVIEW_ROWS),
    columns: names.map((header, at) => {
      const { type, missingCount, distinct, examples, note } = inferred[at] as Inferred;
      return { header, type, missing: missingCount, distinct, examples, note };
    }),
    rowsSampled: rows.length,
  };
}
