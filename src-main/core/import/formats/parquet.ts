import { type AsyncBuffer, type FileMetaData, type ParquetParsers, parquetMetadataAsync, parquetRead } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { dateText, dateTimeText } from "../../../../src-shared/lib/civil.ts";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Content } from "../content/content.ts";
import { type Format, type Row, SAMPLE_ROWS } from "./format.ts";
import { cellText, flattened } from "./json-text.ts";

/** Rows decoded at a time. */
const PART = 16_384;

async function opened(content: Content): Promise<{ file: AsyncBuffer; metadata: FileMetaData }> {
  const access = await content.access();
  const file: AsyncBuffer = {
    byteLength: access.size,
    slice: async (start, end = access.size) => {
      const bytes = await access.read(start, end - start);
      return Uint8Array.from(bytes).buffer;
    },
  };
  try {
    return { file, metadata: await parquetMetadataAsync(file) };
  } catch (error) {
    throw damaged(content.name, error);
  }
}

function damaged(name: string, error: unknown): InputError {
  const said = error instanceof Error ? error.message : "it is damaged";
  return new InputError("file-damaged", `The Parquet file cannot be read: ${said}.`, { where: name, todo: "Copy or write it again." });
}

const momentText = (milliseconds: number) => `${dateTimeText(Math.floor(milliseconds / 1000))}Z`;

/** Dates and moments as text, by the type of their column. */
const parsers: Partial<ParquetParsers> = {
  dateFromDays: (days) => dateText(days),
  timestampFromMilliseconds: (millis) => momentText(Number(millis)),
  timestampFromMicroseconds: (micros) => momentText(Number(micros / 1000n)),
  timestampFromNanoseconds: (nanos) => momentText(Number(nanos / 1_000_000n)),
};

/** Values of Parquet as those of JSON, whose texts make the cells. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return momentText(value.getTime());
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
  return value;
}

interface Opened {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
}

/** Rows [from, to): their cells by the names of the columns, those of nested groups "outer.inner". */
async function partOf({ file, metadata }: Opened, from: number, to: number, name: string): Promise<Map<string, string>[]> {
  const names = topNames(metadata);
  let rows: unknown[][] = [];
  try {
    await parquetRead({ file, metadata, compressors, parsers, rowStart: from, rowEnd: to, onComplete: (found) => (rows = found) });
  } catch (error) {
    throw damaged(name, error);
  }
  return rows.map((row) => {
    const cells = new Map<string, string>();
    for (const [at, column] of names.entries()) {
      const value = plain(row[at]);
      if (typeof value === "object" && value !== null && !Array.isArray(value)) flattened(value, `${column}.`, cells);
      else cells.set(column, cellText(value));
    }
    return cells;
  });
}

const topNames = (metadata: FileMetaData): string[] =>
  metadata.schema.slice(1).flatMap(({ name }, at) => (isTop(metadata, at + 1) ? [name] : []));

/** Columns in the order of the schema; those of nested groups follow what the rows hold. */
function namesOf({ metadata }: Opened, rows: readonly Map<string, string>[]): string[] {
  const found = new Set(rows.flatMap((row) => [...row.keys()]));
  return topNames(metadata).flatMap((name) => {
    const nested = [...found].filter((key) => key.startsWith(`${name}.`));
    return nested.length > 0 && !found.has(name) ? nested : [name];
  });
}

/** Whether the element of the schema, which is a tree written in order, is a child of the root. */
function isTop({ schema }: FileMetaData, wanted: number): boolean {
  const left = [schema[0]?.num_children ?? 0];
  for (let at = 1; at <= wanted; at++) {
    while (left.length > 1 && left.at(-1) === 0) left.pop();
    const depth = left.length;
    left[depth - 1] = (left[depth - 1] ?? 0) - 1;
    if (at === wanted) return depth === 1;
    const children = schema[at]?.num_children ?? 0;
    if (children > 0) left.push(children);
  }
  return false;
}

const open = (content: Content): Promise<Opened> => opened(content);

export const parquet: Format = {
  id: "parquet",
  recognises: ({ head }) => Promise.resolve(Buffer.from(head.subarray(0, 4)).toString("latin1") === "PAR1"),
  look: async (content) => {
    const file = await open(content);
    const total = Number(file.metadata.num_rows);
    if (total === 0)
      throw new InputError("file-no-rows", "The Parquet file has no rows.", {
        where: content.name,
        todo: "Write it again, with its rows.",
      });
    const maps = await partOf(file, 0, Math.min(total, SAMPLE_ROWS), content.name);
    const names = namesOf(file, maps);
    const rows = maps.map((map, at): Row => ({ line: at + 1, cells: names.map((name) => cellText(map.get(name))) }));
    return {
      dialect: {},
      reasons: [{ about: "format", text: "The file is a Parquet file, by its content." }],
      rows,
      whole: total <= SAMPLE_ROWS,
      names,
    };
  },
  rows: async function* (content) {
    const file = await open(content);
    const total = Number(file.metadata.num_rows);
    let names: string[] | undefined;
    for (let from = 0; from < total; from += PART) {
      const to = Math.min(total, from + PART);
      const maps = await partOf(file, from, to, content.name);
      names ??= namesOf(file, maps.slice(0, SAMPLE_ROWS));
      const known = names;
      yield {
        rows: maps.map((map, at) => ({ line: from + at + 1, cells: known.map((name) => cellText(map.get(name))) })),
        read: Math.round((content.size * to) / total),
      };
    }
  },
};
