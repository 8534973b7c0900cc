import { Checkbox, NativeSelect, Select, Switch } from "@mantine/core";
import { useMemo } from "react";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../segments/SegmentEditor.tsx";
import { eventLabel } from "../../segments/wording.ts";
import { useResource } from "../../store/remote.ts";
import { useRecords } from "../session/session.ts";
import { type Config, useHeadEdit } from "./edit.ts";
import { CopyField, Section, TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import { parseNumber, parseTime } from "./parse-text.ts";
import { ResponseModelForm } from "./ResponseModelForm.tsx";
import { StageList } from "./StageList.tsx";

const goals = ["converted", "clicked", "opened", "answered", "delivered"];

/** Settings of the journey itself. */
export function JourneyForm() {
  const head = useRecords((records) => records.head);
  const edit = useHeadEdit();
  const { data: project } = useResource("project");
  const { data: eventTypes } = useResource("eventTypes");
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  const { settings, goal, exitWhen } = head;
  const quiet = settings.quietHours;
  const setQuiet = (change: Config) => edit.setSettings("quiet hours", { quietHours: { ...quiet, ...change } });
  const events = [...new Set([...(goal ? [goal.event] : []), ...goals, ...(eventTypes ?? []).map(({ event }) => event)])];
  const days = (name: "maxDurationDays" | "conversionWindowDays", label: string, description: string) => (
    <TypedField
      field={`journey:${name}`}
      label={label}
      text={String(settings[name])}
      parse={(text) => parseNumber(text, { min: 0.01 })}
      onValue={(value) => edit.setSettings(label.toLowerCase(), { [name]: value })}
      onLeave={edit.mark}
      description={description}
      suffix={<span className={classes.unit}>days</span>}
    />
  );
  return (
    <div className={classes.body} data-testid="inspector-journey">
      <h2 className={classes.kind}>Journey</h2>
      <TypedField
        field="journey:name"
        label="Name"
        text={head.name}
        parse={(text) => (text.trim() === "" ? { error: "A journey needs a name" } : { value: text })}
        onValue={(name) => edit.set("name of the journey", { name })}
        onLeave={edit.mark}
        testId="journey-name"
      />
      <CopyField
        label="Description"
        value={head.description ?? ""}
        lines={3}
        onValue={(description) => edit.set("description", { description })}
        onLeave={edit.mark}
      />
      <Section title="Goal and exit">
        <NativeSelect
          size="xs"
          label="Goal"
          description="The event that ends the journey as reached, wherever the subscriber stands."
          value={goal?.event ?? ""}
          data={[{ value: "", label: "no goal" }, ...events.map((event) => ({ value: event, label: eventLabel(event) }))]}
          onChange={(event) => {
            const name = event.currentTarget.value;
            edit.set("goal", { goal: name === "" ? null : { ...goal, event: name } });
          }}
        />
        <Switch
          size="xs"
          label="Exit criteria"
          description="Whoever comes to match these rules leaves."
          checked={exitWhen !== null}
          onChange={(event) => edit.set("exit criteria", { exitWhen: event.currentTarget.checked ? { any: [] } : null })}
        />
        {exitWhen !== null && (
          <SegmentEditor value={exitWhen as Segment} onChange={(value) => edit.set("exit criteria", { exitWhen: value })} compact />
        )}
      </Section>
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
          {days("maxDurationDays", "Maximum duration", "Whoever is still inside then leaves.")}
          {days("conversionWindowDays", "Conversion window", "Later responses still count until then.")}
        </div>
        <Checkbox
          size="xs"
          label="Quiet hours"
          checked={quiet !== null}
          onChange={(event) =>
            edit.setSettings("quiet hours", {
              quietHours: event.currentTarget.checked ? { from: "21:00", to: "08:00", then: "hold" } : null,
            })
          }
        />
        {quiet !== null && (
          <div className={classes.triple}>
            {(["from", "to"] as const).map((end) => (
              <TypedField
                key={end}
                field={`journey:quiet.${end}`}
                label={end === "from" ? "From" : "To"}
                type="time"
                text={quiet[end]}
                parse={parseTime}
                onValue={(value) => setQuiet({ [end]: value })}
                onLeave={edit.mark}
              />
            ))}
            <NativeSelect
              size="xs"
              label="Then"
              value={quiet.then}
              data={[
                { value: "hold", label: "hold" },
                { value: "skip", label: "skip" },
                { value: "exit", label: "leave" },
              ]}
              onChange={(event) => setQuiet({ then: event.currentTarget.value })}
            />
          </div>
        )}
      </Section>
      <Section title="Measurement">
        <TypedField
          field="journey:holdout"
          label="Hold-out"
          text={String(settings.holdoutPercent)}
          parse={(text) => parseNumber(text, { min: 0, max: 100, unit: " %" })}
          onValue={(value) => edit.setSettings("hold-out", { holdoutPercent: value })}
          onLeave={edit.mark}
          description="This share enters as control: measured, never contacted."
          suffix={<span className={classes.unit}>%</span>}
        />
      </Section>
      <ResponseModelForm />
      <StageList />
    </div>
  );
}
