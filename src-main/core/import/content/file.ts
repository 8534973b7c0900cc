import { type FileHandle, open } from "node:fs/promises";
import { InputError } from "../../../../src-shared/lib/input-error.ts";

/** Bytes that can be read at any place. */
export interface RandomAccess {
  readonly size: number;
  /** Bytes from `at` on; fewer than `length` only at the end. */
  read(at: number, length: number): Promise<Uint8Array>;
}

/** Opens a file, and closes it after the work. Throws InputError when it is missing, closed or a folder; `name` is what a person calls it. */
export async function withFile<T>(path: string, name: string, work: (file: RandomAccess) => Promise<T>): Promise<T> {
  let handle: FileHandle;
  try {
    handle = await open(path, "r");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") throw new InputError("file-missing", "There is no such file.", { where: name, todo: "Check its name." });
    if (code === "EACCES" || code === "EPERM")
      throw new InputError("file-closed", "The file may not be read.", { where: name, todo: "Check its permissions." });
    throw error;
  }
  try {
    const status = await handle.stat();
    if (status.isDirectory())
      throw new InputError("file-folder", "This is a folder, not a file.", { where: name, todo: "Name a file in it." });
    return await work(accessTo(handle, status.size));
  } finally {
    await handle.close();
  }
}

function accessTo(handle: FileHandle, size: number): RandomAccess {
  return {
    size,
    read: async (at, length) => {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - at)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, at + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
  };
}

export function accessToMemory(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: (at, length) => Promise.resolve(bytes.subarray(at, Math.min(bytes.length, at + length))) };
}
