import { addCommands } from "./add.ts";
import { arrangeCommands } from "./arrange.ts";
import type { CanvasCommand } from "./command.ts";
import { editCommands } from "./edit.ts";
import { selectCommands } from "./select.ts";
import { stageCommands } from "./stages.ts";
import { viewCommands } from "./view.ts";

export { type Around, type CanvasCommand, refusalOf } from "./command.ts";

/** Everything that can be done on the canvas, in the order of the `?` sheet. */
export const canvasCommands = [
  ...addCommands,
  ...selectCommands,
  ...editCommands,
  ...arrangeCommands,
  ...stageCommands,
  ...viewCommands,
] as const;

/** Ids of the table: what names a command that is not there does not compile. */
export type CommandId = (typeof canvasCommands)[number]["id"];

/** The command of an id. Throws for one that is not there. */
export function commandById(id: CommandId): CanvasCommand {
  const found = (canvasCommands as readonly CanvasCommand[]).find((command) => command.id === id);
  if (!found) throw new Error(`There is no canvas command ${id}.`);
  return found;
}
