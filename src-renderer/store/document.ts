import { createStore, type StoreApi } from "zustand/vanilla";
import type { Journey } from "../../src-shared/model/journey.ts";
import { applyDiff, diffOf, emptyHistory, type History, mark, record, stepBack, stepForward } from "./history.ts";
import { journeyOf, type Records, recordsOf } from "./records.ts";

export interface DocumentState {
  readonly records: Records;
  readonly history: History;
}

/** One open journey. Every change goes through `transact`; selection and viewport live elsewhere and are not recorded. */
export interface JourneyDocument {
  readonly store: StoreApi<DocumentState>;
  /** True when the project cannot be written: no transaction changes anything. */
  readonly readOnly: boolean;
  /** The journey as it stands, for saving. */
  journey(): Journey;
  /**
   * Applies a pure change as one named step; a change that returns the same records is no step. Steps with the same
   * `merge` key coalesce until a mark, as typing in one field does. Returns whether anything changed.
   */
  transact(label: string, change: (records: Records) => Records, options?: { merge?: string }): boolean;
  /** Ends coalescing: called when a field is left or the selection changes. */
  mark(): void;
  /** Name of the step undone, or null when there was none. */
  undo(): string | null;
  redo(): string | null;
}

export function createDocument(journey: Journey, { readOnly = false }: { readOnly?: boolean } = {}): JourneyDocument {
  const store = createStore<DocumentState>(() => ({ records: recordsOf(journey), history: emptyHistory }));

  return {
    store,
    readOnly,
    journey: () => journeyOf(store.getState().records),
    transact(label, change, options = {}) {
      if (readOnly) return false;
      const { records, history } = store.getState();
      const changed = change(records);
      const diff = diffOf(records, changed);
      if (!diff) return false;
      store.setState({ records: changed, history: record(history, { label, diff, merge: options.merge ?? null }) });
      return true;
    },
    mark() {
      const { history } = store.getState();
      const closed = mark(history);
      if (closed !== history) store.setState({ history: closed });
    },
    undo() {
      const { records, history } = store.getState();
      const back = stepBack(history);
      if (!back) return null;
      store.setState({ records: applyDiff(records, back.step.diff, "before"), history: back.history });
      return back.step.label;
    },
    redo() {
      const { records, history } = store.getState();
      const forward = stepForward(history);
      if (!forward) return null;
      store.setState({ records: applyDiff(records, forward.step.diff, "after"), history: forward.history });
      return forward.step.label;
    },
  };
}
