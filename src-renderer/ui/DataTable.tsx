import type { ReactNode } from "react";
import css from "./table.module.css";

/** A table of numbers to the right and words to the left; `className` adds what a screen's columns need. */
export function DataTable({ testId, className, children }: { testId?: string; className?: string | undefined; children: ReactNode }) {
  return (
    <table className={className === undefined ? css.table : `${css.table} ${className}`} data-testid={testId}>
      {children}
    </table>
  );
}

/** Two panels side by side, one under the other where there is no room; `even` makes them equally high. */
export function Pair({ even = false, children }: { even?: boolean; children: ReactNode }) {
  return (
    <div className={css.pair} data-even={even}>
      {children}
    </div>
  );
}

/** Says in a panel that there is nothing to show, and why. */
export const Nothing = ({ children }: { children: ReactNode }) => <p className={css.nothing}>{children}</p>;
