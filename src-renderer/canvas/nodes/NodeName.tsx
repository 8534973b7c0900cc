import { useMemo, useState } from "react";
import { actionsOf } from "../session/actions.ts";
import { useSession, useView } from "../session/session.ts";
import classes from "./NodeCard.module.css";

/** The node's name; a text field while it is being renamed (F2, or a double click on it). */
export function NodeName({ id, name, label }: { id: string; name: string; label: string }) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const renaming = useView((view) => view.renaming === id);
  if (renaming && !session.document.readOnly) return <NameField id={id} label={label} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same by keyboard
    <span className={classes.name} title={name} onDoubleClick={() => actions.startRename(id)}>
      {name}
    </span>
  );
}

/** What is typed is taken at once, so that none of it can be lost; Esc takes the whole step back. */
function NameField({ id, label }: { id: string; label: string }) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const [before] = useState(label);
  return (
    <input
      className={`${classes.rename} nodrag nopan`}
      defaultValue={label}
      aria-label="Name of the node"
      // biome-ignore lint/a11y/noAutofocus: the field appears because its name is to be typed
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => actions.rename(id, event.currentTarget.value, before)}
      onBlur={(event) => {
        const typed = event.currentTarget.value;
        if (event.currentTarget.dataset.cancelled !== "true" && typed.trim() !== typed) actions.rename(id, typed.trim(), before);
        actions.endRename();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== "Enter" && event.key !== "Escape") return;
        if (event.key === "Escape") {
          event.currentTarget.dataset.cancelled = "true";
          if (event.currentTarget.value !== before) actions.undo();
        }
        const card = event.currentTarget.closest<HTMLElement>(".react-flow__node");
        event.currentTarget.blur();
        card?.focus();
      }}
    />
  );
}
