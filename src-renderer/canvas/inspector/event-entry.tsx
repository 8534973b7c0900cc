import { Select } from "@mantine/core";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../segments/SegmentEditor.tsx";
import { useNodeEdit } from "./edit.ts";
import { eventOption, useOtherEvents } from "./events.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import { WhereFields } from "./where.tsx";

/** The event at which subscribers enter, which of its events count, and who of those who have it enters. */
export function EventEntryForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const event = String(node.config.event ?? "");
  const { names, types } = useOtherEvents(event);
  return (
    <>
      <Section title="At which event">
        <Select
          size="xs"
          label="Event"
          placeholder="Choose an event"
          searchable
          data={names.map(eventOption)}
          value={event === "" ? null : event}
          nothingFoundMessage="No such event in the history; the response model can give others a rate"
          description="Of the imported history, or with a rate in the journey's response model."
          inputWrapperOrder={["label", "input", "description", "error"]}
          onChange={(next) => next && edit.set("event", { event: next, where: undefined })}
          data-testid="entry-event"
        />
        <WhereFields
          field={`${node.id}:where`}
          where={node.config.where as Segment | undefined}
          attributes={types.find((type) => type.event === event)?.attributes ?? []}
          onChange={(where) => edit.set("rules on the event", { where })}
          onLeave={edit.mark}
        />
      </Section>
      <Section title="Who enters then">
        <SegmentEditor
          value={(node.config.segment ?? { all: [] }) as Segment}
          onChange={(segment) => edit.set("segment", { segment })}
          compact
        />
      </Section>
    </>
  );
}
