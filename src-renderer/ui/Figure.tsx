import type { ReactNode } from "react";
import type { Badge } from "../../src-shared/model/response.ts";
import css from "./blocks.module.css";
import { ProvenanceBadge } from "./ProvenanceBadge.tsx";

/** A number that matters, with what it counts, a line of context and where it came from. */
export function Figure({
  label,
  value,
  note,
  badge,
  size = "md",
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  badge?: Badge;
  size?: "md" | "lg";
}) {
  return (
    <div className={css.figure} data-size={size}>
      <div className={css.figureLabel}>
        {label}
        {badge !== undefined && <ProvenanceBadge badge={badge} />}
      </div>
      <div className={css.figureValue}>{value}</div>
      {note !== undefined && <div className={css.figureNote}>{note}</div>}
    </div>
  );
}
