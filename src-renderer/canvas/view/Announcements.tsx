import { useStore } from "zustand";
import { useSession } from "../session/session.ts";
import classes from "./Announcements.module.css";

/** Tells screen readers what an action did. */
export function Announcements() {
  const { announcer } = useSession();
  const { text, number } = useStore(announcer.store);
  return (
    <div className={classes.hidden} role="status" aria-live="polite" data-testid="announcements">
      <span key={number}>{text}</span>
    </div>
  );
}
