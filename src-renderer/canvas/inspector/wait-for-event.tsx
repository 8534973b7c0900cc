import { NativeSelect } from "@mantine/core";
import { responseEvents } from "../../../src-shared/channels/response-events.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { useRecords } from "../session/session.ts";
import { useNodeEdit } from "./edit.ts";
import { eventOption, isResponse, useOtherEvents } from "./events.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import { messagesBefore } from "./response-rules.ts";
import { SchemaFields } from "./schema-fields.tsx";
import { WhereFields } from "./where.tsx";

/** Which event subscribers wait for here, of which message, and for how long. */
export function WaitForEventForm({ node, kind }: FormProps) {
  const edit = useNodeEdit(node);
  const records = useRecords((all) => all);
  const messages = messagesBefore(records, node.id);
  const from = typeof node.config.from === "string" ? node.config.from : "";
  const event = String(node.config.event ?? "");
  const responses = messages.find(({ id }) => id === from)?.events ?? responseEvents();
  const other = useOtherEvents(event);
  const isOther = !isResponse(event) && event !== "optedOut";
  const senders = messages.map(({ id, name }) => ({ value: id, label: name }));
  const unknown = from !== "" && !messages.some(({ id }) => id === from) ? [{ value: from, label: from }] : [];
  return (
    <>
      <Section title="What they wait for">
        <NativeSelect
          size="xs"
          label="Event"
          value={event}
          data={[
            { group: "Responses to messages", items: [...new Set([...(isOther ? [] : [event]), ...responses])] },
            { group: "Other events", items: other.names.map(eventOption) },
          ]}
          description={isOther ? "It arises at the rate of the imported history, or of the journey's response model." : undefined}
          inputWrapperOrder={["label", "input", "description", "error"]}
          onChange={(change) => {
            const next = change.currentTarget.value;
            edit.set("event", { event: next, where: undefined, ...(isResponse(next) ? {} : { from: undefined }) });
          }}
          data-testid="awaited-event"
        />
        {isOther ? (
          <WhereFields
            field={`${node.id}:where`}
            where={node.config.where as Segment | undefined}
            attributes={other.types.find((type) => type.event === event)?.attributes ?? []}
            onChange={(where) => edit.set("rules on the event", { where })}
            onLeave={edit.mark}
          />
        ) : (
          <NativeSelect
            size="xs"
            label="To the message"
            value={from}
            data={[{ value: "", label: "any message" }, ...senders, ...unknown]}
            onChange={(change) => edit.set("message", { from: change.currentTarget.value === "" ? undefined : change.currentTarget.value })}
          />
        )}
        <SchemaFields node={node} kind={kind} names={["countEarlier"]} />
      </Section>
      <Section title="Until when">
        <SchemaFields node={node} kind={kind} names={["timeoutHours"]} />
      </Section>
    </>
  );
}
