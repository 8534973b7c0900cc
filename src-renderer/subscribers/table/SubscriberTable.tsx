import { useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, useEffect, useRef, useState } from "react";
import type { Segment } from "../../../src-shared/model/segment.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { useClient } from "../../app/client.ts";
import { FailureNote } from "../../ui/FailureNote.tsx";
import { toast, toastFailure } from "../../ui/toast.ts";
import { CellEditor } from "../edit/CellEditor.tsx";
import { editText } from "../edit/parse-cell.ts";
import type { Edits } from "../edit/useEdits.ts";
import { BodyRow, cellId } from "./BodyRow.tsx";
import { nameOf, type Sort, type TableColumn } from "./columns.ts";
import { copiedWords, copyRefusal, fetchedText, loadedText } from "./copy.ts";
import type { Place, Range } from "./grid.ts";
import { HeadCell } from "./HeadCell.tsx";
import type { ColumnActions } from "./HeadMenu.tsx";
import css from "./table.module.css";
import { useGrid } from "./useGrid.ts";
import { useRows } from "./useRows.ts";
import { ROW, useRowWindow } from "./useRowWindow.ts";

const HEAD = 36;

interface SubscriberTableProps {
  columns: readonly TableColumn[];
  actions: ColumnActions;
  sort: Sort;
  onSort(sort: Sort): void;
  segment: Segment | null;
  search: string;
  masked: boolean;
  version: number;
  onTotal(total: number | null): void;
  onOpen(key: string): void;
  /** Told the field of the cell that the keyboard is at. */
  onField(id: string): void;
  /** Why a field's cells are not edited; null where they are. */
  fixed(id: string): string | null;
  edits: Pick<Edits, "change" | "ahead">;
}

interface Editing extends Place {
  key: string;
  field: string;
  start: string;
  before: Cell;
}

