import { create } from "zustand";
import type { NamedSegment, Segment } from "../../src-shared/model/segment.ts";
import { withSegmentRenamed } from "../../src-shared/segments/references.ts";

/** Edits of a segment that are not saved yet, with the steps back and forward. */
export interface Draft {
  segment: NamedSegment;
  past: readonly Segment[];
  future: readonly Segment[];
  /** When the last step was taken, so that a run of keys is one step. */
  at: number;
}

/** Longest pause inside one step of typing, in milliseconds. */
const RUN = 700;
const STEPS = 200;

interface Drafts {
  /** Drafts belong to one project. */
  project: string | null;
  drafts: Readonly<Record<string, Draft>>;
}

export const useDrafts = create<Drafts>(() => ({ project: null, drafts: {} }));

/** Forgets drafts of another project. */
export function draftsOf(project: string): void {
  if (useDrafts.getState().project !== project) useDrafts.setState({ project, drafts: {} });
}

function put(id: string, draft: Draft | null): void {
  useDrafts.setState(({ drafts }) => {
    const { [id]: _old, ...others } = drafts;
    return { drafts: draft ? { ...others, [id]: draft } : others };
  });
}

const draftFor = (saved: NamedSegment): Draft => useDrafts.getState().drafts[saved.id] ?? { segment: saved, past: [], future: [], at: 0 };

/** Renames or describes; not a step of undo. */
export function describeDraft(
  saved: NamedSegment,
  change: { name?: string; description?: string; folder?: string | undefined; tags?: string[] | undefined },
): void {
  const draft = draftFor(saved);
  put(saved.id, { ...draft, segment: { ...draft.segment, ...change } });
}

/** Calls a segment by its new name in the drafts of all that refer to it; not a step of undo. */
export function renameInDrafts(from: string, to: string): void {
  useDrafts.setState(({ drafts }) => ({ drafts: withSegmentRenamed(drafts, from, to) }));
}

/** Members whose change is typing; any other changes what the rules are. */
const typed: readonly string[] = ["value", "atLeast", "atMost", "exactly", "withinDays", "after", "before", "lat", "lon", "km"];
const shapeOf = (rules: Segment): string => JSON.stringify(rules, (name, value) => (typed.includes(name) ? 0 : value));

/** Takes new rules as one step; steps in quick succession join while only values are typed. `now` in milliseconds. */
export function editDraft(saved: NamedSegment, rules: Segment, now = Date.now()): void {
  const draft = draftFor(saved);
  const joins =
    draft.past.length > 0 && draft.future.length === 0 && now - draft.at < RUN && shapeOf(draft.segment.rules) === shapeOf(rules);
  const past = joins ? draft.past : [...draft.past, draft.segment.rules].slice(-STEPS);
  put(saved.id, { segment: { ...draft.segment, rules }, past, future: [], at: now });
}

export function undoDraft(id: string): void {
  const draft = useDrafts.getState().drafts[id];
  const rules = draft?.past.at(-1);
  if (!draft || !rules) return;
  const future = [draft.segment.rules, ...draft.future];
  put(id, { segment: { ...draft.segment, rules }, past: draft.past.slice(0, -1), future, at: 0 });
}

export function redoDraft(id: string): void {
  const draft = useDrafts.getState().drafts[id];
  const rules = draft?.future[0];
  if (!draft || !rules) return;
  put(id, { segment: { ...draft.segment, rules }, past: [...draft.past, draft.segment.rules], future: draft.future.slice(1), at: 0 });
}

/** Ids of the segments of a project with edits that are not saved. */
export function unsavedIn({ project, drafts }: Drafts, id: string | undefined): string[] {
  return id !== undefined && project === id ? Object.keys(drafts) : [];
}

export const dropDraft = (id: string): void => put(id, null);
