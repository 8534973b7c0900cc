import { type FileHandle, open } from "node:fs/promises";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type Encoding, markLength, utf8Converter } from "./encoding.ts";

const BLOCK = 1 << 20;

/** The first bytes of a file, up to a megabyte, and its size. */
export interface Sample {
  readonly bytes: Uint8Array;
  readonly size: number;
  /** True when the sample is the whole file. */
  readonly whole: boolean;
}

async function opened<T>(path: string, name: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new InputError("file-missing", "There is no such file.", { where: name, todo: "Check its name." });
    if (code === "EACCES" || code === "EPERM")
      throw new InputError("file-closed", "The file may not be read.", { where: name, todo: "Check its permissions." });
    throw error;
  }
  try {
    if ((await file.stat()).isDirectory())
      throw new InputError("file-folder", "This is a folder, not a file.", { where: name, todo: "Name a CSV file in it." });
    return await work(file);
  } finally {
    await file.close();
  }
}

/** Reads the beginning of a file. Throws InputError when it is missing or a folder; `name` is what a person calls it. */
export function readSample(path: string, name: string): Promise<Sample> {
  return opened(path, name, async (file) => {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, BLOCK));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: bytes.subarray(0, filled), size, whole: filled >= size };
  });
}

/** Calls `take` with the file's text as UTF-8 without its mark, block after block; `read` is the bytes of the file so far. */
export function readBlocks(
  path: string,
  name: string,
  encoding: Encoding,
  take: (block: Uint8Array, read: number, end: boolean) => Promise<void>,
): Promise<void> {
  return opened(path, name, async (file) => {
    const { size } = await file.stat();
    const convert = utf8Converter(encoding);
    let read = 0;
    while (read < size) {
      const block = Buffer.allocUnsafe(Math.min(BLOCK, size - read));
      const { bytesRead } = await file.read(block, 0, block.length, read);
      if (bytesRead === 0) break;
      const bytes = block.subarray(read === 0 ? markLength(block, encoding) : 0, bytesRead);
      read += bytesRead;
      await take(convert(bytes, read >= size), read, read >= size);
    }
  });
}
