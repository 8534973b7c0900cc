import type { ReactNode } from "react";
import css from "./blocks.module.css";

/** A bordered surface with an optional heading. `flush` leaves out the padding, for tables and lists. */
export function Panel({
  title,
  aside,
  flush = false,
  children,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  flush?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={css.panel}>
      {title !== undefined && (
        <header className={css.panelHead}>
          <h2 className={css.panelTitle}>{title}</h2>
          {aside}
        </header>
      )}
      <div className={flush ? undefined : css.panelBody}>{children}</div>
    </section>
  );
}
