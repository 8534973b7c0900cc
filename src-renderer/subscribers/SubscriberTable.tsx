import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Segment } from "../../src-shared/model/segment.ts";
import { FailureNote } from "../ui/FailureNote.tsx";
import { cellText, type Sort, type TableColumn } from "./columns.ts";
import { HeadCell } from "./HeadCell.tsx";
import css from "./table.module.css";
import { useRows } from "./useRows.ts";
import { ROW, rowWindow, scrollTopOf, useRowWindow } from "./useRowWindow.ts";

const HEAD = 36;

/** The base as a table of any length: only rows and columns in view exist, and only their pages are fetched. */
export function SubscriberTable({
  columns,
  sort,
  onSort,
  segment,
  search,
  version,
  onTotal,
  onOpen,
}: {
  columns: readonly TableColumn[];
  sort: Sort;
  onSort(sort: Sort): void;
  segment: Segment | null;
  search: string;
  version: number;
  onTotal(total: number | null): void;
  onOpen(key: string): void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [total, setTotal] = useState(0);
  const view = useRowWindow(scroller, total, HEAD);
  const rows = useRows({ fields: columns.map(({ field }) => field.id), sort, segment, search }, view.first, view.end, version);
  const [active, setActive] = useState(-1);

  useEffect(() => {
    setTotal(rows.total ?? 0);
    onTotal(rows.total);
  }, [rows.total, onTotal]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its top
  useEffect(() => {
    setActive(-1);
    scroller.current?.scrollTo({ top: 0 });
  }, [sort, segment, search]);

  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => columns[index]?.width ?? 120,
    overscan: 3,
    initialRect: { width: 1200, height: 600 },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the columns change
  useEffect(() => across.measure(), [across, columns]);

  const go = (row: number) => {
    const next = Math.max(0, Math.min(total - 1, row));
    setActive(next);
    const element = scroller.current;
    if (!element) return;
    const bare = rowWindow(total, element.scrollTop, view.viewport, 0);
    if (next <= bare.first) element.scrollTop = scrollTopOf(next * ROW, total, view.viewport);
    else if (next >= bare.end - 1) element.scrollTop = scrollTopOf((next + 1) * ROW - view.viewport, total, view.viewport);
  };
  const open = (row: number) => {
    const key = rows.row(row)?.[0];
    if (key !== undefined && key !== null) onOpen(String(key));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(view.viewport / ROW) - 1);
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) go(to);
    else if (event.key === "Enter" && active >= 0) open(active);
    else return;
    event.preventDefault();
  };

  const cells = across.getVirtualItems();
  const width = across.getTotalSize();
  const key = columns[0];
  return (
    <>
      {rows.failure && <FailureNote failure={rows.failure} />}
      <div ref={scroller} className={css.scroller} data-stale={rows.stale}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked by keys and opened
          role="grid"
          className={css.table}
          tabIndex={0}
          aria-label="Subscribers"
          aria-rowcount={total + 1}
          aria-colcount={columns.length}
          aria-activedescendant={active >= 0 ? `subscriber-${active}` : undefined}
          onKeyDown={onKeyDown}
          style={{ width }}
        >
          <thead className={css.head} style={{ height: HEAD }}>
            <tr className={css.headRow}>
              {key && <HeadCell column={key} left={0} sort={sort} onSort={onSort} sticky />}
              {cells.map(({ index, start }) => {
                const column = columns[index];
                return index > 0 && column && <HeadCell key={column.field.id} column={column} left={start} sort={sort} onSort={onSort} />;
              })}
            </tr>
          </thead>
          <tbody className={css.body} style={{ height: view.height }}>
            {Array.from({ length: Math.max(0, view.end - view.first) }, (_, offset) => {
              const index = view.first + offset;
              const values = rows.row(index);
              return (
                <tr
                  key={index}
                  id={`subscriber-${index}`}
                  className={css.row}
                  aria-rowindex={index + 2}
                  aria-selected={index === active}
                  style={{ top: view.top + offset * ROW, height: ROW }}
                  onClick={() => {
                    setActive(index);
                    open(index);
                  }}
                >
                  {key && <BodyCell column={key} left={0} value={values?.[0]} sticky />}
                  {cells.map(({ index: at, start }) => {
                    const column = columns[at];
                    return at > 0 && column && <BodyCell key={column.field.id} column={column} left={start} value={values?.[at]} />;
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
        {rows.total === 0 && <p className={css.nobody}>Nobody matches. Change the search or the segment.</p>}
      </div>
    </>
  );
}

type Value = Parameters<typeof cellText>[0] | undefined;

function BodyCell({ column, left, value, sticky = false }: { column: TableColumn; left: number; value: Value; sticky?: boolean }) {
  const text = value === undefined ? undefined : cellText(value);
  return (
    <td
      className={sticky ? css.stickyCell : css.cell}
      data-right={column.right}
      style={sticky ? { width: column.width } : { left, width: column.width }}
      title={text ?? undefined}
    >
      {text === undefined ? <span className={css.placeholder} /> : text === null ? <span className={css.missing}>missing</span> : text}
    </td>
  );
}
