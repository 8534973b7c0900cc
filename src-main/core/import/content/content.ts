import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Finding } from "../../../../src-shared/model/import.ts";
import { accessToMemory, type RandomAccess, withFile } from "./file.ts";
import { gathered, inflated, type Piece, piecesOf } from "./unpack.ts";
import { openZip, type Zip, type ZipEntry } from "./zip.ts";

/** What is in a file, without the gzip or ZIP around it. */
export interface Content {
  /** What a person calls the file. */
  readonly name: string;
  /** Bytes of the file on disk. */
  readonly size: number;
  /** Its first bytes, unpacked, up to a megabyte. */
  readonly head: Uint8Array;
  /** True when `head` is all there is. */
  readonly whole: boolean;
  /** Why it was unpacked; empty where it was not. */
  readonly reasons: readonly Finding[];
  /** The file inside an archive that was taken, and those that could be; null and none where there is no archive. */
  readonly entry: string | null;
  readonly entries: readonly string[];
  /** From the first byte on, as often as asked for. With `passing` a piece is good until the second after it. */
  pieces(passing?: boolean): AsyncIterable<Piece>;
  /** The unpacked content at any place. Content that is packed is read into memory for it, up to a limit. */
  access(): Promise<RandomAccess>;
  /** The content as a ZIP archive, which workbooks are; undefined when it is none. */
  zip(): Promise<Zip | undefined>;
}

const HEAD = 1 << 20;
const MOST_IN_MEMORY = 512 << 20;
const startsWith = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);
const isZip = (head: Uint8Array) => startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x50, 0x4b, 5, 6);
const isGzip = (head: Uint8Array) => startsWith(head, 0x1f, 0x8b, 8);

/** True for archives that are one document: workbooks and texts of office programs. */
const isDocument = ({ entries }: Zip) =>
  entries.some(({ name }) => name === "[Content_Types].xml" || name === "mimetype" || name === "META-INF/manifest.xml");

async function headOf(pieces: AsyncIterable<Piece>): Promise<{ head: Uint8Array; whole: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const { bytes } of pieces) {
    parts.push(bytes);
    length += bytes.length;
    if (length > HEAD) break;
  }
  return { head: Buffer.concat(parts).subarray(0, HEAD), whole: length <= HEAD };
}

type Source = Pick<Content, "pieces" | "access" | "reasons" | "entry" | "entries">;

async function content(name: string, size: number, source: Source): Promise<Content> {
  const { head, whole } = await headOf(source.pieces());
  let archive: Promise<Zip> | undefined;
  const zip = async () => {
    if (!isZip(head)) return undefined;
    archive ??= source.access().then((access) => openZip(access, name));
    return await archive;
  };
  return { name, size, head, whole, ...source, zip };
}

/** The source whose pieces have to be unpacked from the start. */
function packed(name: string, pieces: () => AsyncIterable<Piece>, more: Pick<Source, "reasons" | "entry" | "entries">): Source {
  let memory: Promise<RandomAccess> | undefined;
  return {
    ...more,
    pieces,
    access: () => {
      memory ??= gathered(pieces(), MOST_IN_MEMORY, name).then(accessToMemory);
      return memory;
    },
  };
}

/** Files of an archive that may hold a table: not folders, hidden files and what systems leave behind. */
const candidates = ({ entries }: Zip) =>
  entries.filter(({ name, size }) => !name.endsWith("/") && size > 0 && !/(^|\/)(\.|__MACOSX\/)/.test(name));

const tabular = /\.(csv|tsv|tab|txt|dat|json|jsonl|ndjson|xlsx|xls|xlsb|xlsm|ods|parquet|gz)$/i;

function chosenEntry(zip: Zip, wanted: string | null | undefined, name: string): ZipEntry {
  const files = candidates(zip);
  if (wanted !== null && wanted !== undefined) {
    const found = files.find((entry) => entry.name === wanted);
    if (found) return found;
    throw new InputError("entry-missing", `The archive holds no file "${wanted}".`, {
      where: name,
      todo: `It holds: ${files.map((entry) => entry.name).join(", ") || "nothing"}.`,
    });
  }
  const [first] = [...files].sort((a, b) => Number(tabular.test(b.name)) - Number(tabular.test(a.name)) || b.size - a.size);
  if (first) return first;
  throw new InputError("file-empty", "The archive holds no file.", { where: name, todo: "Pack the table into it." });
}

/**
 * Opens a file for reading and closes it after the work, without the gzip or ZIP around its content. `entry` names a file in an archive; without
 * it the likeliest is taken. Throws InputError when there is nothing to read, or it grows beyond what a table can.
 */
export function withContent<T>(
  path: string,
  name: string,
  entry: string | null | undefined,
  work: (content: Content) => Promise<T>,
): Promise<T> {
  return withFile(path, name, async (file) => {
    const plain: Source = {
      pieces: (passing) => piecesOf(file, 0, file.size, passing),
      access: () => Promise.resolve(file),
      reasons: [],
      entry: null,
      entries: [],
    };
    return await work(await unwrapped(name, file.size, plain, entry, 0));
  });
}

async function unwrapped(name: string, size: number, source: Source, entry: string | null | undefined, depth: number): Promise<Content> {
  const outer = await content(name, size, source);
  if (depth > 2) return outer;
  if (isGzip(outer.head)) {
    const inner = packed(name, () => inflated(source.pieces(), "gzip", name), {
      reasons: [...source.reasons, { about: "format", text: "The file is compressed (gzip); what is inside is read." }],
      entry: source.entry,
      entries: source.entries,
    });
    return await unwrapped(name, size, inner, entry, depth + 1);
  }
  const zip = await outer.zip();
  if (!zip || isDocument(zip)) return outer;
  const taken = chosenEntry(zip, entry, name);
  const files = candidates(zip);
  const reason =
    files.length === 1
      ? `"${taken.name}" inside the ZIP archive is read.`
      : `Of ${files.length} files inside the ZIP archive "${taken.name}" is read.`;
  const inner = packed(name, () => zip.pieces(taken), {
    reasons: [...source.reasons, { about: "entry", text: reason }],
    entry: files.length > 1 ? taken.name : null,
    entries: files.length > 1 ? files.map((file) => file.name) : [],
  });
  return await unwrapped(name, size, inner, null, depth + 1);
}
