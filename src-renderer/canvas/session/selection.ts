import { createStore, type StoreApi } from "zustand/vanilla";

export interface Selected {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
}

export interface Selection {
  readonly store: StoreApi<Selected>;
  set(nodes: Iterable<string>, edges?: Iterable<string>): void;
  clear(): void;
  /** Takes out what is no longer there. */
  keep(nodes: ReadonlyMap<string, unknown>, edges: ReadonlyMap<string, unknown>): void;
  /** The one selected node, or undefined when none or several are. */
  single(): string | undefined;
}

const none: Selected = { nodes: new Set(), edges: new Set() };
const same = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size === b.size && [...a].every((id) => b.has(id));

export function createSelection(): Selection {
  const store = createStore<Selected>(() => none);
  const set = (nodes: Iterable<string>, edges: Iterable<string> = []) => {
    const next = { nodes: new Set(nodes), edges: new Set(edges) };
    const now = store.getState();
    if (!same(now.nodes, next.nodes) || !same(now.edges, next.edges)) store.setState(next);
  };
  return {
    store,
    set,
    clear: () => set([]),
    keep: (nodes, edges) => {
      const now = store.getState();
      set(
        [...now.nodes].filter((id) => nodes.has(id)),
        [...now.edges].filter((id) => edges.has(id)),
      );
    },
    single: () => {
      const { nodes } = store.getState();
      return nodes.size === 1 ? [...nodes][0] : undefined;
    },
  };
}
