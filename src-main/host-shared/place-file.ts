import { copyFile, rename, rm } from "node:fs/promises";

/** Puts a finished file under its name in one step, over an older one: a broken copy never stands there. */
export async function placeFile(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  try {
    await copyFile(from, part);
    await rename(part, to);
  } finally {
    await rm(part, { force: true });
  }
}
