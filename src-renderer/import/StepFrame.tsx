import type { ReactNode } from "react";
import css from "./import.module.css";

/** A step of the wizard: what it shows, and its way back and forward at the foot. */
export function StepFrame({ children, foot, wide = false }: { children: ReactNode; foot?: ReactNode; wide?: boolean }) {
  return (
    <>
      <div className={css.step}>
        <div className={wide ? css.wide : css.narrow}>{children}</div>
      </div>
      {foot !== undefined && <footer className={css.foot}>{foot}</footer>}
    </>
  );
}
