import { notifications } from "@mantine/notifications";
import { failureOf, isAbort } from "./failure.ts";

/** Every message is closed by a button that says so. */
export const closeButtonProps = { "aria-label": "Close this message" };

/** A short word that something worked. */
export const toast = (message: string): void => {
  notifications.show({ message, autoClose: 3500, withBorder: true, closeButtonProps });
};

/** Says what went wrong in its own sentence; calls ended on purpose say nothing. */
export function toastFailure(error: unknown, title?: string): void {
  if (isAbort(error)) return;
  const { message, where, todo } = failureOf(error);
  console.error(error);
  notifications.show({
    title,
    message: `${where === null ? "" : `${where}: `}${message}${todo === null ? "" : ` ${todo}`}`,
    color: "red",
    autoClose: 9000,
    withBorder: true,
    closeButtonProps,
  });
}
