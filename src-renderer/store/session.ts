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
export const useSession = create<Session>(() => ({ save: { kind: "saved" }, connection: "open" }));

/** Autosave says how it stands; the header shows it. `message` is a sentence, `retry` saves again at once. */
export const markSaving = () => useSession.setState({ save: { kind: "saving" } });
export const markSaved = () => useSession.setState({ save: { kind: "saved" } });
export const markSaveFailed = (message: string, retry?: () => Promise<unknown>) =>
  useSession.setState({ save: { kind: "failed", message, retry } });
export const markConnection = (connection: Session["connection"]) => useSession.setState({ connection });

const leaving = new Set<() => Promise<unknown>>();

/** Adds something that must be finished before another project is opened, such as a save; returns the way to take it back. */
export function beforeLeaving(finish: () => Promise<unknown>): () => void {
  leaving.add(finish);
  return () => leaving.delete(finish);
}

/** Waits for everything that the open project still has to keep. Rejects when something could not be kept. */
export async function finishProject(): Promise<void> {
  await Promise.all([...leaving].map((finish) => finish()));
}
