import type { ProjectFile } from "../db/project-file.ts";
import { editCells } from "../edit/edit-cells.ts";
import { FOLD_AT, foldEdits, unfolded } from "../edit/fold.ts";
import { editHistory, walkBack } from "../edit/undo.ts";
import type { Handlers } from "../rpc/handlers.ts";
import type { CoreParts } from "./core-parts.ts";

/** Single cells, their undo, and folding them in when there are many. */
export function editHandlers({ workspace }: CoreParts): Handlers["edits"] {
  const changed = async (change: (file: ProjectFile) => void) => {
    const { file } = workspace.project();
    change(file);
    if (unfolded(file) > FOLD_AT) await foldEdits(file);
    return editHistory(file);
  };
  return {
    history: () => editHistory(workspace.project().file),
    apply: ({ changes, label }) => changed((file) => editCells(file, changes, label)),
    undo: () => changed((file) => walkBack(file, "undo")),
    redo: () => changed((file) => walkBack(file, "redo")),
  };
}
