import { useState } from "react";
import type { Cell } from "../../../src-shared/table/column.ts";

/** One cell of a subscriber. */
export interface CellPlace {
  key: string;
  field: string;
}

interface Ahead {
  readonly value: Cell;
  /** Version of the data that has the value; null while the core has not answered. */
  readonly version: number | null;
}

/** A value that is shown before the rows that have it have come. */
export interface Shown {
  /** The core has it: rows of this version of the data, and of later ones, speak for themselves. */
  settle(version: number): void;
  /** Takes it back, unless a newer value of the cell took its place. */
  takeBack(): void;
}

export interface AheadCells {
  show(place: CellPlace, value: Cell): Shown;
  /** The value that is ahead of rows of a version of the data; undefined where those are right. */
  cell(place: CellPlace, version: number): Cell | undefined;
}

const idOf = ({ key, field }: CellPlace) => JSON.stringify([key, field]);

/** Values of edited cells from the moment they are given until the rows that have them are there. */
export function useAhead(): AheadCells {
  const [cells, setCells] = useState<ReadonlyMap<string, Ahead>>(new Map());
  return {
    show: (place, value) => {
      const id = idOf(place);
      let own: Ahead = { value, version: null };
      const replace = (next: Ahead | null) => {
        const last = own;
        if (next) own = next;
        setCells((before) => {
          if (before.get(id) !== last) return before;
          const after = new Map(before);
          if (next) after.set(id, next);
          else after.delete(id);
          return after;
        });
      };
      const first = own;
      setCells((before) => new Map(before).set(id, first));
      return { settle: (version) => replace({ value, version }), takeBack: () => replace(null) };
    },
    cell: (place, version) => {
      const ahead = cells.get(idOf(place));
      return ahead && (ahead.version === null || ahead.version > version) ? ahead.value : undefined;
    },
  };
}
