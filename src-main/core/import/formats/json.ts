import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Dialect, GivenDialect } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import { detectEncoding } from "../detect/encoding.ts";
import { type Format, type Found, type Row, SAMPLE_ROWS } from "./format.ts";
import { cellText, ElementCutter, flattened, type JsonElement, jsonValue } from "./json-text.ts";
import { textPieces } from "./text-pieces.ts";

/** Documents whose table is not at the top are parsed at once. */
const LARGEST_DOCUMENT = 64 << 20;
const MOST_COLUMNS = 10_000;

const bad = (name: string, line: number, said: string) =>
  new InputError("file-json", `The JSON cannot be read near line ${line}: ${said}.`, {
    where: `${name}:${line}`,
    todo: "Export it again as valid JSON.",
  });

async function* elements(
  content: Content,
  dialect: Pick<Dialect, "encoding" | "lineEnd" | "format">,
): AsyncGenerator<{ list: JsonElement[]; read: number }> {
  const cutter = new ElementCutter(dialect.format === "json");
  for await (const { text, read, end } of textPieces(content, dialect)) {
    const list = cutter.push(text, end);
    if (cutter.tooLong) throw bad(content.name, cutter.line, "a value has no end");
    yield { list, read };
  }
  if (dialect.format === "json" && !cutter.ended) throw bad(content.name, cutter.line, "the list has no end; the file may be cut short");
}

function parsed(element: JsonElement, name: string): unknown {
  try {
    return jsonValue(element.text);
  } catch (error) {
    throw bad(name, element.line, error instanceof Error ? error.message : "it is no JSON");
  }
}

/** A list of rows out of a document: the longest list of objects in it, or one list a column. Undefined where there is none. */
function tableIn(value: unknown, depth = 0): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null || depth > 3) return undefined;
  const members = Object.entries(value);
  const lists = members.filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const lengths = new Set(lists.map(([, list]) => list.length));
  const flat = lists.every(([, list]) => list.every((each) => typeof each !== "object" || each === null));
  if (lists.length > 1 && lists.length === members.length && lengths.size === 1 && flat)
    return (lists[0]?.[1] ?? []).map((_, at) => Object.fromEntries(lists.map(([key, list]) => [key, list[at]])));
  const found = members.flatMap(([, member]) => tableIn(member, depth + 1) ?? []);
  const nested = members.map(([, member]) => tableIn(member, depth + 1)).filter((list) => list !== undefined);
  return found.length === 0 ? undefined : nested.sort((a, b) => b.length - a.length)[0];
}

/** Values of the file in order: of its list, of its lines, or of the list inside its document. */
async function* values(
  content: Content,
  dialect: Pick<Dialect, "encoding" | "lineEnd" | "format">,
  document: boolean,
): AsyncGenerator<{ list: { value: unknown; line: number }[]; read: number }> {
  if (!document) {
    for await (const { list, read } of elements(content, dialect))
      yield { list: list.map((element) => ({ value: parsed(element, content.name), line: element.line })), read };
    return;
  }
  let text = "";
  for await (const piece of textPieces(content, dialect)) {
    text += piece.text;
    if (text.length > LARGEST_DOCUMENT)
      throw new InputError("file-large", "The JSON document is too large to look for its table.", {
        where: content.name,
        todo: "Export the list of rows alone, or JSON lines.",
      });
  }
  const table = tableIn(parsed({ text, line: 1 }, content.name));
  if (!table)
    throw new InputError("file-json-no-table", "The JSON holds no list of rows.", {
      where: content.name,
      todo: "Export a list of objects, one for each row.",
    });
  yield { list: table.map((value, at) => ({ value, line: at + 1 })), read: content.size };
}

