import { Button } from "@mantine/core";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { invalidate } from "../store/remote.ts";
import { markConnection, useWindowState } from "../store/session.ts";
import { toastFailure } from "../ui/toast.ts";
import css from "./shell.module.css";

/** Shown while the core cannot be reached; everything on the screen stays where it is. */
export function ConnectionBanner({ reconnect }: { reconnect(): Promise<void> }) {
  const state = useWindowState((session) => session.connection);
  if (state === "open") return null;
  const retry = async () => {
    markConnection("retrying");
    try {
      await reconnect();
      markConnection("open");
      invalidate();
    } catch (error) {
      markConnection("lost");
      toastFailure(error, "Still no answer");
    }
  };
  return (
    <div className={css.banner} role="alert">
      <IconPlugConnectedX size={18} aria-hidden />
      <span>The connection to the application's core was lost. What was saved is safe; changes since then are still in this window.</span>
      <Button size="compact-sm" variant="white" color="dark" loading={state === "retrying"} onClick={() => void retry()}>
        Reconnect
      </Button>
    </div>
  );
}
