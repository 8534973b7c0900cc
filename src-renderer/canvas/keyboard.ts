import type { Shortcut } from "../app/commands.ts";
import { type Direction, neighbour } from "./edits/neighbour.ts";
import type { Actions } from "./session/actions.ts";
import type { EditorSession } from "./session/session.ts";

/** What keys need of the window: where to look, and the inspector. */
export interface Surroundings {
  reveal(node: string): void;
  fit(): void;
  actualSize(): void;
  openInspector(): void;
  toggleInspector(): void;
}

const directions: Record<string, Direction> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };
const NUDGE = 10;
const steps: Record<Direction, { x: number; y: number }> = {
  left: { x: -NUDGE, y: 0 },
  right: { x: NUDGE, y: 0 },
  up: { x: 0, y: -NUDGE },
  down: { x: 0, y: NUDGE },
};

export const shortcuts: readonly Shortcut[] = [
  ["Tab", "Add a node after the selected one, or on the selected edge"],
  ["F2", "Rename the selected node"],
  ["Enter", "Open the inspector"],
  ["I", "Show or hide the inspector"],
  ["Arrows", "Walk to the neighbouring node"],
  ["Shift + Arrows", "Nudge the selected nodes"],
  ["Delete", "Delete what is selected"],
  ["mod + Delete", "Delete nodes and reconnect what led to them"],
  ["mod + D", "Duplicate"],
  ["mod + C / X / V", "Copy, cut, paste"],
  ["mod + A", "Select everything"],
  ["mod + Z", "Undo"],
  ["mod + Shift + Z", "Redo"],
  ["Shift + drag", "Select with a box"],
  ["Space + drag", "Pan"],
  ["1", "Fit the journey into the window"],
  ["0", "Zoom to 100 %"],
  ["T", "Tidy the layout"],
  ["Esc", "Select nothing"],
  ["F6", "Go to the next panel"],
].map(([keys = "", label = ""]) => ({ group: "Canvas", keys, label }));

/** Whether keys belong to a field that is being typed in, or to a dialog over the canvas. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input, textarea, select, [contenteditable='true'], [role='dialog'], [role='listbox']") !== null;

function openQuickAdd({ selection }: EditorSession, actions: Actions): void {
  const { edges } = selection.store.getState();
  const node = selection.single();
  const [edge] = edges;
  if (node !== undefined) actions.quickAdd({ at: "node", node, outlet: undefined });
  else if (edge !== undefined && edges.size === 1) actions.quickAdd({ at: "edge", edge });
  else actions.quickAdd({ at: "place", x: Number.NaN, y: Number.NaN });
}

/** Keys with Ctrl or Cmd. Returns whether the key was one. */
function modified(event: KeyboardEvent, actions: Actions): boolean {
  const key = event.key.toLowerCase();
  if (key === "z") event.shiftKey ? actions.redo() : actions.undo();
  else if (key === "y") actions.redo();
  else if (key === "d") actions.duplicate();
  else if (key === "a") actions.selectAll();
  else if (key === "delete" || key === "backspace") actions.deleteAndReconnect();
  else return false;
  return true;
}

/** Handles a key on the canvas; returns whether it was one of its own. */
export function handleKey(event: KeyboardEvent, session: EditorSession, actions: Actions, around: Surroundings): boolean {
  if (event.ctrlKey || event.metaKey) return modified(event, actions);
  if (event.altKey) return false;
  const direction = directions[event.key];
  const single = session.selection.single();
  if (direction) {
    if (event.shiftKey) actions.nudge(steps[direction]);
    else {
      const { records } = session.document.store.getState();
      const from = single ?? [...session.selection.store.getState().nodes][0];
      const next = from === undefined ? [...records.nodes.keys()][0] : neighbour(records, from, direction);
      if (next === undefined) return true;
      session.selection.set([next]);
      around.reveal(next);
    }
    return true;
  }
  switch (event.key) {
    case "Tab":
      if (event.shiftKey) return false;
      openQuickAdd(session, actions);
      return true;
    case "Delete":
    case "Backspace":
      actions.deleteSelected();
      return true;
    case "F2":
      if (single === undefined) return false;
      actions.startRename(single);
      return true;
    case "Enter":
      around.openInspector();
      return true;
    case "Escape":
      actions.clear();
      return true;
    case "1":
      around.fit();
      return true;
    case "0":
      around.actualSize();
      return true;
    case "i":
      around.toggleInspector();
      return true;
    case "t":
      actions.tidy();
      return true;
    default:
      return false;
  }
}
