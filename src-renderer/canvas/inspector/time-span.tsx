import type { Refused } from "./edit.ts";
import { TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import { optional, parseTime } from "./parse-text.ts";

interface TimeSpanProps {
  /** Names the fields among the drafts. */
  field: string;
  from: string | undefined;
  to: string | undefined;
  labels?: readonly [from: string, to: string];
  /** Whether both ends may be left empty. */
  open?: boolean;
  onChange(change: { from?: string | undefined; to?: string | undefined }): Refused;
  onLeave(): void;
}

/** From one time of day to another. */
export function TimeSpan({ field, from, to, labels = ["From", "To"], open = false, onChange, onLeave }: TimeSpanProps) {
  const end = (name: "from" | "to", label: string, text: string | undefined) => (
    <TypedField<string | undefined>
      field={`${field}.${name}`}
      label={label}
      type="time"
      text={text ?? ""}
      parse={open ? optional(parseTime) : parseTime}
      onValue={(value) => onChange({ [name]: value })}
      onLeave={onLeave}
    />
  );
  return (
    <div className={classes.pair}>
      {end("from", labels[0], from)}
      {end("to", labels[1], to)}
    </div>
  );
}
