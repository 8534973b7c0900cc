import { useCallback, useEffect, useRef, useState } from "react";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { useClient } from "../../app/client.ts";
import { type Failure, failureOf, isAbort } from "../../ui/failure.ts";

export interface RowQuery {
  fields: readonly string[];
  sort: { field: string; descending: boolean } | null;
  segment: Segment | null;
  search: string;
  masked: boolean;
}

export interface Rows {
  /** How many match; null before the first answer. */
  total: number | null;
  /** Version of the data that the rows were asked of, at least. */
  version: number;
  /** A cell of a row; undefined while its page is on the way. */
  cell(row: number, field: string): Cell | undefined;
  failure: Failure | null;
  /** True while the rows that are shown are those of an older question. */
  stale: boolean;
}

/** Cells of one page, so that a page of a thousand columns is no larger than one of thirty. */
const CELLS = 12_000;
const KEPT = 60;

/** Rows of a page for so many columns. */
export const pageRows = (columns: number): number => Math.max(20, Math.min(200, Math.floor(CELLS / Math.max(1, columns))));

/** Pages fetched for one question, and what is under way. */
class Pages {
  readonly size: number;
  readonly version: number;
  /** Which rows in which order, whatever columns and version of the data. */
  readonly selection: string;
  readonly #places: ReadonlyMap<string, number>;
  readonly pages = new Map<number, Cell[][]>();
  readonly asked = new Map<number, AbortController>();
  total: number | null = null;

  constructor({ fields, sort, segment, search }: RowQuery, version: number) {
    this.version = version;
    this.size = pageRows(fields.length);
    this.selection = JSON.stringify({ sort, segment, search });
    this.#places = new Map(fields.map((field, at) => [field, at]));
  }

  cell(row: number, field: string): Cell | undefined {
    const at = this.#places.get(field);
    return at === undefined ? undefined : this.pages.get(Math.floor(row / this.size))?.[row % this.size]?.[at];
  }

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

const askPage = (core: CoreClient, query: RowQuery, page: number, size: number, signal: AbortSignal) =>
  core.subscribers.page({ ...query, fields: [...query.fields], offset: page * size, limit: size }, { signal });

/** Rows of the base on demand: only the pages in view are asked for, and the last few are kept. `version` is the data's. */
export function useRows(query: RowQuery, first: number, end: number, version: number): Rows {
  const core = useClient();
  const key = JSON.stringify([version, query]);
  const current = useRef<{ key: string; pages: Pages }>({ key: "", pages: new Pages(query, version) });
  const shown = useRef<Pages>(current.current.pages);
  const [, redraw] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the query
  useEffect(() => {
    if (current.current.key !== key) {
      current.current.pages.dropAllBut([]);
      current.current = { key, pages: new Pages(query, version) };
    }
    const { pages } = current.current;
    const fetchPage = async (page: number) => {
      const controller = new AbortController();
      pages.asked.set(page, controller);
      try {
        const answer = await askPage(core, query, page, pages.size, controller.signal);
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
    // Of other data or columns the rows in view are asked for at once; a new question starts at its top.
    const total = pages.total ?? (shown.current.selection === pages.selection ? shown.current.total : null);
    const PAGE = pages.size;
    const limit = total === null ? 1 : Math.max(1, Math.ceil(total / PAGE));
    const from = total === null ? 0 : Math.min(limit - 1, Math.floor(first / PAGE));
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

  const cell = useCallback((row: number, field: string) => shown.current.cell(row, field), []);
  const asked = JSON.stringify({ sort: query.sort, segment: query.segment, search: query.search });
  return { total: shown.current.total, version: shown.current.version, cell, failure, stale: shown.current.selection !== asked };
}
