import type { JourneyEdge, JourneyNode } from "../../src-shared/model/journey.ts";
import type { JourneyHead, Records } from "./records.ts";

interface Change<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** What a step did to one kind of record; `order` only when ids came, went or moved. */
interface MapDiff<T> {
  readonly changes: ReadonlyMap<string, Change<T>>;
  readonly order: { readonly before: readonly string[]; readonly after: readonly string[] } | null;
}

/** The difference between two states of the records, applicable both ways. */
export interface RecordsDiff {
  readonly head: { readonly before: JourneyHead; readonly after: JourneyHead } | null;
  readonly nodes: MapDiff<JourneyNode>;
  readonly edges: MapDiff<JourneyEdge>;
}

/** One named step. Steps with the same `merge` key that follow each other without a mark between them become one. */
export interface Step {
  readonly label: string;
  readonly diff: RecordsDiff;
  readonly merge: string | null;
}

export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Whether the latest step may still take in the next one. */
  readonly open: boolean;
}

/** Steps kept; older ones are forgotten. */
export const HISTORY_LIMIT = 1000;
export const emptyHistory: History = { past: [], future: [], open: false };

const sameOrder = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id, at) => id === b[at]);

function diffMaps<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): MapDiff<T> {
  const changes = new Map<string, Change<T>>();
  if (before === after) return { changes, order: null };
  for (const [id, value] of after) if (before.get(id) !== value) changes.set(id, { before: before.get(id), after: value });
  for (const [id, value] of before) if (!after.has(id)) changes.set(id, { before: value, after: undefined });
  const ids = { before: [...before.keys()], after: [...after.keys()] };
  return { changes, order: sameOrder(ids.before, ids.after) ? null : ids };
}

/** The difference of two states, or null when they hold the same records. */
export function diffOf(before: Records, after: Records): RecordsDiff | null {
  const head = before.head === after.head ? null : { before: before.head, after: after.head };
  const nodes = diffMaps(before.nodes, after.nodes);
  const edges = diffMaps(before.edges, after.edges);
  const same = !head && nodes.changes.size === 0 && !nodes.order && edges.changes.size === 0 && !edges.order;
  return same ? null : { head, nodes, edges };
}

type Side = "before" | "after";

function applyMap<T>(map: ReadonlyMap<string, T>, { changes, order }: MapDiff<T>, side: Side): ReadonlyMap<string, T> {
  if (changes.size === 0 && !order) return map;
  const value = (id: string) => (changes.has(id) ? changes.get(id)?.[side] : map.get(id));
  const entries: [string, T][] = [];
  for (const id of order ? order[side] : map.keys()) {
    const found = value(id);
    if (found !== undefined) entries.push([id, found]);
  }
  return new Map(entries);
}

/** The records with a difference undone (`before`) or done (`after`). */
export function applyDiff(records: Records, diff: RecordsDiff, side: Side): Records {
  return {
    head: diff.head ? diff.head[side] : records.head,
    nodes: applyMap(records.nodes, diff.nodes, side),
    edges: applyMap(records.edges, diff.edges, side),
  };
}

function joinMaps<T>(first: MapDiff<T>, second: MapDiff<T>): MapDiff<T> {
  const changes = new Map(first.changes);
  for (const [id, change] of second.changes) {
    const earlier = changes.get(id);
    changes.set(id, { before: earlier ? earlier.before : change.before, after: change.after });
  }
  const order =
    first.order || second.order
      ? { before: (first.order ?? second.order)?.before ?? [], after: (second.order ?? first.order)?.after ?? [] }
      : null;
  return { changes, order };
}

/** Two differences in a row as one. */
export function joinDiffs(first: RecordsDiff, second: RecordsDiff): RecordsDiff {
  const head =
    first.head || second.head
      ? { before: (first.head ?? second.head)?.before as JourneyHead, after: (second.head ?? first.head)?.after as JourneyHead }
      : null;
  return { head, nodes: joinMaps(first.nodes, second.nodes), edges: joinMaps(first.edges, second.edges) };
}

/** The history after a step: what could be redone is gone. */
export function record(history: History, step: Step): History {
  const last = history.past.at(-1);
  if (history.open && last && step.merge !== null && last.merge === step.merge) {
    return { past: [...history.past.slice(0, -1), { ...step, diff: joinDiffs(last.diff, step.diff) }], future: [], open: true };
  }
  return { past: [...history.past, step].slice(-HISTORY_LIMIT), future: [], open: true };
}

/** Closes the latest step, so that the next one stands alone. */
export const mark = (history: History): History => (history.open ? { ...history, open: false } : history);

export function stepBack(history: History): { history: History; step: Step } | null {
  const step = history.past.at(-1);
  return step ? { step, history: { past: history.past.slice(0, -1), future: [step, ...history.future], open: false } } : null;
}

export function stepForward(history: History): { history: History; step: Step } | null {
  const [step, ...future] = history.future;
  return step ? { step, history: { past: [...history.past, step], future, open: false } } : null;
}
