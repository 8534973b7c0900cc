import { createStore, type StoreApi } from "zustand/vanilla";
import type { DataLint } from "../../../src-shared/contract/lint.ts";
import { inOrder, lintGraph } from "../../../src-shared/lint/index.ts";
import { repairStands } from "../../../src-shared/lint/repair.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import type { ProjectParameter } from "../../../src-shared/model/parameters.ts";
import type { Problem, Repair } from "../../../src-shared/model/problem.ts";
import type { JourneyDocument } from "../../store/document.ts";

/** How the check on the data stands: of the journey as it is, of an earlier one while the newer is checked, or not there. */
export type DataCheck = "none" | "checking" | "current" | "outdated" | "failed";

export interface Problems {
  /** Errors first; ignored ones among them. */
  readonly all: readonly Problem[];
  /** Those that are not ignored, by node, and by the field of a form that they are about. */
  readonly byNode: ReadonlyMap<string, readonly Problem[]>;
  readonly byField: ReadonlyMap<string, readonly Problem[]>;
  readonly data: DataCheck;
  /** How many can come to each node, as the data stood at the last check; null before the first. */
  readonly arrivals: Readonly<Record<string, number>> | null;
  readonly subscribers: number;
  /** Why the check itself failed, in a sentence. */
  readonly failure: string | null;
  readonly checking: boolean;
  /** Whose problems the list is to show first: a badge asked for them. Counts askings. */
  readonly asked: { readonly node: string; readonly turn: number } | null;
}

export interface ProblemsWatch {
  readonly store: StoreApi<Problems>;
  /** Shows the problems of a node in the list. */
  ask(node: string): void;
  /** Whether what a repair changes is still as it was when its problem was found. */
  stands(repair: Repair): boolean;
  close(): void;
}

/** What looks at the document in the window, and what looks at the data in the core. */
export interface Checks {
  parameters(): Promise<readonly ProjectParameter[]>;
  onData(journey: Journey, signal: AbortSignal): Promise<DataLint>;
}

const LINT_DELAY = 350;

/** Runs something once the window has drawn: a large journey takes as long to check as to draw. */
const afterPicture = (then: () => void): void => {
  if ("requestAnimationFrame" in globalThis) requestAnimationFrame(() => setTimeout(then));
  else then();
};

/** Fields of forms are named by the node and the path inside its settings; those of the journey by their path alone. */
export function fieldOfProblem({ node, path = "" }: Problem): string {
  const inside = /^nodes\[\d+\]\.config\.(.+)$/.exec(path)?.[1];
  return node !== undefined && inside !== undefined ? `${node}:${inside}` : `journey:${path}`;
}

function groupedBy(problems: readonly Problem[], key: (problem: Problem) => string | undefined): Map<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  for (const problem of problems) {
    const name = problem.ignored === undefined ? key(problem) : undefined;
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), problem]);
  }
  return found;
}

const listed = (all: readonly Problem[]) => ({
  all,
  byNode: groupedBy(all, ({ node }) => node),
  byField: groupedBy(all, fieldOfProblem),
});

/**
 * Keeps the problems of a document up to date. A moment after the last change the window looks at the document, which takes milliseconds,
 * and asks the core to look at the data; a check that a newer change has overtaken is ended, and what the last one found is marked as old.
 */
export function watchProblems(document: JourneyDocument, checks: Checks): ProblemsWatch {
  const store = createStore<Problems>(() => ({
    ...listed([]),
    ...{ data: "none", arrivals: null, subscribers: 0, failure: null, checking: false, asked: null },
  }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  let closed = false;
  let fromData: readonly Problem[] = [];
  const foundIn = new WeakMap<Repair, Journey>();
  /** Notes in which journey each was found. */
  const noted = (problems: readonly Problem[], journey: Journey): readonly Problem[] => {
    for (const { repair } of problems) if (repair) foundIn.set(repair, journey);
    return problems;
  };

  const show = (journey: Journey, graph: readonly Problem[]) => listed(inOrder([...graph, ...fromData], journey));

  async function check() {
    running?.abort();
    const own = new AbortController();
    running = own;
    const journey = document.journey();
    let graph: readonly Problem[] = [];
    try {
      const parameters = await checks.parameters();
      if (own.signal.aborted) return;
      graph = noted(lintGraph(journey, parameters), journey);
      const before = store.getState().data;
      store.setState({ ...show(journey, graph), checking: true, data: before === "none" ? "checking" : "outdated" });
      const { problems, arrivals, subscribers } = await checks.onData(journey, own.signal);
      if (own.signal.aborted) return;
      fromData = noted(problems, journey);
      store.setState({ ...show(journey, graph), arrivals, subscribers, data: "current", failure: null, checking: false });
    } catch (error) {
      if (own.signal.aborted) return;
      store.setState({ failure: error instanceof Error ? error.message : String(error), data: "failed", checking: false });
    }
  }

  const schedule = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => !closed && void check(), delay);
  };
  const stop = document.store.subscribe((state, before) => {
    if (state.records === before.records) return;
    if (store.getState().data === "current") store.setState({ data: "outdated" });
    schedule(LINT_DELAY);
  });
  afterPicture(() => schedule(0));
  return {
    store,
    ask: (node) => store.setState(({ asked }) => ({ asked: { node, turn: (asked?.turn ?? 0) + 1 } })),
    stands(repair) {
      const found = foundIn.get(repair);
      return found !== undefined && repairStands(repair, found, document.journey());
    },
    close() {
      closed = true;
      stop();
      clearTimeout(timer);
      running?.abort();
    },
  };
}
