import { ActionIcon, SegmentedControl, useComputedColorScheme } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconMoon, IconSun } from "@tabler/icons-react";
import { useState } from "react";
import { inForce } from "../../../src-shared/channels/in-force.ts";
import { type ChannelId, channelOf } from "../../../src-shared/channels/index.ts";
import { copyText } from "../../../src-shared/channels/message-field.ts";
import { fieldsNamed } from "../../../src-shared/channels/personalise.ts";
import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { type MessageConfig, messageCopy } from "../../../src-shared/nodes/message-node.ts";
import { useResource } from "../../store/remote.ts";
import { count } from "../format.ts";
import { previews } from "./index.ts";
import classes from "./preview.module.css";
import { nobody, type Reader } from "./reader.ts";
import { useReader } from "./use-reader.ts";

/** Placeholders of the address block that a letter has by itself. */
function useAddress(): string {
  const { data: fields } = useResource("fields");
  const ofRole = (role: string) => (fields ?? []).find((field) => field.role === role)?.id;
  const roles = [ofRole("name"), ofRole("address:post")].filter((id) => id !== undefined);
  const place = ["postal_code", "town", "city", "zip"].filter((name) => (fields ?? []).some(({ id }) => id === name));
  return [...roles.map((id) => `{{${id}}}`), place.map((id) => `{{${id}}}`).join(" ")].filter((line) => line !== "").join("\n");
}

function usePreview(node: JourneyNode, channelId: ChannelId) {
  const { data: parameters } = useResource("parameters");
  const { data: project } = useResource("project");
  const config = node.config as unknown as MessageConfig;
  const channel = inForce(channelOf(channelId), parameters?.own ?? [], null);
  const copy = messageCopy(config);
  const cost = config.cost === undefined ? channel.cost.value : typeof config.cost === "number" ? config.cost : config.cost.amount;
  const shared = { channel, price: cost, currency: project?.currency ?? "USD", addressOf: useAddress() };
  return { ...shared, copy: (field: string) => copyText(copy, field) };
}

/** A message at first glance, without a subscriber. */
export function MessageGlance({ node, channelId, reader = nobody }: { node: JourneyNode; channelId: ChannelId; reader?: Reader }) {
  const shown = usePreview(node, channelId);
  const dark = useComputedColorScheme("light") === "dark";
  const Preview = previews[channelId];
  return <Preview {...shown} reader={reader} dark={dark} small />;
}

/** A message as real subscribers would see it, in light or dark. */
export function MessagePreview({ node, channelId }: { node: JourneyNode; channelId: ChannelId }) {
  const shown = usePreview(node, channelId);
  const scheme = useComputedColorScheme("light");
  const [chosen, setChosen] = useState<"light" | "dark" | null>(null);
  const look = chosen ?? scheme;
  const texts = shown.channel.messageFields.map(({ id }) => shown.copy(id));
  const { reader, at, word, step } = useReader(node.id, [...texts, shown.addressOf].flatMap(fieldsNamed));
  const Preview = previews[channelId];
  return (
    <figure className={classes.preview} aria-label="Preview of the message" data-testid="message-preview">
      <div className={classes.bar}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label="Previous subscriber"
          disabled={!at || at.of < 2}
          onClick={() => step(-1)}
        >
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label="Next subscriber"
          disabled={!at || at.of < 2}
          onClick={() => step(1)}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
        <span className={classes.who} role="status" data-testid="preview-who">
          {at ? `As ${at.key} reads it, ${count(at.number)} of ${count(at.of)}` : word}
        </span>
        <SegmentedControl
          size="xs"
          aria-label="Light or dark"
          value={look}
          onChange={(value) => setChosen(value as "light" | "dark")}
          data={[
            { value: "light", label: <IconSun size={13} aria-label="Light" /> },
            { value: "dark", label: <IconMoon size={13} aria-label="Dark" /> },
          ]}
        />
      </div>
      <div className={classes.stage} data-mantine-color-scheme={look} data-channel={channelId}>
        <Preview {...shown} reader={reader} dark={look === "dark"} small={false} />
      </div>
    </figure>
  );
}