/** Whether the document begins with a list; else its table is looked for inside. */
const isDocument = (content: Content, format: Dialect["format"]) =>
  format === "json" && /^[\s\ufeff]*\{/.test(Buffer.from(content.head.subarray(0, 1000)).toString("utf8"));

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

function cellsOf(value: unknown, names: readonly string[] | undefined): readonly string[] {
  if (Array.isArray(value)) return value.map(cellText);
  if (!isRecord(value)) return [cellText(value)];
  const members = flattened(value);
  return names ? names.map((name) => members.get(name) ?? "") : [...members.values()];
}

async function sampleValues(
  content: Content,
  dialect: Pick<Dialect, "encoding" | "lineEnd" | "format">,
): Promise<{ list: { value: unknown; line: number }[]; whole: boolean }> {
  const list: { value: unknown; line: number }[] = [];
  for await (const part of values(content, dialect, isDocument(content, dialect.format))) {
    for (const each of part.list) list.push(each);
    if (list.length > SAMPLE_ROWS) return { list: list.slice(0, SAMPLE_ROWS), whole: false };
  }
  return { list, whole: true };
}

/** Names of all members that the records of the sample have, in the order in which they come. */
function namesIn(list: readonly { value: unknown }[], name: string): string[] | undefined {
  const names = new Set<string>();
  for (const { value } of list) {
    if (!isRecord(value)) return undefined;
    for (const key of flattened(value).keys()) names.add(key);
    if (names.size > MOST_COLUMNS)
      throw new InputError("file-columns", `The records have more than ${MOST_COLUMNS.toLocaleString("en-GB")} different members.`, {
        where: name,
        todo: "Export a list of records that are alike.",
      });
  }
  return [...names];
}

const lineEndOf = (content: Content): Dialect["lineEnd"] => (content.head.includes(10) || !content.head.includes(13) ? "\n" : "\r");

function jsonFormat(id: "json" | "json-lines", recognises: (text: string) => boolean, what: string): Format {
  return {
    id,
    recognises: async (content) => {
      const { head } = content;
      if (!/^[\s\ufeff]*[[{]/.test(Buffer.from(head.subarray(0, 400)).toString("utf8"))) return false;
      return await Promise.resolve(
        recognises(
          Buffer.from(head)
            .toString("utf8")
            .replace(/^\ufeff/, "")
            .trimStart(),
        ),
      );
    },
    look: async (content, given: GivenDialect): Promise<Found> => {
      const encoding = given.encoding ?? detectEncoding(content.head, content.whole, content.name).encoding;
      const dialect = { format: id, encoding, lineEnd: lineEndOf(content) } as const;
      const { list, whole } = await sampleValues(content, dialect);
      const names = namesIn(list, content.name);
      if (list.length === 0)
        throw new InputError("file-no-rows", "The JSON holds an empty list.", {
          where: content.name,
          todo: "Export it again, with its rows.",
        });
      const rows = list.map(({ value, line }): Row => ({ line, cells: cellsOf(value, names) }));
      return {
        dialect,
        reasons: [{ about: "format", text: `The file is ${what}, by its content.` }],
        rows,
        whole,
        ...(names ? { names } : {}),
      };
    },
    rows: async function* (content, dialect) {
      const sample = await sampleValues(content, dialect);
      const names = namesIn(sample.list, content.name);
      for await (const { list, read } of values(content, dialect, isDocument(content, dialect.format)))
        yield { rows: list.map(({ value, line }) => ({ line, cells: cellsOf(value, names) })), read };
    },
  };
}

/** The first line is a whole value, and so is the second. */
function isLines(text: string): boolean {
  const [first = "", second = ""] = text.split("\n", 2);
  const whole = (line: string) => {
    try {
      return typeof JSON.parse(line) === "object";
    } catch {
      return false;
    }
  };
  return whole(first) && second.trim() !== "" && (whole(second) || text.indexOf("\n", first.length + 1) === -1);
}

export const jsonLines = jsonFormat("json-lines", isLines, "JSON, a value on each line");
export const json = jsonFormat(
  "json",
  (text) => /^\{\s*"/.test(text) || /^\[\s*(\{\s*["}]|\[\s*("|-?\d|null|true|false|\]))/.test(text) || /^\[\s*\]\s*$/.test(text),
  "JSON",
);
