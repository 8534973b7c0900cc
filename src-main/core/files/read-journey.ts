import { readFile } from "node:fs/promises";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { parseJourneyText } from "../../../src-shared/nodes/parse.ts";

/** Text of a file, with a sentence when it cannot be had. `name` is what the person calls it. */
export async function readText(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === "ENOENT"
        ? "There is no such file."
        : code === "EISDIR"
          ? "This is a folder, not a file."
          : `The file cannot be read (${code}).`;
    throw new InputError("file-unreadable", reason, { where: name });
  }
}

/** A journey from a file, brought to the current version; InputError names file and place. */
export async function readJourneyFile(path: string, name: string): Promise<Journey> {
  return parseJourneyText(await readText(path, name), name);
}
