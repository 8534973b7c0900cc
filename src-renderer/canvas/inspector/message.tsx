import { Button, TextInput } from "@mantine/core";
import { inForce } from "../../../src-shared/channels/in-force.ts";
import { type ChannelId, channelOf } from "../../../src-shared/channels/index.ts";
import { type MessageConfig, messageCopy } from "../../../src-shared/nodes/message-node.ts";
import { useResource } from "../../store/remote.ts";
import { MessagePreview } from "../preview/MessagePreview.tsx";
import { useNodeEdit } from "./edit.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import { CopyFields } from "./message-copy.tsx";
import { CostFields } from "./message-cost.tsx";
import { DeliveryFields } from "./message-delivery.tsx";
import { ResponseFields } from "./message-response.tsx";
import { SchemaFields } from "./schema-fields.tsx";

/** Settings of a message on any channel: how it looks, its copy, what becomes of it, and its price. */
export function MessageForm({ node, kind }: FormProps) {
  const edit = useNodeEdit(node);
  const { data: parameters } = useResource("parameters");
  const channelId = kind.channel as ChannelId;
  const channel = inForce(channelOf(channelId), parameters?.own ?? [], null);
  const config = node.config as unknown as MessageConfig;
  const part = { node, channel, config, edit };
  return (
    <>
      {typeof config.message === "string" ? (
        <Section title="Message">
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
        </Section>
      ) : (
        <>
          <Section title="Preview">
            <MessagePreview node={node} channelId={channelId} />
          </Section>
          <CopyFields {...part} copy={messageCopy(config)} />
        </>
      )}
      <ResponseFields {...part} />
      <CostFields {...part} />
      <DeliveryFields {...part} />
      <Section title="Rules">
        <SchemaFields node={node} kind={kind} names={["transactional"]} />
      </Section>
    </>
  );
}
