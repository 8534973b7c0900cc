import { NativeSelect } from "@mantine/core";
import { dateText, parseDate, SECONDS_PER_DAY } from "../../../src-shared/lib/civil.ts";
import { parseRecurrence, type Recurrence, recurrenceText } from "../../../src-shared/lib/recurrence.ts";
import { writeRecurrence } from "../../../src-shared/lib/write-recurrence.ts";
import { weekdays } from "../../../src-shared/model/journey.ts";
import { DayChips } from "./day-chips.tsx";
import type { Refused } from "./edit.ts";
import { type Parsed, TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import { NumberField } from "./number-field.tsx";
import { parseDay } from "./parse-text.ts";

const periods = ["day", "week", "month", "year"] as const;
const fresh: Recurrence = { every: "week", interval: 1, weekdays: [], monthDays: [], count: null, until: null };

/** `1, 15, -1` as days of a month; nothing for that of the first time. */
function parseMonthDays(text: string): Parsed<number[]> {
  const days = text.split(/[\s,;]+/).filter((part) => part !== "");
  const numbers = days.map(Number);
  return numbers.every((day) => Number.isInteger(day) && day !== 0 && Math.abs(day) <= 31)
    ? { value: [...new Set(numbers)] }
    : { error: "Write days like 1, 15; -1 is the last" };
}

const lastSecondOf = (date: string): number => ((parseDate(date) ?? 0) + 1) * SECONDS_PER_DAY - 1;
const dateOf = (moment: number): string => dateText(Math.floor(moment / SECONDS_PER_DAY));

interface RecurrenceFieldsProps {
  /** Names the fields among the drafts. */
  field: string;
  /** A rule of RFC 5545. */
  rule: string;
  /** The date on which the first time falls, where it is set. */
  from: string | undefined;
  onChange(rule: string): Refused;
  onLeave(): void;
}

/** How often, on which days and until when: what a person reads and a calendar calls an RRULE. */
export function RecurrenceFields({ field, rule, from, onChange, onLeave }: RecurrenceFieldsProps) {
  const now = parseRecurrence(rule) ?? fresh;
  const set = (change: Partial<Recurrence>) => onChange(writeRecurrence({ ...now, ...change }));
  const days = now.weekdays.map((day) => weekdays[day] as string);
  const ends = now.count !== null ? "count" : now.until !== null ? "until" : "never";
  const end = {
    never: { count: null, until: null },
    count: { count: 4, until: null },
    until: { count: null, until: lastSecondOf(from ?? "2026-12-31") },
  } as const;
  return (
    <>
      <div className={classes.pair}>
        <NumberField
          field={`${field}.interval`}
          label="Every"
          value={now.interval}
          min={1}
          max={999}
          whole
          needed
          onValue={(interval) => set({ interval: interval ?? 1 })}
          onLeave={onLeave}
        />
        <NativeSelect
          size="xs"
          label="Period"
          value={now.every}
          data={periods.map((period) => ({ value: period, label: now.interval === 1 ? period : `${period}s` }))}
          onChange={({ currentTarget }) => set({ every: currentTarget.value as Recurrence["every"], weekdays: [], monthDays: [] })}
        />
      </div>
      {(now.every === "week" || days.length > 0) && (
        <>
          <DayChips
            label="On these weekdays"
            value={days}
            onChange={(next) => set({ weekdays: next.map((day) => weekdays.indexOf(day)) })}
          />
          {days.length === 0 && <p className={classes.hint}>None chosen: on the weekday of the first time.</p>}
        </>
      )}
      {(now.every === "month" || now.every === "year") && (
        <TypedField<number[]>
          field={`${field}.monthDays`}
          label="On days of the month"
          text={now.monthDays.join(", ")}
          parse={parseMonthDays}
          onValue={(monthDays) => set({ monthDays })}
          onLeave={onLeave}
          placeholder="that of the first time"
          description="Such as 1, 15; -1 is the last day. Months without such a day are left out."
        />
      )}
      <div className={classes.pair}>
        <NativeSelect
          size="xs"
          label="Ends"
          value={ends}
          data={[
            { value: "never", label: "with the dry run" },
            { value: "count", label: "after some times" },
            { value: "until", label: "on a date" },
          ]}
          onChange={({ currentTarget }) => set(end[currentTarget.value as keyof typeof end])}
        />
        {now.count !== null && (
          <NumberField
            field={`${field}.count`}
            label="Times"
            value={now.count}
            min={1}
            max={9999}
            whole
            needed
            onValue={(count) => set({ count: count ?? 1 })}
            onLeave={onLeave}
          />
        )}
        {now.until !== null && (
          <TypedField
            field={`${field}.until`}
            label="Last day"
            type="date"
            text={dateOf(now.until)}
            parse={parseDay}
            onValue={(day) => set({ until: lastSecondOf(day) })}
            onLeave={onLeave}
          />
        )}
      </div>
      <p className={classes.hint}>Everyone in the segment enters {recurrenceText(writeRecurrence(now))}.</p>
    </>
  );
}
