import { useCallback, useEffect, useRef, useState } from "react";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import type { Segment } from "../../src-shared/model/segment.ts";
import type { Cell } from "../../src-shared/table/column.ts";
import { useClient } from "../app/client.ts";
import { type Failure, failureOf, isAbort } from "../ui/failure.ts";

export interface RowQuery {
  fields: readonly string[];
  sort: { field: string; descending: boolean } | null;
  segment: Segment | null;
  search: string;
}

export interface Rows {
  /** How many match; null before the first answer. */
  total: number | null;
  /** The cells of a row, or undefined while its page is on the way. */
  row(index: number): readonly Cell[] | undefined;
  failure: Failure | null;
  /** True while what is shown belongs to an older question. */
  stale: boolean;
}

const PAGE = 200;
const KEPT = 60;

/** Pages fetched for one question, and what is under way. */
class Pages {
  readonly pages = new Map<number, Cell[][]>();
  readonly asked = new Map<number, AbortController>();
  total: number | null = null;

  keep(page: number, rows: Cell[][]): void {
    this.pages.delete(page);
    this.pages.set(page, rows);
    const [oldest] = this.pages.keys();
    if (this.pages.size > KEPT && oldest !== undefined) this.pages.delete(oldest);
  }

  /** Ends what is asked for pages that are not wanted any more. */
  dropAllBut(wanted: readonly number[]): void {
    for (const [page, controller] of this.asked) if (!wanted.includes(page)) controller.abort();
  }
}

const askPage = (core: CoreClient, query: RowQuery, page: number, signal: AbortSignal) =>
  core.subscribers.page({ ...query, fields: [...query.fields], offset: page * PAGE, limit: PAGE }, { signal });

/** Rows of the base on demand: only the pages in view are asked for, and the last few are kept. `version` is the data's. */
export function useRows(query: RowQuery, first: number, end: number, version: number): Rows {
  const core = useClient();
  const key = JSON.stringify([query, version]);
  const current = useRef<{ key: string; pages: Pages }>({ key: "", pages: new Pages() });
  const shown = useRef<Pages>(current.current.pages);
  const [, redraw] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the query
  useEffect(() => {
    if (current.current.key !== key) {
      current.current.pages.dropAllBut([]);
      current.current = { key, pages: new Pages() };
    }
    const { pages } = current.current;
    const fetchPage = async (page: number) => {
      const controller = new AbortController();
      pages.asked.set(page, controller);
      try {
        const answer = await askPage(core, query, page, controller.signal);
        pages.keep(page, answer.rows);
        pages.total = answer.total;
        if (current.current.pages !== pages) return;
        shown.current = pages;
        setFailure(null);
        redraw((count) => count + 1);
      } catch (error) {
        if (!controller.signal.aborted && !isAbort(error) && current.current.pages === pages) setFailure(failureOf(error));
      } finally {
        pages.asked.delete(page);
      }
    };
    const limit = pages.total === null ? 1 : Math.ceil(pages.total / PAGE);
    const from = pages.total === null ? 0 : Math.floor(first / PAGE);
    const wanted: number[] = [];
    for (let page = from; page <= Math.floor(Math.max(first, end - 1) / PAGE) && page < limit; page++) wanted.push(page);
    const missing = wanted.filter((page) => !pages.pages.has(page) && !pages.asked.has(page));
    if (missing.length === 0) return;
    const timer = setTimeout(
      () => {
        pages.dropAllBut(wanted);
        for (const page of missing) void fetchPage(page);
      },
      pages.total === null ? 0 : 40,
    );
    return () => clearTimeout(timer);
  }, [core, key, first, end, shown.current.total]);

  const row = useCallback((index: number) => shown.current.pages.get(Math.floor(index / PAGE))?.[index % PAGE], []);
  return { total: shown.current.total, row, failure, stale: current.current.key !== key || shown.current !== current.current.pages };
}
