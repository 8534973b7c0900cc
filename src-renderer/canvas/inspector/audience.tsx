import { Radio, Switch } from "@mantine/core";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../segments/SegmentEditor.tsx";
import { useRecords } from "../session/session.ts";
import { useNodeEdit } from "./edit.ts";
import { Section, TypedField } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { FieldProblems } from "./NodeProblems.tsx";
import { parseMoment } from "./parse-text.ts";
import { RecurrenceFields } from "./recurrence.tsx";

const EXAMPLE = "2026-03-02T09:00";

/** Who enters, when, and whether again and again. */
export function AudienceForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const zone = useRecords(({ head }) => head.settings.timeZone);
  const segment = (node.config.segment ?? { all: [] }) as Segment;
  const at = typeof node.config.at === "string" ? node.config.at : undefined;
  const every = typeof node.config.every === "string" ? node.config.every : undefined;
  return (
    <>
      <Section title="Who enters">
        <SegmentEditor value={segment} onChange={(value) => edit.set("audience", { segment: value })} compact />
        <FieldProblems field={`${node.id}:segment`} />
      </Section>
      <Section title="When">
        <Radio.Group
          aria-label="When they enter"
          value={at === undefined ? "start" : "at"}
          onChange={(value) => edit.set("entry time", { at: value === "start" ? undefined : EXAMPLE })}
        >
          <div className={classes.stack}>
            <Radio size="xs" value="start" label="When the dry run starts" />
            <Radio size="xs" value="at" label="At a date and time" />
          </div>
        </Radio.Group>
        {at !== undefined && (
          <TypedField
            field={`${node.id}:at`}
            label="Date and time"
            type="datetime-local"
            text={at.slice(0, 16)}
            parse={parseMoment}
            onValue={(value) => edit.set("entry time", { at: value })}
            onLeave={edit.mark}
            description={zone ? `On the clock of ${zone}` : "On the clock of the workspace"}
          />
        )}
        <Switch
          size="xs"
          label="Again and again"
          description="From then on, at the same time of day. How often one subscriber may enter is a setting of the journey."
          checked={every !== undefined}
          onChange={({ currentTarget }) => edit.set("recurrence", { every: currentTarget.checked ? "FREQ=WEEKLY" : undefined })}
          data-testid="recurs"
        />
        {every !== undefined && (
          <RecurrenceFields
            field={`${node.id}:every`}
            rule={every}
            from={at?.slice(0, 10)}
            onChange={(rule) => edit.set("recurrence", { every: rule })}
            onLeave={edit.mark}
          />
        )}
      </Section>
    </>
  );
}
