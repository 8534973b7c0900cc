import type { ReactNode } from "react";
import css from "./page.module.css";

/** The root of a screen. `data-ready` turns true when its data is shown; `fill` gives it the whole height without padding. */
export function Screen({ name, ready, fill = false, children }: { name: string; ready: boolean; fill?: boolean; children?: ReactNode }) {
  return (
    <section data-screen={name} data-ready={ready} className={fill ? css.fill : css.screen}>
      {children}
    </section>
  );
}
