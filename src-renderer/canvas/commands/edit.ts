import { type CanvasCommand, commands, needs } from "./command.ts";

const NUDGE = 10;
const nudges = [
  ["left", "Left", -NUDGE, 0],
  ["right", "Right", NUDGE, 0],
  ["up", "Up", 0, -NUDGE],
  ["down", "Down", 0, NUDGE],
] as const;

/** Copy and cut go through the browser's own events, which carry the clipboard. */
const byBrowser = (command: "copy" | "cut") => () => document.execCommand(command);

export const editCommands = commands([
  {
    id: "canvas.rename",
    label: "Rename the selected node",
    short: "Rename",
    group: "Canvas: edit",
    keys: ["F2"],
    edits: true,
    unless: needs.oneNode,
    run: ({ session, actions }) => {
      const id = session.selection.single();
      if (id !== undefined) actions.startRename(id);
    },
  },
  { id: "canvas.inspect", label: "Open the inspector", group: "Canvas: edit", keys: ["Enter"], run: (around) => around.openInspector() },
  {
    id: "canvas.copy",
    label: "Copy",
    group: "Canvas: edit",
    keys: ["mod+C"],
    native: true,
    unless: needs.node,
    run: (around) => {
      around.focusCanvas();
      return byBrowser("copy")();
    },
  },
  {
    id: "canvas.cut",
    label: "Cut",
    group: "Canvas: edit",
    keys: ["mod+X"],
    native: true,
    edits: true,
    unless: needs.node,
    run: (around) => {
      around.focusCanvas();
      return byBrowser("cut")();
    },
  },
  {
    id: "canvas.paste",
    label: "Paste",
    group: "Canvas: edit",
    keys: ["mod+V"],
    native: true,
    edits: true,
    run: (around) => around.paste(),
  },
  {
    id: "canvas.duplicate",
    label: "Duplicate",
    group: "Canvas: edit",
    keys: ["mod+D"],
    edits: true,
    unless: needs.node,
    run: ({ actions }) => actions.duplicate(),
  },
  {
    id: "canvas.delete",
    label: "Delete what is selected",
    short: "Delete",
    group: "Canvas: edit",
    keys: ["Delete", "Backspace"],
    edits: true,
    unless: needs.anything,
    run: ({ actions }) => actions.deleteSelected(),
  },
  {
    id: "canvas.delete-reconnect",
    label: "Delete nodes and reconnect what led to them",
    short: "Delete and reconnect",
    group: "Canvas: edit",
    keys: ["mod+Delete", "mod+Backspace"],
    edits: true,
    unless: needs.anything,
    run: ({ actions }) => actions.deleteAndReconnect(),
  },
  { id: "journey.undo", label: "Undo", group: "Canvas: edit", keys: ["mod+Z"], edits: true, run: ({ actions }) => actions.undo() },
  {
    id: "journey.redo",
    label: "Redo",
    group: "Canvas: edit",
    keys: ["mod+Shift+Z", "mod+Y"],
    edits: true,
    run: ({ actions }) => actions.redo(),
  },
  ...nudges.map(
    ([side, key, x, y]): CanvasCommand<`canvas.nudge-${typeof side}`> => ({
      id: `canvas.nudge-${side}`,
      label: `Nudge ${side}`,
      group: "Canvas: edit",
      keys: [`Shift+Arrow${key}`],
      edits: true,
      keysOnly: true,
      unless: needs.node,
      run: ({ actions }) => actions.nudge({ x, y }),
    }),
  ),
]);
