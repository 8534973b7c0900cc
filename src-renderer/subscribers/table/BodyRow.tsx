import type { VirtualItem } from "@tanstack/react-virtual";
import type { ReactNode } from "react";
import type { Cell } from "../../../src-shared/table/column.ts";
import { cellText, type TableColumn } from "./columns.ts";
import { holds, type Place, type Range } from "./grid.ts";
import css from "./table.module.css";
import { ROW } from "./useRowWindow.ts";

export const cellId = ({ row, at }: Place): string => `subscriber-${row}-${at}`;

interface BodyRowProps {
  row: number;
  top: number;
  columns: readonly TableColumn[];
  /** Columns in view. */
  across: readonly VirtualItem[];
  cell(row: number, field: string): Cell | undefined;
  active: Place;
  range: Range | null;
  /** The editor of a cell of this row, in place of its text. */
  editor: { at: number; node: ReactNode } | null;
  onPress(place: Place, extend: boolean): void;
  onOpen(row: number): void;
  onEdit(place: Place): void;
}

/** One subscriber: the key, which stays in view, and the columns that are. */
export function BodyRow({ row, top, columns, across, cell, active, range, editor, onPress, onOpen, onEdit }: BodyRowProps) {
  const one = (at: number, left: number) => {
    const column = columns[at];
    if (!column) return null;
    const value = cell(row, column.field.id);
    const text = value === undefined ? undefined : cellText(value);
    const sticky = at === 0;
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
      <td
        key={column.field.id}
        id={cellId({ row, at })}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells of a grid are selected and edited
        role="gridcell"
        aria-colindex={at + 1}
        aria-selected={holds(range, row, at)}
        className={sticky ? css.stickyCell : css.cell}
        data-right={column.right}
        data-active={active.row === row && active.at === at}
        data-editing={editor?.at === at}
        style={sticky ? { width: column.width } : { left, width: column.width }}
        title={text ?? undefined}
        onMouseDown={(event) => editor?.at !== at && event.button === 0 && onPress({ row, at }, event.shiftKey)}
        onDoubleClick={() => (sticky ? onOpen(row) : onEdit({ row, at }))}
      >
        {editor?.at === at ? editor.node : sticky && text ? <KeyText text={text} onOpen={() => onOpen(row)} /> : <CellText text={text} />}
      </td>
    );
  };
  return (
    <tr className={css.row} aria-rowindex={row + 2} data-active={active.row === row} style={{ top, height: ROW }}>
      {one(0, 0)}
      {across.map(({ index, start }) => index > 0 && one(index, start))}
    </tr>
  );
}

/** The key leads to the profile; the keyboard does so by Enter. */
function KeyText({ text, onOpen }: { text: string; onOpen(): void }) {
  return (
    <button type="button" tabIndex={-1} className={css.key} onClick={onOpen}>
      {text}
    </button>
  );
}

function CellText({ text }: { text: string | null | undefined }) {
  if (text === undefined) return <span className={css.placeholder} />;
  return text === null ? <span className={css.missing}>missing</span> : text;
}
