import type { ReactNode } from "react";
import css from "./page.module.css";

/** The head of a screen: its name, one line about it, and what can be done with it. */
export function PageHeader({ title, note, children }: { title: ReactNode; note?: ReactNode; children?: ReactNode }) {
  return (
    <header className={css.header}>
      <div className={css.headings}>
        <h1 className={css.title}>{title}</h1>
        {note !== undefined && <p className={css.note}>{note}</p>}
      </div>
      {children !== undefined && <div className={css.actions}>{children}</div>}
    </header>
  );
}
