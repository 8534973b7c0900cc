import type { Actions } from "../session/actions.ts";
import type { EditorSession } from "../session/session.ts";

/** What commands need: the open journey, where the window looks, and what else of it they open. */
export interface Around {
  readonly session: EditorSession;
  readonly actions: Actions;
  reveal(node: string, options?: { focus?: boolean }): void;
  /** Gives a place on the canvas the focus without moving the view. */
  focusCanvas(): void;
  fit(): void;
  fitSelection(): void;
  actualSize(): void;
  zoomBy(factor: number): void;
  openInspector(): void;
  toggleInspector(): void;
  toggleMinimap(): void;
  toggleSnap(): void;
  exportPicture(format: "svg" | "png" | "pdf"): void;
  paste(): void;
}

/**
 * Something that can be done on the canvas. The table of these is the only place of its keys: the keyboard, the `?` sheet, the command palette
 * and the context menus are made from it.
 */
export interface CanvasCommand<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** The label in a menu that says by itself what it is about. */
  readonly short?: string;
  readonly group:
    | "Canvas: add"
    | "Canvas: select"
    | "Canvas: edit"
    | "Canvas: arrange"
    | "Canvas: view"
    | "Canvas: stages"
    | "Canvas: picture";
  /** Keys as the sheet shows them, `mod` for Ctrl or Cmd; the first is shown in menus. Several ways are several entries. */
  readonly keys?: readonly string[];
  /** Keys that the browser turns into events of their own, such as copy: listed here, not bound. */
  readonly native?: boolean;
  /** Changes the journey, so it is not for projects that can only be read. */
  readonly edits?: boolean;
  /** Only by keys, such as walking by arrows: no entry in the palette. */
  readonly keysOnly?: boolean;
  /** Why it cannot be done now, in a sentence; null when it can. */
  unless?(around: Around): string | null;
  run(around: Around): unknown;
}

/** A part of the table. Its ids are known to the compiler, so that nothing can offer a command that is not there. */
export const commands = <const Id extends string>(part: readonly CanvasCommand<Id>[]): readonly CanvasCommand<Id>[] => part;

/** Why a command cannot be done now; null when it can. */
export function refusalOf(command: CanvasCommand, around: Around): string | null {
  if (command.edits && around.session.document.readOnly) return "This project can be read, not changed.";
  return command.unless?.(around) ?? null;
}

export const selectedNodes = ({ session }: Around): ReadonlySet<string> => session.selection.store.getState().nodes;
export const selectedEdges = ({ session }: Around): ReadonlySet<string> => session.selection.store.getState().edges;

/** Refusals that several commands share. */
export const needs = {
  node: (around: Around) => (selectedNodes(around).size > 0 ? null : "Select a node first."),
  oneNode: (around: Around) => (selectedNodes(around).size === 1 ? null : "Select one node first."),
  several: (around: Around) => (selectedNodes(around).size > 1 ? null : "Select two or more nodes first."),
  three: (around: Around) => (selectedNodes(around).size > 2 ? null : "Select three or more nodes first."),
  anything: (around: Around) => (selectedNodes(around).size + selectedEdges(around).size > 0 ? null : "Select something first."),
  nodes: ({ session }: Around) => (session.document.store.getState().records.nodes.size > 0 ? null : "The journey has no nodes yet."),
};
