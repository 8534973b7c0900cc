import { z } from "zod";
import { parseDate, parseTimeOfDay, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { weekdays } from "../../model/journey.ts";
import { defineNode, nextOutlet } from "../kind.ts";

const timeOfDay = z.string().refine((text) => parseTimeOfDay(text) !== undefined, { error: "expected a time of day such as 10:00" });
const date = z.string().refine((text) => parseDate(text) !== undefined, { error: "expected a date such as 2026-03-02" });

const forSchema = z.union([z.looseObject({ hours: z.number().min(0) }), z.looseObject({ calendarDays: z.number().int().min(0) })], {
  error: 'expected { "hours": 72 } or { "calendarDays": 3 }',
});
const untilSchema = z.union(
  [
    z.looseObject({ date, time: timeOfDay.optional() }),
    z.looseObject({ field: z.string().min(1), offsetDays: z.number().int().default(0), time: timeOfDay.optional() }),
    z.looseObject({ weekdays: z.array(z.enum(weekdays)).min(1), time: timeOfDay }),
  ],
  { error: "expected a date, a field, or weekdays with a time" },
);

const config = z
  .looseObject({
    for: forSchema.optional(),
    until: untilSchema.optional(),
    /** Absent: a date in the past continues, a weekday whose hour is past waits for next week. */ ifPast: z
      .enum(["continue", "exit"])
      .optional(),
  })
  .refine((value) => (value.for === undefined) !== (value.until === undefined), { error: "a wait has either for or until" });
type Config = z.infer<typeof config>;

const seconds = (time: string | undefined) => (time === undefined ? 0 : (parseTimeOfDay(time) ?? 0));
const plural = (n: number, unit: string) => `${n} ${unit}${n === 1 ? "" : "s"}`;

function describe({ for: span, until }: Config): string {
  if (span && "hours" in span) {
    const hours = Number(span.hours);
    return hours >= 48 && hours % 24 === 0 ? `${hours / 24} × 24 hours` : plural(hours, "hour");
  }
  if (span) return plural(Number(span.calendarDays), "calendar day");
  if (!until) return "";
  if ("date" in until) return `until ${until.date}${until.time ? ` ${until.time}` : ""}`;
  if ("weekdays" in until) return `until ${(until.weekdays as string[]).join(" or ")} ${until.time}`;
  const days = Number(until.offsetDays);
  const offset = days === 0 ? "on" : days < 0 ? `${plural(-days, "day")} before` : `${plural(days, "day")} after`;
  return `until ${offset} ${until.field}${until.time ? ` ${until.time}` : ""}`;
}

export const wait = defineNode<Config>({
  kind: "wait",
  label: "Wait",
  group: "time",
  icon: "clock-pause",
  help: "Holds everyone for a time, until a date, or until a weekday and hour on their own clock.",
  config,
  defaults: () => ({ for: { hours: 72 } }),
  outlets: () => [...nextOutlet],
  describe,
  lint: () => [],
  compile: ({ for: span, until, ifPast }) => {
    if (span && "hours" in span) return { op: "wait", wait: { rule: "elapsed", seconds: Math.round(Number(span.hours) * 3600) } };
    if (span) return { op: "wait", wait: { rule: "calendar-days", days: Number(span.calendarDays) } };
    if (!until) throw new Error("wait: neither for nor until after parsing");
    if ("date" in until)
      return {
        op: "wait",
        wait: {
          rule: "until-date",
          local: (parseDate(String(until.date)) ?? 0) * SECONDS_PER_DAY + seconds(until.time),
          ifPast: ifPast ?? "continue",
        },
      };
    if ("weekdays" in until) {
      return {
        op: "wait",
        wait: {
          rule: "until-weekday",
          weekdays: (until.weekdays as (typeof weekdays)[number][]).map((day) => weekdays.indexOf(day)),
          timeOfDay: seconds(until.time),
          ifPast: ifPast ?? "wait",
        },
      };
    }
    return {
      op: "wait",
      wait: {
        rule: "until-field",
        field: String(until.field),
        offsetDays: Number(until.offsetDays),
        timeOfDay: seconds(until.time),
        ifPast: ifPast ?? "continue",
      },
    };
  },
});
