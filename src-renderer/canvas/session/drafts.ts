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

/** The node that a draft's field belongs to: fields are named by node and path. Undefined for a field of the journey itself. */
export const nodeOfDraft = (field: string, nodes: Iterable<string>): string | undefined =>
  [...nodes].filter((id) => field.startsWith(`${id}:`)).sort((a, b) => b.length - a.length)[0];

/** Drafts of what is still there: of the journey and of its nodes. */
export function liveDrafts(
  drafts: Drafts,
  nodes: ReadonlyMap<string, unknown>,
): { field: string; node: string | undefined; text: string; error: string }[] {
  return [...drafts.getState()]
    .map(([field, draft]) => ({ field, node: nodeOfDraft(field, nodes.keys()), ...draft }))
    .filter(({ field, node }) => node !== undefined || field.startsWith("journey:"));
}
