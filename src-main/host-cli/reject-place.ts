import { existsSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { HandedFile } from "../../src-shared/contract/files.ts";
import { firstFree } from "../../src-shared/lib/first-free.ts";
import { InputError } from "../../src-shared/lib/input-error.ts";
import { placeFile } from "../host-shared/place-file.ts";
import type { Session } from "./session.ts";

/** Where reject files go: a folder, and a name where one was asked for. */
export interface RejectPlace {
  readonly folder: string;
  readonly name: string | undefined;
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The place that was asked for, beside the project where none was. Throws InputError where there is no such folder. */
export function rejectPlace(asked: string | undefined, project: string): RejectPlace {
  if (asked === undefined) return { folder: dirname(project), name: undefined };
  if (isFolder(asked)) return { folder: asked, name: undefined };
  const folder = dirname(asked);
  if (/[/\\]$/.test(asked) || !isFolder(folder))
    throw new InputError("rejects-folder", "There is no such folder for the rejected rows.", {
      where: /[/\\]$/.test(asked) ? asked : folder,
      todo: "Make it first; nothing was imported.",
    });
  return { folder, name: basename(asked) };
}

/** Puts a reject file into its place under a name that is free; its path. */
export async function keepRejects(session: Session, rejects: HandedFile, { folder, name = rejects.name }: RejectPlace): Promise<string> {
  const made = session.files.download(rejects.token);
  if (!made) throw new Error("the reject file is not at hand");
  const extension = extname(name);
  const stem = basename(name, extension);
  const path = firstFree((number) => join(folder, `${stem}${number}${extension}`), existsSync);
  await placeFile(made.path, path);
  return path;
}
