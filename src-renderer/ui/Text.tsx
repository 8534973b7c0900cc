import type { ReactNode } from "react";
import css from "./text.module.css";

/** Small, muted words beside or under what matters. */
export const Quiet = ({ children }: { children: ReactNode }) => <span className={css.quiet}>{children}</span>;

/** Sentences to be read, no wider than reads well. */
export const Prose = ({ testId, role, children }: { testId?: string; role?: "status"; children: ReactNode }) => (
  <p className={css.prose} data-testid={testId} role={role}>
    {children}
  </p>
);

/** The heading of a `DetailHead` whose name is not edited, with what it is for. */
export const DetailTitle = ({ title, children }: { title: string; children: ReactNode }) => (
  <>
    <h2 className={css.title}>{title}</h2>
    <p>{children}</p>
  </>
);

/** Figures side by side, as many as there is room for. */
export const Figures = ({ children }: { children: ReactNode }) => <div className={css.figures}>{children}</div>;

/** What may be wider than its place, such as a table: it scrolls by itself. */
export const ScrollWide = ({ children }: { children: ReactNode }) => <div className={css.wide}>{children}</div>;
