import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import css from "./blocks.module.css";
import type { Failure } from "./failure.ts";

/** What went wrong, beside the thing it is about: what, where, what to do. */
export function FailureNote({ failure, children }: { failure: Failure; children?: ReactNode }) {
  return (
    <div className={css.failure} role="alert">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      <div>
        <p className={css.failureText}>
          {failure.where !== null && <span className={css.failurePlace}>{failure.where}: </span>}
          {failure.message}
          {failure.todo !== null && ` ${failure.todo}`}
        </p>
        {failure.more.length > 0 && (
          <ul className={css.failureMore}>
            {failure.more.slice(0, 8).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </div>
  );
}
