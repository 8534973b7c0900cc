import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { MergeOptions } from "../../../src-shared/model/differences.ts";
import type { Mapping } from "../../../src-shared/model/import.ts";
import { type FileRole, roleModes, usualMode } from "../../../src-shared/model/import-files.ts";

/** One of several files to import, by the token that stands for it; `name` is what a person calls it. */
export interface FileOfSeveral {
  readonly file: string;
  readonly name: string;
  readonly role: FileRole;
  readonly mapping: Mapping;
  readonly how: Partial<MergeOptions>;
}

const roleWords: Record<FileRole, string> = { subscribers: "subscribers", facts: "facts of subscribers", events: "events" };

/**
 * A file with the mode that its role gives it where none is asked for; `all` are in the order in which they are carried out. Throws InputError
 * for a mapping or a mode that its role cannot have.
 */
export function fileWithRole(
  { file, name, role, mapping, how }: FileOfSeveral,
  at: number,
  all: readonly FileOfSeveral[],
): { file: string; mapping: Mapping; how: Partial<MergeOptions> } {
  if ((mapping.as === "events") !== (role === "events"))
    throw new InputError("role-mapping", `The mapping is for ${mapping.as}, but the file is to bring ${roleWords[role]}.`, {
      where: name,
      todo: "Give it the other role, or another mapping.",
    });
  const mode = how.mode ?? usualMode(role, all.findIndex((each) => each.role === role) === at);
  if (!roleModes[role].includes(mode))
    throw new InputError("role-mode", `A file with ${roleWords[role]} cannot ${mode} the data.`, {
      where: name,
      todo: `Choose one of: ${roleModes[role].join(", ")}.`,
    });
  const { on, ...rest } = how;
  const matched = on !== undefined && (mode === "join" || mode === "update");
  return { file, mapping, how: { ...rest, mode, ...(matched ? { on } : {}) } };
}
