import { useEffect } from "react";
import type { Cell } from "../../../src-shared/table/column.ts";
import { useClient } from "../../app/client.ts";
import { useCommands, useShortcuts } from "../../app/commands.ts";
import { remember, useResource } from "../../store/remote.ts";
import { markSaveFailed, markSaving } from "../../store/session.ts";
import { failureOf, toast, toastFailure } from "../../ui/index.ts";
import { dataChanged } from "../refresh.ts";

export interface Edits {
  /** Names of the next steps back and forward; null where there is none. */
  undoLabel: string | null;
  redoLabel: string | null;
  /** Changes one cell. Throws what the core throws, after which nothing is changed. */
  set(key: string, field: string, value: Cell): Promise<void>;
  walk(way: "undo" | "redo"): Promise<void>;
}

/** Edits of single cells with their history, which the project keeps. */
export function useEdits(): Edits {
  const core = useClient();
  const history = useResource("edits").data;
  const undoLabel = history?.undo[0]?.label ?? null;
  const redoLabel = history?.redo[0]?.label ?? null;
  const set = async (key: string, field: string, value: Cell) => {
    markSaving();
    try {
      remember("edits", await core.edits.apply({ changes: [{ key, field, value }] }));
    } finally {
      await dataChanged(core);
    }
  };
  const walk = async (way: "undo" | "redo") => {
    const label = way === "undo" ? undoLabel : redoLabel;
    if (label === null) return;
    markSaving();
    try {
      remember("edits", await core.edits[way]());
      await dataChanged(core);
      toast(`${way === "undo" ? "Undone" : "Done again"}: ${label}`);
    } catch (error) {
      markSaveFailed(failureOf(error).message);
      toastFailure(error, way === "undo" ? "This could not be undone." : "This could not be done again.");
    }
  };
  return { undoLabel, redoLabel, set, walk };
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y while no text is being typed, and the same as named commands. */
export function useEditKeys({ undoLabel, redoLabel, walk }: Edits): void {
  useCommands([
    ...(undoLabel === null ? [] : [{ id: "edit.undo", label: `Undo: ${undoLabel}`, group: "Subscribers", run: () => void walk("undo") }]),
    ...(redoLabel === null ? [] : [{ id: "edit.redo", label: `Redo: ${redoLabel}`, group: "Subscribers", run: () => void walk("redo") }]),
  ]);
  useShortcuts([
    { group: "Subscribers", keys: "mod+Z", label: "Undo the last edit" },
    { group: "Subscribers", keys: "mod+shift+Z", label: "Do it again" },
  ]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || typing(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      void walk(key === "y" || event.shiftKey ? "redo" : "undo");
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [walk]);
}
