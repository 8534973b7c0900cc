import { existsSync } from "node:fs";
import type { MergeMode } from "../../src-shared/model/differences.ts";
import type { FileRole } from "../../src-shared/model/import-files.ts";

/** What the flags say of the files of an import. */
export interface FileWords {
  as: "subscribers" | "events";
  key?: string;
  mode?: MergeMode;
  on?: string;
  facts?: string[];
  events?: string[];
}

/** A file as it was asked for. */
export interface AskedFile {
  readonly path: string;
  readonly role: FileRole;
  /** Column of the file that identifies a subscriber, or that facts are joined by. */
  readonly key: string | undefined;
  /** Field of the subscribers that it is matched with. */
  readonly on: string | undefined;
  readonly mode: MergeMode | undefined;
  /** True for files named without a flag: `--mapping` is for these. */
  readonly plain: boolean;
}

/** `file::column=field`: the column that is matched, and the field that it is matched with. A file of that very name comes first. */
function parts(word: string): { path: string; key: string | undefined; on: string | undefined } {
  const at = existsSync(word) ? -1 : word.lastIndexOf("::");
  if (at < 0) return { path: word, key: undefined, on: undefined };
  const [key = "", ...field] = word.slice(at + 2).split("=");
  return { path: word.slice(0, at), key: key || undefined, on: field.join("=") || undefined };
}

/** The role of a file named without a flag: of several the first brings subscribers and the others facts, unless the mode says otherwise. */
function roleOf({ as, mode }: FileWords, at: number): FileRole {
  if (as === "events") return "events";
  if (mode !== undefined) return mode === "join" ? "facts" : "subscribers";
  return at === 0 ? "subscribers" : "facts";
}

/** The files of an import in the order in which they were named. */
export function askedFiles(paths: readonly string[], words: FileWords): AskedFile[] {
  const made = (word: string, role: FileRole, mode: MergeMode | undefined, plain: boolean): AskedFile => {
    const { path, key = words.key, on = role === "facts" || mode === "update" ? words.on : undefined } = parts(word);
    return { path, role, key, on, mode, plain };
  };
  return [
    ...paths.map((word, at) => made(word, roleOf(words, at), words.mode, true)),
    ...(words.facts ?? []).map((word) => made(word, "facts", undefined, false)),
    ...(words.events ?? []).map((word) => made(word, "events", words.mode === "append" ? "append" : undefined, false)),
  ];
}