/** The base as a grid of any size: only rows and columns in view exist, and only their pages are fetched. */
export function SubscriberTable(props: SubscriberTableProps) {
  const { columns, actions, sort, onSort, segment, search, masked, version, onTotal, onOpen, onField, fixed, edits } = props;
  const core = useClient();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  /** While a press gives the grid the focus. */
  const pressing = useRef(false);
  const [total, setTotal] = useState(0);
  const [menu, setMenu] = useState<string | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const view = useRowWindow(scroller, total, HEAD);
  const query = { fields: columns.map(({ field }) => field.id), sort, segment, search, masked };
  const rows = useRows(query, view.first, view.end, version);
  const keyId = columns[0]?.field.id ?? "";

  useEffect(() => {
    setTotal(rows.total ?? 0);
    onTotal(rows.total);
  }, [rows.total, onTotal]);

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

  const keyOf = (row: number) => {
    const key = rows.cell(row, keyId);
    return key === undefined || key === null ? null : String(key);
  };
  /** A cell as it was edited last, whether the rows that have it have come or not. */
  const cell = (row: number, field: string) => {
    const key = keyOf(row);
    const ahead = key === null ? undefined : edits.ahead({ key, field }, rows.version);
    return ahead === undefined ? rows.cell(row, field) : ahead;
  };
  const change = (key: string, column: TableColumn, before: Cell, value: Cell) =>
    void edits.change({ key, field: column.field.id, name: nameOf(column.field), before }, value);
  const open = (row: number) => {
    const key = keyOf(row);
    if (key !== null) onOpen(key);
  };
  /** The key and the field of a cell that may be edited; says why where it may not. */
  const editable = ({ row, at }: Place) => {
    const [key, column] = [keyOf(row), columns[at]];
    if (key === null || !column) return null;
    const field = column.field.id;
    const reason = fixed(field);
    if (reason !== null) toast(reason);
    return reason === null ? { key, field, column, before: cell(row, field) ?? null } : null;
  };
  const edit = (place: Place, text?: string) => {
    const found = editable(place);
    if (!found) return;
    const { key, field, before } = found;
    setEditing({ ...place, key, field, before, start: text ?? editText(before) });
  };
  const clear = (place: Place) => {
    const found = editable(place);
    if (found && found.before !== null) change(found.key, found.column, found.before, null);
  };
  const copy = (range: Range, event: ClipboardEvent) => {
    event.preventDefault();
    const refusal = copyRefusal(range);
    if (refusal !== null) return toast(refusal);
    const text = loadedText(range, query.fields, cell);
    if (text !== null) {
      event.clipboardData.setData("text/plain", text);
      return toast(copiedWords(range));
    }
    fetchedText(core, query, range)
      .then((fetched) => navigator.clipboard.writeText(fetched))
      .then(
        () => toast(copiedWords(range)),
        (error: unknown) => toastFailure(error, "These rows could not be copied; export them as CSV instead"),
      );
  };
  // In the next frame: the key that opens a menu would close it again on its way up.
  const openMenu = (id: string | null) => requestAnimationFrame(() => setMenu(id));
  const { active, range, go, onKeyDown, onCopy } = useGrid(
    {
      ...{ scroller, columns, viewport: view.viewport, onOpen: open, onEdit: edit, onClear: clear, onCopy: copy },
      size: { rows: total, columns: columns.length, page: Math.max(1, Math.floor(view.viewport / ROW) - 1) },
      leftOf: (at) => across.measurementsCache[at]?.start ?? 0,
      onMenu: (at) => openMenu(columns[at]?.field.id ?? null),
    },
    JSON.stringify([sort, segment, search]),
  );
  const activeField = active.row < 0 ? undefined : columns[active.at]?.field.id;
  useEffect(() => {
    if (activeField !== undefined) onField(activeField);
  }, [activeField, onField]);

  const done = (after: "down" | "right" | "left" | "stay") => {
    if (!editing) return;
    setEditing(null);
    const step = { down: { row: 1, at: 0 }, right: { row: 0, at: 1 }, left: { row: 0, at: -1 }, stay: { row: 0, at: 0 } }[after];
    go({
      row: Math.max(0, Math.min(total - 1, editing.row + step.row)),
      at: Math.max(0, Math.min(columns.length - 1, editing.at + step.at)),
    });
    grid.current?.focus({ preventScroll: true });
  };
  const editor = (row: number) => {
    const column = editing?.row === row ? columns[editing.at] : undefined;
    if (!editing || !column || column.field.id !== editing.field) return null;
    const { key, start, before, at } = editing;
    const keep = async (value: Cell) => change(key, column, before, value);
    return { at, node: <CellEditor field={column.field} start={start} before={editText(before)} onKeep={keep} onDone={done} /> };
  };

  const items = across.getVirtualItems();
  const head = (at: number, left: number) => {
    const column = columns[at];
    if (!column) return null;
    const { id } = column.field;
    return (
      <HeadCell
        key={id}
        {...{ column, at, left, sort, onSort, actions }}
        sticky={at === 0}
        menuOpen={menu === id}
        onMenu={(opened) => {
          if (opened) openMenu(id);
          else setMenu(null);
          if (!opened && active.row >= 0) grid.current?.focus({ preventScroll: true });
        }}
      />
    );
  };
  return (
    <>
      {rows.failure && <FailureNote failure={rows.failure} />}
      <div ref={scroller} className={css.scroller} data-stale={rows.stale}>
        <table
          ref={grid}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells are walked by keys, edited and opened
          role="grid"
          className={css.table}
          tabIndex={0}
          aria-label="Subscribers"
          aria-rowcount={total + 1}
          aria-colcount={columns.length}
          aria-multiselectable
          aria-activedescendant={active.row >= 0 ? cellId(active) : undefined}
          onKeyDown={onKeyDown}
          onCopy={onCopy}
          onFocus={(event) => {
            // Come to by the keyboard, the grid has a cell to be at; a press chooses its own.
            const tabbed = event.target === event.currentTarget && !pressing.current;
            if (tabbed && active.row < 0 && total > 0) go({ row: 0, at: 0 });
          }}
          style={{ width: across.getTotalSize() }}
        >
          <thead className={css.head} style={{ height: HEAD }}>
            <tr className={css.headRow} aria-rowindex={1}>
              {head(0, 0)}
              {items.map(({ index, start }) => index > 0 && head(index, start))}
            </tr>
          </thead>
          <tbody className={css.body} style={{ height: view.height }}>
            {Array.from({ length: Math.max(0, view.end - view.first) }, (_, offset) => {
              const row = view.first + offset;
              return (
                <BodyRow
                  key={row}
                  {...{ row, columns, across: items, active, range }}
                  top={view.top + offset * ROW}
                  cell={cell}
                  editor={editor(row)}
                  onPress={(place, extend) => {
                    pressing.current = true;
                    grid.current?.focus({ preventScroll: true });
                    pressing.current = false;
                    go(place, extend);
                  }}
                  onOpen={open}
                  onEdit={edit}
                />
              );
            })}
          </tbody>
        </table>
        {rows.total === 0 && <p className={css.nobody}>Nobody matches. Change the search or the segment.</p>}
      </div>
    </>
  );
}
