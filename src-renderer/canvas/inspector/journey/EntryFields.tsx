import { useRecords } from "../../session/session.ts";
import { useHeadEdit } from "../edit.ts";
import { Section } from "../fields.tsx";
import classes from "../Inspector.module.css";
import { NumberField } from "../number-field.tsx";

/** How often subscribers enter, who of them is only measured, and which journey goes first. */
export function EntryFields() {
  const { reentry, holdoutPercent, priority } = useRecords((records) => records.head.settings);
  const edit = useHeadEdit();
  return (
    <Section title="Entering">
      <div className={classes.pair}>
        <NumberField
          field="journey:reentry.limit"
          label="Entries"
          value={reentry.limit}
          min={1}
          whole
          unit="at most"
          placeholder="1"
          description="How often one subscriber may enter."
          onValue={(limit) => edit.setSettings("entries", { reentry: { ...reentry, limit: limit ?? 1 } })}
          onLeave={edit.mark}
        />
        <NumberField
          field="journey:reentry.gapDays"
          label="Gap"
          value={reentry.gapDays}
          min={0}
          unit="days"
          placeholder="0"
          description="From the last exit to the next entry."
          onValue={(gapDays) => edit.setSettings("gap between entries", { reentry: { ...reentry, gapDays: gapDays ?? 0 } })}
          onLeave={edit.mark}
        />
        <NumberField
          field="journey:holdout"
          label="Hold-out"
          value={holdoutPercent}
          min={0}
          max={100}
          unit="%"
          placeholder="0"
          description="Enters as control: measured, never contacted."
          onValue={(holdout) => edit.setSettings("hold-out", { holdoutPercent: holdout })}
          onLeave={edit.mark}
        />
        <NumberField
          field="journey:priority"
          label="Priority"
          value={priority}
          min={-1000}
          max={1000}
          whole
          placeholder="0"
          description="Of several journeys in one run, the higher goes first."
          onValue={(next) => edit.setSettings("priority", { priority: next })}
          onLeave={edit.mark}
        />
      </div>
    </Section>
  );
}
