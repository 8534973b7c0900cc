import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { createDocument, type JourneyDocument } from "../../store/document.ts";
import { type Autosave, createAutosave } from "../../store/document-autosave.ts";
import { journeyOf, type Records, recordsOf } from "../../store/records.ts";
import { known } from "../../store/remote.ts";
import { consumeJob } from "../../ui/useJob.ts";
import { isPiledUp, tidy } from "../edits/tidy.ts";
import { settleLanes } from "../lanes/lanes.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createFigures, executedText, type Figures, type FiguresStore, showRun } from "./figures.ts";
import { type Problems, type ProblemsWatch, watchProblems } from "./problems.ts";
import { createSelection, type Selected, type Selection } from "./selection.ts";

/** Where the quick-add list is open: after a node's outlet, on an edge, at a place, or nowhere. */
export type QuickAddAt =
  | { at: "node"; node: string; outlet: string | undefined }
  | { at: "edge"; edge: string }
  | { at: "place"; x: number; y: number; from?: { node: string; outlet: string } };

/** How much is drawn, by zoom: whole cards, boxes with a name, or boxes alone. */
export type Detail = "full" | "plain" | "bare";

export interface EditorView {
  readonly quickAdd: QuickAddAt | null;
  /** Node whose name is being edited on the canvas. */
  readonly renaming: string | null;
  readonly detail: Detail;
}

/** Everything that belongs to one open journey. */
export interface EditorSession {
  readonly document: JourneyDocument;
  readonly autosave: Autosave;
  readonly selection: Selection;
  readonly figures: FiguresStore;
  readonly problems: ProblemsWatch;
  readonly drafts: Drafts;
  readonly view: StoreApi<EditorView>;
  close(): void;
}

/** Places nodes inside their lanes, and lays out a journey that came without positions; not a step to undo. */
function readable(journey: Journey): Journey {
  const records = recordsOf(journey);
  return journeyOf(isPiledUp(records) ? tidy(records) : settleLanes(records));
}

export function openSession(
  journey: Journey,
  client: Pick<CoreClient, "journeys" | "lint">,
  options: { readOnly: boolean },
): EditorSession {
  const document = createDocument(readable(journey), options);
  const autosave = createAutosave(document, (latest) => client.journeys.save({ journey: latest }));
  const selection = createSelection();
  const figures = createFigures();
  const problems = watchProblems(document, {
    parameters: () => known("parameters")?.own ?? [],
    onData: (latest, signal) =>
      consumeJob(
        (stop) => client.lint.data({ journey: latest }, { signal: stop }),
        signal,
        () => undefined,
      ),
  });
  const endMark = selection.store.subscribe(() => document.mark());
  let executed: { run: string; text: string } | null = null;
  const markStale = () => {
    const { run, stale } = figures.getState();
    if (!run) return;
    if (executed?.run !== run.id) executed = { run: run.id, text: executedText(run.journey) };
    const now = executedText(document.journey()) !== executed.text;
    if (now !== stale) figures.setState({ stale: now });
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const endStale = document.store.subscribe((state, before) => {
    if (state.records === before.records) return;
    clearTimeout(timer);
    timer = setTimeout(markStale, 150);
  });
  const endRun = figures.subscribe((state, before) => {
    if (state.run !== before.run) markStale();
  });
  return {
    document,
    autosave,
    selection,
    figures,
    problems,
    drafts: createDrafts(),
    view: createStore<EditorView>(() => ({ quickAdd: null, renaming: null, detail: "full" })),
    close() {
      endMark();
      endStale();
      endRun();
      clearTimeout(timer);
      problems.close();
      autosave.close();
    },
  };
}

export const SessionContext = createContext<EditorSession | null>(null);

export function useSession(): EditorSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession needs a SessionContext above it.");
  return session;
}

export const useRecords = <T>(select: (records: Records) => T): T =>
  useStore(useSession().document.store, (state) => select(state.records));
export const useSelected = <T>(select: (selected: Selected) => T): T => useStore(useSession().selection.store, select);
export const useFigures = <T>(select: (figures: Figures) => T): T => useStore(useSession().figures, select);
export const useProblems = <T>(select: (problems: Problems) => T): T => useStore(useSession().problems.store, select);
export const useView = <T>(select: (view: EditorView) => T): T => useStore(useSession().view, select);
export { showRun };
