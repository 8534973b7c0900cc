import { type FileHandle, open, stat } from "node:fs/promises";
import { InputError } from "../../../../src-shared/lib/input-error.ts";

/** Bytes that can be read at any place. */
export interface RandomAccess {
  readonly size: number;
  /**
   * Bytes from `at` on; fewer than `length` only at the end. Throws InputError where a file has become shorter than it was. With
   * `into`, which has room for them, they may lie there.
   */
  read(at: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
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
    return await work(accessTo(handle, status.size, name));
  } finally {
    await handle.close();
  }
}

const changed = (name: string) =>
  new InputError("file-changed", "The file was changed while it was read.", {
    where: name,
    todo: "Import it again when whatever writes it has finished; nothing was changed.",
  });

/** Size and time of a file by which it is known to be the same later on. */
export interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
}

/** The file as it stands. Throws InputError when it is missing, closed or a folder. */
export function fileState(path: string, name: string): Promise<FileState> {
  return withFile(path, name, () => stat(path));
}

/** Throws InputError when a file is no longer as it was. One that was taken away after it was read is no harm. */
export async function checkUnchanged(path: string, name: string, was: FileState): Promise<void> {
  const now = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return was;
    throw error;
  });
  if (now.size !== was.size || now.mtimeMs !== was.mtimeMs || now.ino !== was.ino) throw changed(name);
}

function accessTo(handle: FileHandle, size: number, name: string): RandomAccess {
  return {
    size,
    read: async (at, length, into) => {
      const count = Math.max(0, Math.min(length, size - at));
      const bytes = into ? into.subarray(0, count) : Buffer.allocUnsafe(count);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, at + filled);
        if (bytesRead === 0) throw changed(name);
        filled += bytesRead;
      }
      return bytes;
    },
  };
}

export function accessToMemory(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: (at, length) => Promise.resolve(bytes.subarray(at, Math.min(bytes.length, at + length))) };
}
