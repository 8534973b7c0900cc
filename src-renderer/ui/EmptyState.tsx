import type { ReactNode } from "react";
import css from "./blocks.module.css";

/** Where there is nothing yet: what would be here, and the first step towards it. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className={css.empty}>
      <span className={css.emptyIcon} aria-hidden>
        {icon}
      </span>
      <h2 className={css.emptyTitle}>{title}</h2>
      {children !== undefined && <div className={css.emptyText}>{children}</div>}
      {actions !== undefined && <div className={css.emptyActions}>{actions}</div>}
    </div>
  );
}
