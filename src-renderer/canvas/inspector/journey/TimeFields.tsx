import { Checkbox, NativeSelect, Select } from "@mantine/core";
import { useMemo } from "react";
import { useResource } from "../../../store/remote.ts";
import { useRecords } from "../../session/session.ts";
import { type Config, useHeadEdit } from "../edit.ts";
import { Section } from "../fields.tsx";
import classes from "../Inspector.module.css";
import { NumberField } from "../number-field.tsx";
import { TimeSpan } from "../time-span.tsx";

/** What becomes of a message that cannot go out at once. */
export const thenOptions = [
  { value: "hold", label: "hold" },
  { value: "skip", label: "skip" },
  { value: "exit", label: "leave" },
];

/** The journey's clock, how long it takes at most, and when nobody is to be disturbed. */
export function TimeFields() {
  const settings = useRecords((records) => records.head.settings);
  const edit = useHeadEdit();
  const { data: project } = useResource("project");
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  const quiet = settings.quietHours;
  const setQuiet = (change: Config) => edit.setSettings("quiet hours", { quietHours: { ...quiet, ...change } });
  const days = (name: "maxDurationDays" | "conversionWindowDays", label: string, description: string, placeholder: string) => (
    <NumberField
      field={`journey:${name}`}
      label={label}
      value={settings[name]}
      min={0.01}
      unit="days"
      placeholder={placeholder}
      description={description}
      onValue={(value) => edit.setSettings(label.toLowerCase(), { [name]: value })}
      onLeave={edit.mark}
    />
  );
  return (
    <Section title="Time">
      <Select
        size="xs"
        label="Time zone"
        searchable
        clearable
        limit={60}
        data={zones}
        value={settings.timeZone}
        placeholder={project ? `${project.timeZone} (workspace)` : "the workspace's"}
        onChange={(zone) => edit.setSettings("time zone", { timeZone: zone })}
      />
      <div className={classes.pair}>
        {days("maxDurationDays", "Maximum duration", "Whoever is still inside then leaves.", "90")}
        {days("conversionWindowDays", "Conversion window", "Later responses still count until then.", "30")}
      </div>
      <Checkbox
        size="xs"
        label="Quiet hours"
        description="On the subscriber's own clock."
        checked={quiet !== null}
        onChange={(event) =>
          edit.setSettings("quiet hours", {
            quietHours: event.currentTarget.checked ? { from: "21:00", to: "08:00", then: "hold" } : null,
          })
        }
      />
      {quiet !== null && (
        <>
          <TimeSpan field="journey:quiet" from={quiet.from} to={quiet.to} onChange={setQuiet} onLeave={edit.mark} />
          <div className={classes.pair}>
            <NativeSelect
              size="xs"
              label="Messages then"
              value={quiet.then}
              data={thenOptions}
              onChange={(event) => setQuiet({ then: event.currentTarget.value })}
            />
            {quiet.then === "hold" && (
              <NumberField
                field="journey:quiet.holdDays"
                label="Held at most"
                value={quiet.holdDays}
                min={0.01}
                unit="days"
                placeholder="7"
                onValue={(holdDays) => setQuiet({ holdDays })}
                onLeave={edit.mark}
              />
            )}
          </div>
        </>
      )}
    </Section>
  );
}
