import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { ColumnMapping, Inspection, Mapping } from "../../../src-shared/model/import.ts";
import { type ColumnFault, changeColumn, chooseEventPart } from "../draft.ts";
import { setMapping } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import { ColumnRow } from "./ColumnRow.tsx";
import css from "./columns.module.css";

const ROW = 58;
const heads = {
  subscribers: ["", "Column in the file", "Field", "Type", "Kind of data", "Meaning"],
  events: ["", "Column in the file", "Field", "Type", "Meaning"],
};

/** The columns of a file, of which only those in view are drawn. */
export function ColumnList({
  source,
  inspection,
  mapping,
  shown,
  faults,
  selected,
  onSelect,
}: {
  source: Source;
  inspection: Inspection;
  mapping: Mapping;
  shown: readonly ColumnMapping[];
  faults: readonly ColumnFault[];
  selected: number;
  onSelect(column: number): void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    initialRect: { width: 1000, height: 520 },
  });
  return (
    <div className={css.list}>
      <div ref={scroller} className={css.scroll}>
        <div className={css.head} data-as={mapping.as} aria-hidden>
          {heads[mapping.as].map((label) => (
            <span key={label}>{label}</span>
          ))}
        </div>
        {shown.length === 0 && <p className={css.none}>No column is like this. Clear the search, or show all columns.</p>}
        <ul className={css.rows} aria-label="Columns of the file" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const column = shown[index];
            return (
              column && (
                <ColumnRow
                  key={column.column}
                  top={start}
                  height={ROW}
                  position={index + 1}
                  count={shown.length}
                  column={column}
                  proposed={source.proposed?.columns[column.column]}
                  isKey={column.field === mapping.key}
                  seen={inspection.columns[column.column]}
                  sampled={inspection.rowsSampled}
                  fault={faults.find((fault) => fault.column === column.column)?.message}
                  as={mapping.as}
                  selected={selected === column.column}
                  onSelect={() => onSelect(column.column)}
                  onPart={(part) => setMapping(source.id, chooseEventPart(mapping, column.column, part))}
                  onChange={(change) => setMapping(source.id, changeColumn(mapping, column.column, change))}
                />
              )
            );
          })}
        </ul>
      </div>
    </div>
  );
}
