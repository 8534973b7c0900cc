import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { Sort, TableColumn } from "./columns.ts";
import { TypeIcon } from "./TypeIcon.tsx";
import css from "./table.module.css";

/** A column's head; pressing it sorts upwards, downwards, then not. */
export function HeadCell({
  column: { field, width, right },
  left,
  sort,
  onSort,
  sticky = false,
}: {
  column: TableColumn;
  left: number;
  sort: Sort;
  onSort(sort: Sort): void;
  sticky?: boolean;
}) {
  const sorted = sort?.field === field.id ? (sort.descending ? "descending" : "ascending") : "none";
  const next: Sort =
    sorted === "none" ? { field: field.id, descending: false } : sorted === "ascending" ? { field: field.id, descending: true } : null;
  return (
    <th scope="col" aria-sort={sorted} className={sticky ? css.stickyHead : css.headCell} style={sticky ? { width } : { left, width }}>
      <button
        type="button"
        className={css.headButton}
        data-right={right}
        onClick={() => onSort(next)}
        title={`${field.label || field.id} · sort`}
      >
        <TypeIcon type={field.type} />
        <span>{field.label || field.id}</span>
        {sorted === "ascending" && <IconArrowUp size={14} aria-hidden />}
        {sorted === "descending" && <IconArrowDown size={14} aria-hidden />}
      </button>
    </th>
  );
}
