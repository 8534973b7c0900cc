import { addCommands } from "./add.ts";
import { arrangeCommands } from "./arrange.ts";
import type { CanvasCommand } from "./command.ts";
import { editCommands } from "./edit.ts";
import { selectCommands } from "./select.ts";
import { stageCommands } from "./stages.ts";
import { viewCommands } from "./view.ts";

export { type Around, type CanvasCommand, refusalOf } from "./command.ts";

/** Everything that can be done on the canvas, in the order of the `?` sheet. */
export const canvasCommands: readonly CanvasCommand[] = [
  ...addCommands,
  ...selectCommands,
  ...editCommands,
  ...arrangeCommands,
  ...stageCommands,
  ...viewCommands,
];

/** The command of an id. Throws for one that is not there. */
export function commandById(id: string): CanvasCommand {
  const found = canvasCommands.find((command) => command.id === id);
  if (!found) throw new Error(`There is no canvas command ${id}.`);
  return found;
}
