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
import { isPiledUp, spread } from "../edits/spread.ts";
import { settleLanes } from "../lanes/lanes.ts";
import { type Announcer, changeInWords, createAnnouncer } from "./announce.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createFigures, executedText, type Figures, type FiguresStore, showRun } from "./figures.ts";
import { foldsAfter, rememberedFolds, rememberFolds } from "./folded.ts";
import { type Problems, type ProblemsWatch, watchProblems } from "./problems.ts";
import { createSelection, type Selected, type Selection } from "./selection.ts";

/** Where the quick-add list is open: after a node's outlet, on an edge, at a place, or nowhere. */
export type QuickAddAt =
  | { at: "node"; node: string; outlet: string | undefined }
  | { at: "edge"; edge: string }
  | { at: "place"; x: number; y: number; from?: { node: string; outlet: string } };

/** What the search over the journey's nodes is for: to go there, or to lead an edge there from a node. */
export type PickerFor = { for: "find" } | { for: "connect"; node: string };

/** What a context menu is about, and where it opens, px of the window. */
export interface MenuAt {
  readonly on: "node" | "edge" | "canvas";
  readonly x: number;
  readonly y: number;
}

/** How much is drawn, by zoom: whole cards, boxes with a name, or boxes alone. */
export type Detail = "full" | "plain" | "bare";

export interface EditorView {
  readonly quickAdd: QuickAddAt | null;
  /** Node whose name is being edited on the canvas. */
  readonly renaming: string | null;
  readonly detail: Detail;
  /** Stages that are shown as strips, by name. */
  readonly folded: ReadonlySet<string>;
  readonly picker: PickerFor | null;
  readonly menu: MenuAt | null;
  /** Index of the stage that is about to be removed. */
  readonly removing: number | null;
  /** Nodes are being dragged: what would change the journey under the pointer waits until they are let go. */
  readonly dragging: boolean;
  /** The layout that is being computed; ends it. */
  readonly tidying: AbortController | null;
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
  readonly announcer: Announcer;
  /** Whether the journey is still open: changes of one that was left are not kept. */
  isOpen(): boolean;
  /** Ends everything after a last save; resolves when that is kept or given up. */
  close(): Promise<void>;
}

/** Places nodes inside their lanes, and lays out a journey that came without positions; not a step to undo. */
function readable(journey: Journey): Journey {
  const records = recordsOf(journey);
  return journeyOf(isPiledUp(records) ? spread(records) : settleLanes(records));
}

/**
 * Opens a journey for editing: its document with everything that follows it. The client is asked to save after each change and to check the
 * journey on the data; failures are kept in the autosave's and the problems' stores. Ends with `close`.
 */
export function openSession(
  journey: Journey,
  client: Pick<CoreClient, "journeys" | "lint" | "parameters">,
  options: { readOnly: boolean },
): EditorSession {
  const document = createDocument(readable(journey), options);
  const autosave = createAutosave(document, (latest) => client.journeys.save({ journey: latest }));
  const selection = createSelection();
  const figures = createFigures();
  const problems = watchProblems(document, {
    parameters: async () => (known("parameters") ?? (await client.parameters.list())).own,
    onData: (latest, signal) =>
      consumeJob(
        (stop) => client.lint.data({ journey: latest }, { signal: stop }),
        signal,
        () => undefined,
      ),
  });
  const announcer = createAnnouncer();
  const view = createStore<EditorView>(() => ({
    quickAdd: null,
    renaming: null,
    detail: "full",
    folded: rememberedFolds(journey.id),
    picker: null,
    menu: null,
    removing: null,
    dragging: false,
    tidying: null,
  }));
  const endFolds = view.subscribe((state, before) => {
    if (state.folded !== before.folded) rememberFolds(journey.id, state.folded);
  });
  const endWords = document.store.subscribe((state, before) => {
    const words = changeInWords(state, before);
    if (words !== null) announcer.say(words);
    if (state.records === before.records) return;
    selection.keep(state.records.nodes, state.records.edges);
    view.setState(({ folded }) => ({ folded: foldsAfter(folded, before.records.head.stages, state.records.head.stages) }));
    // A layout of what is no longer there is of no use.
    view.getState().tidying?.abort();
  });
  const endMark = selection.store.subscribe(() => document.mark());
  let open = true;
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
    view,
    announcer,
    isOpen: () => open,
    close() {
      open = false;
      view.getState().tidying?.abort();
      endFolds();
      endWords();
      endMark();
      endStale();
      endRun();
      clearTimeout(timer);
      problems.close();
      return autosave.close();
    },
  };
}

export const SessionContext = createContext<EditorSession | null>(null);

/** The session of the journey that is open above. Throws where none is. */
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
export { type Figures, showRun };
