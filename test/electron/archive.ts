import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder in the head of an ASAR archive: folders have `files`, files a place in the archive or the mark that they lie beside it. */
interface Entry {
  files?: Record<string, Entry>;
  size?: number;
  offset?: string;
  unpacked?: boolean;
}

export interface Archived {
  /** Relative, with forward slashes. */
  path: string;
  unpacked: boolean;
  bytes: Buffer | undefined;
}

/** Files of an ASAR archive: two sizes, a head in JSON (https://github.com/electron/asar, Format), then the bytes. */
export function readArchive(archive: string): Archived[] {
  const content = readFileSync(archive);
  const start = 8 + content.readUInt32LE(4);
  const head = JSON.parse(content.toString("utf8", 16, 16 + content.readUInt32LE(12))) as Entry;
  const found: Archived[] = [];
  const walk = (entry: Entry, path: string): void => {
    if (entry.files) {
      for (const [name, child] of Object.entries(entry.files)) walk(child, path === "" ? name : `${path}/${name}`);
      return;
    }
    const from = start + Number(entry.offset);
    const unpacked = entry.unpacked ?? false;
    found.push({ path, unpacked, bytes: unpacked ? undefined : content.subarray(from, from + (entry.size ?? 0)) });
  };
  walk(head, "");
  return found;
}

/** Lays an archive and what was left beside it out as one folder. */
export function extractArchive(archive: string, folder: string): void {
  if (existsSync(`${archive}.unpacked`)) cpSync(`${archive}.unpacked`, folder, { recursive: true });
  for (const { path, bytes } of readArchive(archive)) {
    if (!bytes) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
