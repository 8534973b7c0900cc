import { Chip } from "@mantine/core";
import { weekdays } from "../../../src-shared/model/journey.ts";
import classes from "./Inspector.module.css";

export type Weekday = (typeof weekdays)[number];

/** Weekdays to choose from, always in the order of the week. */
export function DayChips({ label, value, onChange }: { label: string; value: readonly string[]; onChange(days: Weekday[]): void }) {
  return (
    <Chip.Group multiple value={[...value]} onChange={(next) => onChange(weekdays.filter((day) => next.includes(day)))}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend of its own */}
      <div className={classes.chips} role="group" aria-label={label}>
        {weekdays.map((day) => (
          <Chip key={day} size="xs" value={day}>
            {day}
          </Chip>
        ))}
      </div>
    </Chip.Group>
  );
}
