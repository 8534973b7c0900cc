import { useEffect, useRef } from "react";
import type { Cell } from "../../../src-shared/table/column.ts";
import { useClient } from "../../app/client.ts";
import { useCommands, useShortcuts } from "../../app/commands.ts";
import { known, remember, useResource } from "../../store/remote.ts";
import { markSaveFailed, markSaving } from "../../store/session.ts";
import { failureOf, toast, toastFailure } from "../../ui/index.ts";
import { dataChanged } from "../refresh.ts";
import { type AheadCells, type CellPlace, type Shown, useAhead } from "./useAhead.ts";

export interface Edits {
  /** Names of the next steps back and forward; null where there is none. */
  undoLabel: string | null;
  redoLabel: string | null;
  /** Changes one cell. Throws what the core throws, after which nothing is changed. */
  set(key: string, field: string, value: Cell): Promise<void>;
  /** Changes one cell that holds `before`: shown at once, and taken back with the reason where the core refuses. `name` is the field's. */
  change(place: CellPlace & { name: string; before: Cell }, value: Cell): Promise<void>;
  /** What an edited cell holds that rows of a version of the data do not have yet; undefined where those are right. */
  ahead: AheadCells["cell"];
  walk(way: "undo" | "redo"): Promise<void>;
}

interface Step extends CellPlace {
  before: Cell;
  after: Cell;
}

const stepId = (step: { id: number; at: string } | undefined) => (step === undefined ? null : `${step.id} ${step.at}`);

/** Edits of single cells with their history, which the project keeps. One follows the other, in the order in which they were asked for. */
export function useEdits(): Edits {
  const core = useClient();
  const history = useResource("edits").data;
  const ahead = useAhead();
  /** The last task that was asked for, and the cells of steps that were made here. */
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const steps = useRef(new Map<string, Step>());
  const undoLabel = history?.undo[0]?.label ?? null;
  const redoLabel = history?.redo[0]?.label ?? null;
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const turn = last.current.then(task);
    last.current = turn.catch(() => undefined);
    return turn;
  };
  const apply = async (key: string, field: string, value: Cell) => {
    markSaving();
    try {
      const answer = await core.edits.apply({ changes: [{ key, field, value }] });
      remember("edits", answer);
      return answer;
    } finally {
      await dataChanged(core);
    }
  };
  const settle = (shown: Shown | undefined) => shown?.settle(known("project")?.dataVersion ?? 0);
  const set = (key: string, field: string, value: Cell) => inTurn(async () => void (await apply(key, field, value)));
  const change: Edits["change"] = async ({ key, field, name, before }, value) => {
    const shown = ahead.show({ key, field }, value);
    try {
      await inTurn(async () => {
        const top = stepId(known("edits")?.undo[0]);
        const made = stepId((await apply(key, field, value)).undo[0]);
        if (made !== null && made !== top) steps.current.set(made, { key, field, before, after: value });
        settle(shown);
      });
    } catch (error) {
      shown.takeBack();
      toastFailure(error, `“${name}” of ${key} was not changed`);
    }
  };
  const walk = (way: "undo" | "redo") =>
    inTurn(async () => {
      const next = known("edits")?.[way][0];
      if (next === undefined) return;
      const step = steps.current.get(stepId(next) ?? "");
      const shown = step && ahead.show(step, way === "undo" ? step.before : step.after);
      markSaving();
      try {
        remember("edits", await core.edits[way]());
        await dataChanged(core);
        settle(shown);
        toast(`${way === "undo" ? "Undone" : "Done again"}: ${next.label}`);
      } catch (error) {
        shown?.takeBack();
        markSaveFailed(failureOf(error).message);
        toastFailure(error, way === "undo" ? "This could not be undone." : "This could not be done again.");
      }
    });
  return { undoLabel, redoLabel, set, change, ahead: ahead.cell, walk };
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
