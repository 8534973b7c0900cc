import { useMemo } from "react";
import { actionsOf } from "../session/actions.ts";
import { useSession, useView } from "../session/session.ts";
import classes from "./NodeCard.module.css";

/** The node's name; a text field while it is being renamed (F2, or a double click on it). */
export function NodeName({ id, name, label }: { id: string; name: string; label: string }) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const renaming = useView((view) => view.renaming === id);
  if (!renaming) {
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same by keyboard
      <span className={classes.name} title={name} onDoubleClick={() => actions.startRename(id)}>
        {name}
      </span>
    );
  }
  return (
    <input
      className={`${classes.rename} nodrag nopan`}
      defaultValue={label}
      aria-label="Name of the node"
      // biome-ignore lint/a11y/noAutofocus: the field appears because its name is to be typed
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => {
        const next = event.currentTarget.value.trim();
        if (next !== label && event.currentTarget.dataset.cancelled !== "true") actions.rename(id, next);
        actions.endRename();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") event.currentTarget.dataset.cancelled = "true";
        if (event.key !== "Enter" && event.key !== "Escape") return;
        const card = event.currentTarget.closest<HTMLElement>(".react-flow__node");
        event.currentTarget.blur();
        card?.focus();
      }}
    />
  );
}
