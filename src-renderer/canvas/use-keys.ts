import { type RefObject, useEffect } from "react";
import { type Shortcut, useCommands, useShortcuts } from "../app/commands.ts";
import { toast } from "../ui/index.ts";
import type { CanvasCommand } from "./commands/command.ts";
import { type Around, canvasCommands, refusalOf } from "./commands/index.ts";
import { commandOf } from "./commands/keys.ts";
import { actsItself, focusNextRegion, isTyping, regionOf } from "./keyboard.ts";
import { nodeElement } from "./use-viewport.ts";

/** What the mouse does, and keys that only move the focus: listed on the `?` sheet beside the commands. */
const gestures: readonly Shortcut[] = [
  ["Shift+drag", "Select with a box"],
  ["mod+click", "Add to the selection, or take from it"],
  ["Space+drag", "Pan"],
  ["Wheel", "Zoom"],
  ["Alt+drag", "Move a frame without what it holds"],
  ["F6", "Go to the next panel; with Shift to the one before"],
  ["Menu", "Open the menu of what is selected; also Shift F10 or the right mouse button"],
].map(([keys = "", label = ""]) => ({ group: "Canvas: mouse and focus", keys, label }));

/** Does it, or says why not. */
function run(command: CanvasCommand, around: Around): void {
  const refusal = around.session.view.getState().dragging ? "Let go of what is being dragged first." : refusalOf(command, around);
  if (refusal === null) command.run(around);
  else {
    around.session.announcer.say(refusal);
    toast(refusal);
  }
}

/** Opens the menu of the keyboard at the selected node, or in the middle of the canvas. */
function openMenu(root: HTMLElement, { session }: Around): void {
  const { nodes, edges } = session.selection.store.getState();
  const [first] = nodes;
  const element = (first !== undefined && nodeElement(first)) || root.querySelector("[data-region='canvas']");
  const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
  const on = first !== undefined ? "node" : edges.size > 0 ? "edge" : "canvas";
  session.view.setState({ menu: { on, x: left + Math.min(width / 2, 120), y: top + Math.min(height / 2, 40) } });
}

/** Keys of the canvas from the table of commands, their entries in the command palette and on the `?` sheet. */
export function useKeys(root: RefObject<HTMLElement | null>, around: Around): void {
  useShortcuts([
    ...gestures,
    ...canvasCommands.filter(({ keysOnly }) => keysOnly).map(({ group, keys, label }) => ({ group, keys: keys?.[0] ?? "", label })),
  ]);
  useCommands(
    canvasCommands
      .filter(({ keysOnly }) => !keysOnly)
      .map((command) => ({
        id: command.id,
        label: command.label,
        group: command.group,
        ...(command.keys?.[0] === undefined ? {} : { keys: command.keys[0] }),
        local: true,
        run: () => {
          // The palette has closed by then and given the focus back.
          requestAnimationFrame(() => run(command, around));
        },
      })),
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement || event.target instanceof SVGElement ? event.target : null;
      if (!root.current || !target || event.defaultPrevented) return;
      if (event.key === "F6" && (root.current.contains(target) || target === document.body)) {
        event.preventDefault();
        focusNextRegion(root.current, event.shiftKey);
        return;
      }
      if (isTyping(target)) return;
      const onCanvas = target === document.body || regionOf(target) === "canvas";
      if (onCanvas && (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))) {
        event.preventDefault();
        openMenu(root.current, around);
        return;
      }
      if ((event.key === "Enter" || event.key === " ") && actsItself(target)) return;
      const command = commandOf(event);
      if (!command) return;
      // Undo and redo reach the journey from everywhere in the window, its header included; search from the whole editor.
      const anywhere =
        command.id === "journey.undo" || command.id === "journey.redo" || (command.id === "canvas.find" && root.current.contains(target));
      if (!onCanvas && !anywhere) return;
      const refused = refusalOf(command, around) !== null;
      // Where nothing can be added, Tab goes to the next control, as everywhere else.
      if (refused && event.key === "Tab") return;
      event.preventDefault();
      if (refused && command.keysOnly) return;
      run(command, around);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [root, around]);
}
