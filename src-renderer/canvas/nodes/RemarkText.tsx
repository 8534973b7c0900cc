import { type ChangeEvent, type KeyboardEvent, useMemo, useState } from "react";
import { actionsOf } from "../session/actions.ts";
import { useSession, useView } from "../session/session.ts";
import classes from "./RemarkCard.module.css";

interface RemarkTextProps {
  id: string;
  text: string;
  placeholder: string;
  /** Whether the text may have several lines. */
  lines?: boolean;
}

/** The text of a note or the title of a frame; a field while it is being edited (F2, or a double click on it). */
export function RemarkText(props: RemarkTextProps) {
  const { id, text, placeholder } = props;
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const editing = useView((view) => view.renaming === id);
  if (editing && !session.document.readOnly) return <RemarkField {...props} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 does the same by keyboard
    <span className={classes.text} data-empty={text.trim() === ""} onDoubleClick={() => actions.startRename(id)}>
      {text.trim() === "" ? placeholder : text}
    </span>
  );
}

/** What is typed is taken at once, so that none of it can be lost; Esc takes the whole step back. */
function RemarkField({ id, text, placeholder, lines = false }: RemarkTextProps) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const [before] = useState(text);
  const Field = lines ? "textarea" : "input";
  return (
    <Field
      className={`${classes.field} nodrag nopan nowheel`}
      defaultValue={text}
      aria-label={placeholder}
      placeholder={placeholder}
      autoFocus
      onChange={(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => actions.writeRemark(id, event.currentTarget.value)}
      onBlur={() => actions.endRename()}
      onKeyDown={(event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        event.stopPropagation();
        if (event.key === "Escape" && event.currentTarget.value !== before) actions.undo();
        const done = event.key === "Enter" && (!lines || event.ctrlKey || event.metaKey);
        if (!done && event.key !== "Escape") return;
        const card = event.currentTarget.closest<HTMLElement>(".react-flow__node");
        event.currentTarget.blur();
        card?.focus();
      }}
    />
  );
}
