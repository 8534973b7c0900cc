import { create } from "zustand";

/** Whether the last edit is in the project file. */
export type SaveState =
  | { kind: "saved" }
  | { kind: "saving" }
  | { kind: "failed"; message: string; retry?: (() => Promise<unknown>) | undefined };

interface Session {
  save: SaveState;
  connection: "open" | "lost" | "retrying";
}

/** What the window knows of itself and no file keeps. */
export const useWindowState = create<Session>(() => ({ save: { kind: "saved" }, connection: "open" }));

/** Autosave says how it stands; the header shows it. `message` is a sentence, `retry` saves again at once. */
export const markSaving = () => useWindowState.setState({ save: { kind: "saving" } });
export const markSaved = () => useWindowState.setState({ save: { kind: "saved" } });
export const markSaveFailed = (message: string, retry?: () => Promise<unknown>) =>
  useWindowState.setState({ save: { kind: "failed", message, retry } });
export const markConnection = (connection: Session["connection"]) => useWindowState.setState({ connection });

/** Something that must be finished before what it is about is read again or left, such as a save. */
interface Unfinished {
  finish(): Promise<unknown>;
  /** The journey that it is about. */
  readonly journey?: string;
  /** Gives it up, so that it is never finished. */
  abandon?(): void;
}
const unfinished = new Set<Unfinished>();

/** Adds something that must be finished before another project is opened; returns the way to take it back. */
export function beforeLeaving(work: Unfinished): () => void {
  unfinished.add(work);
  return () => unfinished.delete(work);
}

const finishAll = (works: Iterable<Unfinished>) => Promise.all([...works].map((work) => work.finish())).then(() => undefined);
const ofJourney = (id: string) => [...unfinished].filter(({ journey }) => journey === id);

/** Waits for everything that the open project still has to keep. Rejects when something could not be kept. */
export const finishProject = (): Promise<void> => finishAll(unfinished);

/** Waits for what was changed in a journey and is not kept yet: who reads it before gets an older one. Rejects when it could not be kept. */
export const finishJourney = (id: string): Promise<void> => finishAll(ofJourney(id));

/** Gives up what was changed in a journey and could not be kept. */
export function abandonJourney(id: string): void {
  for (const work of ofJourney(id)) work.abandon?.();
}
