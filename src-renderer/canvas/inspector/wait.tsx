import { NativeSelect, Radio } from "@mantine/core";
import { useResource } from "../../store/remote.ts";
import { DayChips } from "./day-chips.tsx";
import { type Config, useNodeEdit } from "./edit.ts";
import { Section, TypedField } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { optional, parseDay, parseNumber, parseTime } from "./parse-text.ts";

const rules = {
  hours: { label: "For some hours", fresh: { for: { hours: 72 }, until: undefined } },
  days: { label: "For calendar days, to the same clock time", fresh: { for: { calendarDays: 3 }, until: undefined } },
  date: { label: "Until a date", fresh: { for: undefined, until: { date: "2026-03-02", time: "09:00" } } },
  field: { label: "Until a date of the subscriber", fresh: { for: undefined, until: { field: "", offsetDays: 0, time: "09:00" } } },
  weekdays: { label: "Until a weekday and hour", fresh: { for: undefined, until: { weekdays: ["Tue"], time: "10:00" } } },
} satisfies Record<string, { label: string; fresh: Config }>;
type Rule = keyof typeof rules;

const memberOf = (config: Config, name: "for" | "until") => (config[name] ?? {}) as Config;

function ruleOf(config: Config): Rule {
  if (config.for !== undefined) return "hours" in memberOf(config, "for") ? "hours" : "days";
  const until = memberOf(config, "until");
  return "date" in until ? "date" : "weekdays" in until ? "weekdays" : "field";
}

/** How long subscribers wait here. */
export function WaitForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const { data: fields } = useResource("fields");
  const dates = (fields ?? []).filter(({ type }) => type === "date" || type === "datetime");
  const rule = ruleOf(node.config);
  const span = memberOf(node.config, "for");
  const until = memberOf(node.config, "until");
  const setUntil = (change: Config) =>
    edit.set("wait", { until: Object.fromEntries(Object.entries({ ...until, ...change }).filter(([, value]) => value !== undefined)) });
  const choose = (next: Rule) => {
    const { fresh } = rules[next];
    const past = next === "weekdays" ? { ifPast: undefined } : {};
    const named = next === "field" ? { ...fresh, until: { ...(fresh.until as Config), field: dates[0]?.id ?? "contract_end" } } : fresh;
    edit.set("wait", { ...named, ...past });
  };
  const time = (needed: boolean) => (
    <TypedField<string | undefined>
      field={`${node.id}:until.time`}
      label="Time of day"
      type="time"
      text={typeof until.time === "string" ? until.time : ""}
      parse={needed ? parseTime : optional(parseTime)}
      onValue={(value) => setUntil({ time: value })}
      onLeave={edit.mark}
      description="On the subscriber's own clock"
    />
  );
  return (
    <Section title="Wait">
      <Radio.Group aria-label="Kind of wait" value={rule} onChange={(next) => choose(next as Rule)}>
        <div className={classes.stack}>
          {(Object.keys(rules) as Rule[]).map((each) => (
            <Radio key={each} size="xs" value={each} label={rules[each].label} />
          ))}
        </div>
      </Radio.Group>
      {rule === "hours" && (
        <TypedField
          field={`${node.id}:for.hours`}
          label="Hours"
          text={String(span.hours ?? "")}
          parse={(text) => parseNumber(text, { min: 0 })}
          onValue={(hours) => edit.set("wait", { for: { ...span, hours } })}
          onLeave={edit.mark}
          description="Elapsed time: 72 hours are three days to the minute"
        />
      )}
      {rule === "days" && (
        <TypedField
          field={`${node.id}:for.calendarDays`}
          label="Calendar days"
          text={String(span.calendarDays ?? "")}
          parse={(text) => parseNumber(text, { min: 0, whole: true })}
          onValue={(calendarDays) => edit.set("wait", { for: { ...span, calendarDays } })}
          onLeave={edit.mark}
        />
      )}
      {rule === "date" && (
        <div className={classes.pair}>
          <TypedField
            field={`${node.id}:until.date`}
            label="Date"
            type="date"
            text={String(until.date ?? "")}
            parse={parseDay}
            onValue={(date) => setUntil({ date })}
            onLeave={edit.mark}
          />
          {time(false)}
        </div>
      )}
      {rule === "field" && (
        <>
          <NativeSelect
            size="xs"
            label="Date field"
            value={String(until.field ?? "")}
            data={[...new Set([String(until.field ?? ""), ...dates.map(({ id }) => id)])].filter(Boolean)}
            description={dates.length === 0 ? "The imported subscribers have no date field." : undefined}
            onChange={(event) => setUntil({ field: event.currentTarget.value })}
          />
          <div className={classes.pair}>
            <TypedField
              field={`${node.id}:until.offsetDays`}
              label="Days after it"
              text={String(until.offsetDays ?? 0)}
              parse={(text) => parseNumber(text, { whole: true })}
              onValue={(offsetDays) => setUntil({ offsetDays })}
              onLeave={edit.mark}
              description="Negative for before"
            />
            {time(false)}
          </div>
        </>
      )}
      {rule === "weekdays" && (
        <>
          <DayChips
            label="Weekdays"
            value={(until.weekdays as string[] | undefined) ?? []}
            onChange={(days) => setUntil({ weekdays: days })}
          />
          {time(true)}
        </>
      )}
      {rule !== "hours" && rule !== "days" && (
        <Radio.Group
          label={rule === "weekdays" ? "When it is such a day, but later" : "When that is past already"}
          size="xs"
          value={typeof node.config.ifPast === "string" ? node.config.ifPast : rule === "weekdays" ? "wait" : "continue"}
          onChange={(next) => edit.set("wait", { ifPast: next === "wait" ? undefined : next })}
        >
          <div className={classes.stack}>
            {rule === "weekdays" && <Radio size="xs" value="wait" label="Wait for the next such day" />}
            <Radio size="xs" value="continue" label="Go on at once" />
            <Radio size="xs" value="exit" label="Leave the journey" />
          </div>
        </Radio.Group>
      )}
    </Section>
  );
}
