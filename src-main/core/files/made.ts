import { rmSync } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import type { HandedFile } from "../../../src-shared/contract/files.ts";
import type { Download, FilePorts } from "../ports.ts";

/** A download as the contract shows it, once its file is there. */
export async function madeFile({ token, path, name }: Download): Promise<HandedFile> {
  return { token, name, bytes: (await stat(path)).size };
}

/** Makes a download of bytes or text. */
export async function makeFile(files: FilePorts, name: string, content: Uint8Array | string): Promise<HandedFile> {
  const download = await files.makeDownload(name);
  try {
    await writeFile(download.path, content);
  } catch (error) {
    rmSync(download.path, { force: true });
    throw error;
  }
  return madeFile(download);
}
