import { createStore, type StoreApi } from "zustand/vanilla";

/** What was typed and does not fit yet, by field; kept here so that it is there again when the field is shown again. */
export type Drafts = StoreApi<ReadonlyMap<string, { text: string; error: string }>>;

export const createDrafts = (): Drafts => createStore<ReadonlyMap<string, { text: string; error: string }>>(() => new Map());

export function keepDraft(drafts: Drafts, field: string, text: string, error: string): void {
  drafts.setState(new Map(drafts.getState()).set(field, { text, error }), true);
}

export function dropDraft(drafts: Drafts, field: string): void {
  if (!drafts.getState().has(field)) return;
  const next = new Map(drafts.getState());
  next.delete(field);
  drafts.setState(next, true);
}
