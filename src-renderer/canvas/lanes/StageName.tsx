import { useState } from "react";
import classes from "./LaneBands.module.css";

/** The field in which a stage is renamed on the canvas: Enter or leaving it takes the name, Esc keeps the old one. */
export function StageName({ stage, taken, onDone }: { stage: string; taken: readonly string[]; onDone(name: string | null): void }) {
  const [text, setText] = useState(stage);
  const wrong =
    text.trim() === ""
      ? "A stage needs a name"
      : text.trim() !== stage && taken.includes(text.trim())
        ? "There is such a stage already"
        : null;
  const end = (keep: boolean) => onDone(keep && wrong === null && text.trim() !== stage ? text.trim() : null);
  return (
    <input
      className={classes.field}
      value={text}
      aria-label={`Name of stage ${stage}`}
      aria-invalid={wrong !== null}
      title={wrong ?? undefined}
      // biome-ignore lint/a11y/noAutofocus: the field appears because its name is to be typed
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" && wrong === null) end(true);
        if (event.key === "Escape") end(false);
      }}
    />
  );
}
