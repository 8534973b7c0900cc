import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { FieldRole, FieldType } from "../../../src-shared/model/field.ts";
import type { ColumnMapping, Dialect, GivenDialect, Inspection, Mapping } from "../../../src-shared/model/import.ts";
import { type Content, withContent } from "./content/content.ts";
import { type Inferred, inferColumn, timeColumn } from "./infer.ts";
import { type Look, lookInto } from "./look.ts";
import { nearest, rejectHeaders } from "./names.ts";
import { keyLikeness, plainName, type Suggestion, suggestMeaning } from "./suggest.ts";
import { eventColumns, isTimeName } from "./suggest-events.ts";
import { writtenLines } from "./written.ts";

export interface InspectOptions {
  /** What is known better than it can be detected. */
  readonly dialect?: GivenDialect | undefined;
  /** Name of the column that identifies a subscriber. */
  readonly key?: string | undefined;
  /** Field of the base that rows will be matched on; a column of its name is the likeliest key. */
  readonly known?: string | undefined;
  readonly as?: Mapping["as"] | undefined;
}

const PREVIEW_ROWS = 20;

interface Table {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Throws InputError when a key is asked for that the file does not have. */
function checkKey(key: string, { dialect, names, head }: Look, headerGiven: boolean, where: string): string {
  const found = names.find((name) => name === key.trim()) ?? names.find((name) => name.toLowerCase() === key.trim().toLowerCase());
  if (found !== undefined) return found;
  if (head === null && !headerGiven) {
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

/** The column that is named like the field by which the base knows its subscribers; an event's bare `id` is its own. */
function knownColumn(names: readonly string[], known: string | undefined, as: Mapping["as"]): string | undefined {
  if (known === undefined) return undefined;
  const wanted = plainName(known);
  if (wanted === "" || (as === "events" && /^(id|key|uuid)$/.test(wanted))) return undefined;
  return names.find((name) => name === known) ?? names.find((name) => plainName(name) === wanted);
}

/**
 * Columns that could identify a subscriber, the likeliest first: the one by which the base knows them (`known`) where at least half of its
 * cells differ; complete and, in the sample, unique; after them those that are named like a key and nearly so. Of events: those named like
 * a key.
 */
function keyCandidates({ names, rows }: Table, inferred: readonly Inferred[], as: Mapping["as"], known: string | undefined): string[] {
  const score = (name: string, at: number): number => {
    const { missingCount, distinct, type } = inferred[at] as Inferred;
    const likeness = keyLikeness(name);
    if (rows.length === 0 || distinct === 0 || type === "boolean" || type === "date" || type === "datetime") return -1;
    if (name === known && (as === "events" || distinct * 2 >= rows.length)) return 100;
    if (as === "events") return likeness > 0 ? likeness * 2 : -1;
    if (missingCount === 0 && distinct === rows.length) return 10 + likeness * 2 + (type === "text" ? 1 : 0);
    return likeness >= 2 && distinct * 2 >= rows.length ? likeness : -1;
  };
  return names
    .map((name, at) => ({ name, at, score: score(name, at) }))
    .filter((candidate) => candidate.score >= 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ name }) => name);
}

/** The mapping that the sample suggests: one field a column, named by its header. A role goes to the first column that it fits. */
function suggestMapping(
  names: readonly string[],
  inferred: readonly Inferred[],
  meanings: readonly Suggestion[],
  dialect: Dialect,
  key: string,
  as: Mapping["as"],
): Mapping {
  const given = new Set<string>();
  const columns = names.map((header, column): ColumnMapping => {
    const { type, dateFormat, numberFormat, booleans, missing, distinct } = inferred[column] as Inferred;
    const unnamed = distinct === 0 && /^column_\d+(_\d+)?$/.test(header);
    const include = !unnamed && !(rejectHeaders as readonly string[]).includes(header);
    const common = { column, header, include, field: header, numberFormat: null, booleans: null };
    if (header === key)
      return { ...common, include: true, type: "text", group: "identity", role: "key", personal: false, dateFormat: null, missing: [] };
    const { group, role, personal } = meanings[column] as Suggestion;
    const free = role !== null && as === "subscribers" && !given.has(role);
    if (free) given.add(role);
    return { ...common, type, group, role: free ? role : null, personal, dateFormat, numberFormat, booleans, missing };
  });
  return { format: "throughline.mapping", version: 1, as, dialect, key, columns: as === "events" ? eventColumns(columns, key) : columns };
}

const REPEATED = 3;

/** Values that an earlier row has too: of a key each but the first would be rejected. */
function repeatedOf(rows: readonly (readonly string[])[], column: number): Inspection["columns"][number]["repeated"] {
  const seen = new Set<string>();
  const examples = new Set<string>();
  let cells = 0;
  for (const row of rows) {
    const value = (row[column] ?? "").trim();
    if (value === "") continue;
    if (!seen.has(value)) seen.add(value);
    else {
      cells++;
      if (examples.size < REPEATED) examples.add(value);
    }
  }
  return { cells, examples: [...examples] };
}

const roleNotes: Partial<Record<FieldRole, string>> = {
  suppressed: "Taken as the mark of those who must not be contacted.",
};
const offerNotes: Partial<Record<FieldRole, string>> = {
  churned: "May mark those who left. It keeps nobody out of a journey unless you mark it as “has left”.",
};

/** What to do with a column that says the opposite of consent. */
const refusalNote = (header: string, type: FieldType) =>
  `Says who must not be contacted this way, the opposite of consent, so it keeps nobody out by itself. ${
    type === "boolean"
      ? "Choose the channel’s “no consent to …” as its meaning: yes is then kept as no and no as yes, and blanks stay missing. Where blanks are to mean consent, leave it as it is and"
      : "After the import"
  } add the computed field “${type === "boolean" ? `not coalesce([${header}], false)` : `isMissing([${header}])`}”${
    type === "boolean" ? " after the import, with" : " and give it"
  } the channel’s consent as its meaning.`;

/** What to do with a consent that names no channel. */
const anyChannelNote = (header: string) =>
  `Says who consents, and not to which channel, so it keeps nobody out by itself. Choose a channel’s consent as its meaning; for another channel add the computed field “[${header}]” after the import and give it that meaning.`;

/** The note with what a role does to the dry run, taken or offered. */
function withRole(
  note: string | null,
  role: FieldRole | null,
  meaning: Suggestion | undefined,
  header: string,
  type: FieldType,
): string | null {
  const offered = meaning?.offered ?? null;
  const refused = meaning?.refusal ? refusalNote(header, type) : meaning?.anyChannel ? anyChannelNote(header) : null;
  const said = role === null ? (refused ?? (offered && offerNotes[offered])) : roleNotes[role];
  return [note, said].filter((part) => part).join(" ") || null;
}

/**
 * What a file holds, before anything is kept: how it is written and why, its columns with their types, and a mapping to start from.
 * Throws InputError when the file is missing, empty or no table, or lacks the key that was asked for. `name` is what a person calls the file.
 */
export function inspectFile(path: string, name: string, options: InspectOptions = {}): Promise<Inspection> {
  return withContent(path, name, options.dialect?.entry, (content) => inspect(content, name, options));
}

async function inspect(content: Content, name: string, options: InspectOptions): Promise<Inspection> {
  const given = options.dialect ?? {};
  const as = options.as ?? "subscribers";
  const look = await lookInto(content, given);
  const { dialect, names } = look;
  const rows = look.rows.map(({ cells }) => [...cells]);
  if (rows.length === 0)
    throw new InputError("file-no-rows", "The file has a header but no rows.", { where: name, todo: "Export it again, with its rows." });
  const faulty = look.rows.filter(({ cells, fault }) => fault !== undefined || cells.length !== names.length).length;
  const fitting = rows.filter((cells, at) => cells.length === names.length && look.rows[at]?.fault === undefined);
  const comma = dialect.format === "delimited" && dialect.delimiter.startsWith(";");
  const inferred = names.map((header, at) => {
    const texts = fitting.map((cells) => cells[at] ?? "");
    const column = inferColumn(header, texts, comma);
    return as === "events" && isTimeName(header) ? timeColumn(column, texts) : column;
  });
  const meanings = names.map((header, at) => {
    const { type, examples } = inferred[at] as Inferred;
    return suggestMeaning(header, type, examples);
  });
  const known = knownColumn(names, options.known, as);
  const candidates = keyCandidates({ names, rows: fitting }, inferred, as, known);
  const asked = options.key === undefined ? undefined : checkKey(options.key, look, given.header !== undefined, name);
  const key = asked ?? candidates[0];
  const about = [...look.reasons];
  if (faulty > 0)
    about.push({
      about: "rows",
      text: `${faulty.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} rows do not have ${names.length} cells as the others have, and will be rejected.`,
    });
  const repeated = key === undefined ? undefined : inferred[names.indexOf(key)];
  if (key !== undefined && repeated && as === "subscribers" && repeated.distinct < fitting.length)
    about.push({
      about: "key",
      text: `"${key}" is missing or repeated in ${(fitting.length - repeated.distinct).toLocaleString("en-GB")} rows of the sample, which will be rejected.`,
    });
  if (asked === undefined && known !== undefined && key === known)
    about.push({ about: "key", text: `"${known}" identifies a row, because the subscribers of the project are matched by it.` });
  if (asked === undefined && candidates.length === 0)
    about.push({ about: "key", text: "No column is complete and different in every row; choose the one that identifies a subscriber." });
  const mapping = key === undefined ? null : suggestMapping(names, inferred, meanings, dialect, key, as);
  return {
    file: name,
    name,
    bytes: content.size,
    dialect,
    choices: { sheets: [...look.sheets], entries: [...look.entries] },
    reasons: about.map(({ text }) => text),
    findings: about,
    mapping,
    keyCandidates: candidates,
    preview: rows.slice(0, PREVIEW_ROWS),
    columns: names.map((header, at) => {
      const { type, missingCount, distinct, examples, note, offeredMissing } = inferred[at] as Inferred;
      return {
        header,
        type,
        missing: missingCount,
        distinct,
        examples,
        offeredMissing,
        why: meanings[at]?.why ?? null,
        repeated: repeatedOf(fitting, at),
        note: withRole(note, mapping?.columns[at]?.role ?? null, meanings[at], header, type),
      };
    }),
    rowsSampled: rows.length,
    lines: writtenLines(content, dialect, {
      first: look.rows[0]?.line ?? 1,
      last: look.rows.at(-1)?.line ?? 1,
      whole: content.whole,
    }),
    mended: [...look.mended],
  };
}
