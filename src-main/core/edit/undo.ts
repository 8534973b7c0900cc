import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { ProjectFile } from "../db/project-file.ts";
import type { EditStep } from "../db/stores/edits.ts";
import { editedBase, putCells } from "./edit-cells.ts";

/** What can be undone and done again, the next one first. */
export interface EditHistory {
  undo: Omit<EditStep, "undone">[];
  redo: Omit<EditStep, "undone">[];
}

/** The steps of the current data; those before a bulk change went with it, and its restore point has them. */
export function editHistory(project: ProjectFile): EditHistory {
  const dataset = project.datasets.current("subscribers");
  const steps = dataset ? project.stores.edits.steps(dataset.id) : [];
  const shown = ({ id, at, label }: EditStep) => ({ id, at, label });
  return {
    undo: steps.filter(({ undone }) => !undone).map(shown),
    redo: steps
      .filter(({ undone }) => undone)
      .map(shown)
      .reverse(),
  };
}

/** Takes the last step back, or does the last one that was taken back again. Throws InputError when there is none. */
export function walkBack(project: ProjectFile, way: "undo" | "redo"): void {
  const [step] = editHistory(project)[way];
  if (!step) throw new InputError("edit-none", way === "undo" ? "There is no edit to undo." : "There is no edit to do again.");
  const { edits } = project.stores;
  const changes = edits.changes(step.id);
  const wanted = way === "redo" ? changes : changes.map(({ before, after, ...place }) => ({ ...place, before: after, after: before }));
  putCells(editedBase(project), wanted, () => edits.setUndone(step.id, way === "undo"));
}
