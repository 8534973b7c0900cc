import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import css from "./blocks.module.css";
import { closeButtonProps, toastFailure } from "./toast.ts";

/** The word about the last change; a newer change takes its place, because undo goes back from the present state. */
let shown: string | undefined;

/** A short word that something was changed, with a button that takes it back. */
export function toastUndo(message: string, undo: () => Promise<unknown>): void {
  if (shown !== undefined) notifications.hide(shown);
  const id = notifications.show({
    autoClose: 8000,
    withBorder: true,
    closeButtonProps,
    message: (
      <span className={css.undo}>
        {message}
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            undo().catch((error: unknown) => toastFailure(error, "This could not be undone."));
          }}
        >
          Undo
        </Button>
      </span>
    ),
  });
  shown = id;
}
