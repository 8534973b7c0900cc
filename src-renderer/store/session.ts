import { create } from "zustand";

/** Whether the last edit is in the project file. */
export type SaveState = { kind: "saved" } | { kind: "saving" } | { kind: "failed"; message: string };

interface Session {
  save: SaveState;
  connection: "open" | "lost" | "retrying";
}

/** What the window knows of itself and no file keeps. */
export const useSession = create<Session>(() => ({ save: { kind: "saved" }, connection: "open" }));

/** Autosave says how it stands; the header shows it. `message` is a sentence. */
export const markSaving = () => useSession.setState({ save: { kind: "saving" } });
export const markSaved = () => useSession.setState({ save: { kind: "saved" } });
export const markSaveFailed = (message: string) => useSession.setState({ save: { kind: "failed", message } });
export const markConnection = (connection: Session["connection"]) => useSession.setState({ connection });
