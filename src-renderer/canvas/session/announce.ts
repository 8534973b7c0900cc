import { createStore, type StoreApi } from "zustand/vanilla";
import type { DocumentState } from "../../store/document.ts";

/** What a screen reader is told next; `number` makes the same words news again. */
export interface Announced {
  readonly text: string;
  readonly number: number;
}

export interface Announcer {
  readonly store: StoreApi<Announced>;
  say(text: string): void;
}

export function createAnnouncer(): Announcer {
  const store = createStore<Announced>(() => ({ text: "", number: 0 }));
  return { store, say: (text) => store.setState(({ number }) => ({ text, number: number + 1 })) };
}

/** What a change of the document was, in words; null for one that goes on typing in the same field. */
export function changeInWords({ history }: DocumentState, before: DocumentState): string | null {
  const was = before.history;
  if (history.past === was.past && history.future === was.future) return null;
  const latest = history.past.at(-1);
  if (history.future.length > was.future.length) return `Undone: ${was.past.at(-1)?.label ?? ""}.`;
  if (latest && latest === was.future[0]) return `Redone: ${latest.label}.`;
  if (history.past.length === was.past.length && latest?.label === was.past.at(-1)?.label && latest?.merge !== null) return null;
  return latest ? `Done: ${latest.label}.` : null;
}
