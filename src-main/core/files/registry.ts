import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Download, FilePorts, HandedPath } from "../ports.ts";

/** A name fit for a download on every system: no path, no control characters, not empty. */
export function safeName(name: string): string {
  const clean = name.replace(/[\p{Cc}<>:"/\\|?*\s]+/gu, " ").replace(/^[\s.]+|[\s.]+$/g, "");
  return clean.slice(0, 150) || "file";
}

/**
 * What the tokens of a host stand for. Lives in the process that shows dialogs and takes uploads; the core asks it.
 * Uploads and downloads lie in `scratchDir`, which `close` removes.
 */
export class FileRegistry implements FilePorts {
  readonly #entries = new Map<string, HandedPath>();
  readonly #downloads = new Set<string>();
  readonly #scratchDir: string;

  constructor(scratchDir: string) {
    this.#scratchDir = scratchDir;
  }

  /** Hands out a file of the person's: chosen in a dialog, dropped, or to be saved to. */
  hand(path: string): string {
    return this.#add({ path, name: basename(path), temporary: false });
  }

  /** A new place for a file that comes in, such as an upload. */
  makeUpload(name: string): Download {
    return this.#make("in", name);
  }

  async makeDownload(name: string): Promise<Download> {
    const download = this.#make("out", name);
    this.#downloads.add(download.token);
    return download;
  }

  /** A file that the core made for download; undefined for every other token. */
  download(token: string): HandedPath | undefined {
    return this.#downloads.has(token) ? this.#entries.get(token) : undefined;
  }

  async resolve(token: string): Promise<HandedPath> {
    const entry = this.#entries.get(token);
    if (entry) return entry;
    throw new InputError("file-unknown", "That file is no longer at hand.", { todo: "Choose it again." });
  }

  /** Gives a token up, and removes the file if it was an upload or a download. */
  drop(token: string): void {
    const entry = this.#entries.get(token);
    this.#entries.delete(token);
    this.#downloads.delete(token);
    if (entry?.temporary) rmSync(entry.path, { force: true });
  }

  close(): void {
    this.#entries.clear();
    this.#downloads.clear();
    rmSync(this.#scratchDir, { recursive: true, force: true });
  }

  #make(kind: "in" | "out", name: string): Download {
    const clean = safeName(name);
    const folder = join(this.#scratchDir, kind, randomBytes(9).toString("base64url"));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, clean);
    return { token: this.#add({ path, name: clean, temporary: true }), path, name: clean };
  }

  #add(entry: HandedPath): string {
    const token = `file_${randomBytes(24).toString("base64url")}`;
    this.#entries.set(token, entry);
    return token;
  }
}
