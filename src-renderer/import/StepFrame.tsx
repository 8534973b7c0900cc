import { type ReactNode, useEffect, useRef } from "react";
import css from "./import.module.css";
import { steps, useWizardState } from "./wizard/state.ts";

/** A step of the wizard: its heading, which has the focus when the step begins, what it shows, and the way back and forward at the foot. */
export function StepFrame({
  heading,
  note,
  aside,
  foot,
  wide = false,
  fill = false,
  children,
}: {
  heading: string;
  note?: ReactNode;
  /** Beside the heading. */
  aside?: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
  /** The content has the height of the window and scrolls within. */
  fill?: boolean;
  children: ReactNode;
}) {
  const step = useWizardState((state) => state.step);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (step !== "files") title.current?.focus();
  }, [step]);
  return (
    <>
      <div className={css.step} data-fill={fill}>
        <div className={wide ? css.wide : css.narrow}>
          <div className={css.stepHead}>
            <div>
              <h2 ref={title} tabIndex={-1} className={css.stepTitle} data-testid="step-title">
                <span className={css.hidden}>
                  Step {steps.indexOf(step) + 1} of {steps.length}:{" "}
                </span>
                {heading}
              </h2>
              {note !== undefined && <p className={css.muted}>{note}</p>}
            </div>
            {aside}
          </div>
          {children}
        </div>
      </div>
      {foot !== undefined && (
        <fieldset className={css.foot} aria-label="Steps back and forward">
          {foot}
        </fieldset>
      )}
    </>
  );
}
