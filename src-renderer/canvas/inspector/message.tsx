import { Button, Checkbox, TextInput } from "@mantine/core";
import { inForce } from "../../../src-shared/channels/in-force.ts";
import { type ChannelId, channelOf } from "../../../src-shared/channels/index.ts";
import { type MessageConfig, messageCopy } from "../../../src-shared/nodes/message-node.ts";
import { useResource } from "../../store/remote.ts";
import { useNodeEdit } from "./edit.ts";
import { CopyField, Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import { CostFields } from "./message-cost.tsx";
import { DeliveryFields } from "./message-delivery.tsx";
import { ResponseFields } from "./message-response.tsx";

/** Settings of a message on any channel: its copy, what becomes of it, and its price. */
export function MessageForm({ node, kind }: FormProps) {
  const edit = useNodeEdit(node);
  const { data: parameters } = useResource("parameters");
  const channel = inForce(channelOf(kind.channel as ChannelId), parameters?.own ?? [], null);
  const config = node.config as unknown as MessageConfig;
  const copy = messageCopy(config);
  return (
    <>
      <Section title="Message">
        {typeof config.message === "string" ? (
          <>
            <TextInput
              size="xs"
              label="Named message"
              description="This node names a message whose copy is kept elsewhere."
              value={config.message}
              onChange={(event) => edit.set("message", { message: event.currentTarget.value })}
              onBlur={edit.mark}
            />
            <Button
              size="xs"
              variant="default"
              onClick={() => edit.set("message", { message: { ...channel.message.parse({}), id: config.message } })}
            >
              Write its copy here
            </Button>
          </>
        ) : (
          channel.messageFields.map((field) => (
            <CopyField
              key={field.id}
              label={field.label}
              value={String(copy?.[field.id] ?? "")}
              lines={field.lines}
              limit={field.limit}
              onValue={(value) =>
                edit.set(field.label.toLowerCase(), { message: { ...channel.message.parse({}), ...copy, [field.id]: value } })
              }
              onLeave={edit.mark}
            />
          ))
        )}
      </Section>
      <ResponseFields node={node} channel={channel} config={config} edit={edit} />
      <CostFields node={node} channel={channel} config={config} edit={edit} />
      <DeliveryFields node={node} channel={channel} config={config} edit={edit} />
      <Section title="Rules">
        <Checkbox
          size="xs"
          label="Transactional"
          description="Passes frequency caps, as invoices and service notices do. Consent still counts."
          checked={config.transactional === true}
          onChange={(event) => edit.set("transactional", { transactional: event.currentTarget.checked })}
        />
      </Section>
    </>
  );
}
