import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconChevronDown, IconGauge, IconMathFunction } from "@tabler/icons-react";
import { type PointerEvent, useRef, useState } from "react";
import { TypeIcon } from "../TypeIcon.tsx";
import { NARROWEST, nameOf, type Sort, type TableColumn, WIDEST } from "./columns.ts";
import { type ColumnActions, HeadMenu } from "./HeadMenu.tsx";
import css from "./table.module.css";

/** Carried while a column is drawn to another place. */
const DRAGGED = "application/x-throughline-column";

interface HeadCellProps {
  column: TableColumn;
  /** Place among the columns, from 0. */
  at: number;
  left: number;
  sort: Sort;
  onSort(sort: Sort): void;
  actions: ColumnActions;
  menuOpen: boolean;
  onMenu(open: boolean): void;
  sticky?: boolean;
}

/** A column's head: pressing it sorts upwards, downwards, then not; its menu does the rest; drawn, it moves; its edge changes its width. */
export function HeadCell({ column, at, left, sort, onSort, actions, menuOpen, onMenu, sticky = false }: HeadCellProps) {
  const { field, width, right } = column;
  const [over, setOver] = useState(false);
  const sorted = sort?.field === field.id ? (sort.descending ? "descending" : "ascending") : "none";
  const next: Sort =
    sorted === "none" ? { field: field.id, descending: false } : sorted === "ascending" ? { field: field.id, descending: true } : null;
  const name = nameOf(field);
  return (
    <th
      scope="col"
      aria-sort={sorted}
      aria-colindex={at + 1}
      className={sticky ? css.stickyHead : css.headCell}
      data-over={over}
      style={sticky ? { width } : { left, width }}
      draggable={!sticky}
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, field.id)}
      onDragOver={(event) => {
        if (sticky || !event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const moved = event.dataTransfer.getData(DRAGGED);
        if (moved !== "") actions.moveBefore(moved, field.id);
      }}
    >
      <button
        type="button"
        className={css.headButton}
        data-right={right}
        onClick={() => onSort(next)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          onMenu(true);
        }}
        title={`${name} · press to sort, ↓ for more`}
      >
        <TypeIcon type={field.type} />
        {field.expression !== undefined && <IconMathFunction size={14} aria-label="computed" className={css.computedMark} />}
        {field.score !== undefined && <IconGauge size={14} aria-label="score" className={css.computedMark} />}
        <span>{name}</span>
        {sorted === "ascending" && <IconArrowUp size={14} aria-hidden />}
        {sorted === "descending" && <IconArrowDown size={14} aria-hidden />}
      </button>
      <Menu opened={menuOpen} onChange={onMenu} position="bottom-end" width={250} withinPortal>
        <Menu.Target>
          <ActionIcon
            className={css.headMenu}
            variant="subtle"
            color="gray"
            size={22}
            tabIndex={-1}
            aria-label={`More for the column ${name}`}
          >
            <IconChevronDown size={14} />
          </ActionIcon>
        </Menu.Target>
        {menuOpen && <HeadMenu column={column} pinned={sticky} sort={sort} onSort={onSort} actions={actions} />}
      </Menu>
      <Edge width={width} onWidth={(drawn) => actions.setWidth(field.id, drawn)} />
    </th>
  );
}

/** The edge by which a column is drawn wider; the menu has the same for the keyboard. */
function Edge({ width, onWidth }: { width: number; onWidth(width: number): void }) {
  const from = useRef<{ x: number; width: number } | null>(null);
  const drawn = (event: PointerEvent) => {
    const start = from.current;
    return start ? Math.round(Math.min(WIDEST, Math.max(NARROWEST, start.width + event.clientX - start.x))) : width;
  };
  return (
    <span
      className={css.edge}
      aria-hidden
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => from.current && onWidth(drawn(event))}
      onPointerUp={() => {
        from.current = null;
      }}
    />
  );
}
