import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconLoader2, IconLock } from "@tabler/icons-react";
import { useStore } from "zustand";
import { toastFailure } from "../../ui/index.ts";
import { useSession } from "../session/session.ts";
import classes from "./Toolbar.module.css";

/** Whether the journey is in the project file. */
export function SavedState() {
  const { autosave, document } = useSession();
  const saved = useStore(autosave.store);
  if (document.readOnly) {
    return (
      <span className={classes.saved} data-state="read-only" data-testid="saved-state" title="This project can be read, not changed.">
        <IconLock size={15} aria-hidden /> read-only
      </span>
    );
  }
  if (saved.state === "failed") {
    return (
      <span className={classes.saved} data-state="failed" data-testid="saved-state" role="alert" title={saved.message}>
        <IconAlertTriangle size={15} aria-hidden /> not saved: {saved.message}
        <Button size="compact-xs" variant="light" color="red" onClick={() => autosave.flush().catch(toastFailure)}>
          Try again
        </Button>
      </span>
    );
  }
  return (
    <span className={classes.saved} data-state={saved.state} data-testid="saved-state" role="status">
      {saved.state === "saved" ? <IconCheck size={15} aria-hidden /> : <IconLoader2 size={15} aria-hidden />}
      {saved.state}
    </span>
  );
}
