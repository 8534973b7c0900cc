import { createStore, type StoreApi } from "zustand/vanilla";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { Problem } from "../../../src-shared/model/problem.ts";
import type { JourneyDocument } from "../../store/document.ts";

export interface Problems {
  readonly all: readonly Problem[];
  readonly byNode: ReadonlyMap<string, readonly Problem[]>;
  /** Why the check itself failed, in a sentence. */
  readonly failure: string | null;
  readonly checking: boolean;
}

export interface ProblemsWatch {
  readonly store: StoreApi<Problems>;
  close(): void;
}

const none: Problems = { all: [], byNode: new Map(), failure: null, checking: false };
const LINT_DELAY = 350;

function byNode(problems: readonly Problem[]): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) if (problem.node) found.set(problem.node, [...(found.get(problem.node) ?? []), problem]);
  return found;
}

/** Keeps the problems of a document up to date: checked a moment after the last change, one check at a time. */
export function watchProblems(document: JourneyDocument, lint: (journey: Journey) => Promise<Problem[]>): ProblemsWatch {
  const store = createStore<Problems>(() => none);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let running = false;
  let again = false;

  async function check() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    store.setState({ checking: true });
    try {
      const all = await lint(document.journey());
      if (!closed) store.setState({ all, byNode: byNode(all), failure: null });
    } catch (error) {
      if (!closed) store.setState({ failure: error instanceof Error ? error.message : String(error) });
    }
    running = false;
    if (again && !closed) {
      again = false;
      await check();
    } else store.setState({ checking: false });
  }

  const schedule = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void check(), delay);
  };
  const stop = document.store.subscribe((state, before) => {
    if (state.records !== before.records) schedule(LINT_DELAY);
  });
  schedule(0);
  return {
    store,
    close() {
      closed = true;
      stop();
      clearTimeout(timer);
    },
  };
}
