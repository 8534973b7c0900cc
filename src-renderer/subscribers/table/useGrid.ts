import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import type { TableColumn } from "./columns.ts";
import { type GridSize, moved, type Place, type Range, rangeOf, writes } from "./grid.ts";
import { ROW, rowWindow, scrollTopOf } from "./useRowWindow.ts";

interface GridTasks {
  scroller: RefObject<HTMLElement | null>;
  size: GridSize;
  columns: readonly TableColumn[];
  /** Left edge of a column in the scrolled content. */
  leftOf(at: number): number;
  viewport: number;
  onOpen(row: number): void;
  /** Begins to edit a cell, with a text or with what it holds. */
  onEdit(place: Place, text?: string): void;
  onClear(place: Place): void;
  onMenu(at: number): void;
  onCopy(range: Range, event: ClipboardEvent): void;
}

export interface Grid {
  active: Place;
  range: Range | null;
  /** Goes to a cell, drawing the marked rectangle along where `extend`. */
  go(to: Place, extend?: boolean): void;
  onKeyDown(event: KeyboardEvent): void;
  onCopy(event: ClipboardEvent): void;
}

export const NOWHERE: Place = { row: -1, at: 0 };

/** The cell that the keyboard is at, the marked rectangle, and the keys of a grid. */
export function useGrid(
  { scroller, size, columns, leftOf, viewport, onOpen, onEdit, onClear, onMenu, onCopy }: GridTasks,
  reset: unknown,
): Grid {
  const [active, setActive] = useState<Place>(NOWHERE);
  const [anchor, setAnchor] = useState<Place>(NOWHERE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question starts at its top
  useEffect(() => {
    setActive(NOWHERE);
    setAnchor(NOWHERE);
    scroller.current?.scrollTo({ top: 0 });
  }, [scroller, reset]);

  const reveal = ({ row, at }: Place) => {
    const element = scroller.current;
    if (!element) return;
    const bare = rowWindow(size.rows, element.scrollTop, viewport, 0);
    if (row <= bare.first) element.scrollTop = scrollTopOf(row * ROW, size.rows, viewport);
    else if (row >= bare.end - 1) element.scrollTop = scrollTopOf((row + 1) * ROW - viewport, size.rows, viewport);
    if (at === 0) return;
    const pinned = columns[0]?.width ?? 0;
    const left = leftOf(at);
    const right = left + (columns[at]?.width ?? 0);
    if (left - pinned < element.scrollLeft) element.scrollLeft = left - pinned;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  };
  const go = (to: Place, extend = false) => {
    setActive(to);
    if (!extend) setAnchor(to);
    else if (anchor.row < 0) setAnchor(active.row < 0 ? to : active);
    reveal(to);
  };
  const range = active.row < 0 ? null : rangeOf(anchor.row < 0 ? active : anchor, active);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (event.altKey) {
      if (event.key !== "ArrowDown" || active.row < 0) return;
      onMenu(active.at);
    } else if (ctrl && event.key.toLowerCase() === "a") {
      setAnchor({ row: 0, at: 0 });
      setActive({ row: size.rows - 1, at: size.columns - 1 });
    } else {
      const to = moved(active, { key: event.key, ctrl }, size);
      if (to) go(to, event.shiftKey);
      else if (active.row < 0) return;
      else if (event.key === "Enter") onOpen(active.row);
      else if (event.key === "F2") onEdit(active);
      else if (event.key === "Delete" || event.key === "Backspace") onClear(active);
      else if (event.key === "Escape") setAnchor(active);
      else if (writes(event)) onEdit(active, event.key);
      else return;
    }
    event.preventDefault();
  };
  return {
    active,
    range,
    go,
    onKeyDown,
    onCopy: (event) => {
      if (range && event.target === event.currentTarget) onCopy(range, event);
    },
  };
}
