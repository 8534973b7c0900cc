import { ActionIcon, Select } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { channelIds, channelOf } from "../../src-shared/channels/index.ts";
import type { CapSetting } from "../../src-shared/model/journey.ts";
import { parseNumber } from "../canvas/inspector/parse-text.ts";
import { CommitField } from "./CommitField.tsx";
import css from "./rates.module.css";

const messages = [
  { value: "any", label: "messages of any channel" },
  ...channelIds.map((id) => ({ value: id as string, label: `messages by ${channelOf(id).label}` })),
];
const windows = [
  { value: "rolling", label: "in any" },
  { value: "day", label: "on one calendar day" },
  { value: "week", label: "in one calendar week" },
  { value: "month", label: "in one calendar month" },
];

interface CapRowProps {
  cap: CapSetting;
  /** Its place among the limits, from 1, for readers. */
  number: number;
  readOnly: boolean;
  onChange(cap: CapSetting): void;
  onRemove(): void;
}

/** A limit, read as a sentence. */
export function CapRow({ cap, number, readOnly, onChange, onRemove }: CapRowProps) {
  const { channel, count, window } = cap;
  const choose = (kind: string) =>
    onChange({ ...cap, window: kind === "rolling" ? { kind, days: 7 } : { kind: kind as "day" | "week" | "month" } });
  return (
    <div className={css.cap} data-testid="cap">
      <span>At most</span>
      <CommitField
        bare
        label={`Limit ${number}, messages`}
        text={String(count)}
        readOnly={readOnly}
        className={css.small}
        parse={(text) => parseNumber(text, { min: 0, whole: true })}
        onValue={(next) => onChange({ ...cap, count: next })}
      />
      <Select
        size="xs"
        aria-label={`Limit ${number}, channel`}
        allowDeselect={false}
        data={messages}
        value={channel}
        readOnly={readOnly}
        onChange={(next) => next && onChange({ ...cap, channel: next })}
      />
      <Select
        size="xs"
        aria-label={`Limit ${number}, time`}
        allowDeselect={false}
        data={windows}
        value={window.kind}
        readOnly={readOnly}
        onChange={(next) => next && choose(next)}
      />
      {window.kind === "rolling" && (
        <>
          <CommitField
            bare
            label={`Limit ${number}, days`}
            text={String(window.days)}
            readOnly={readOnly}
            className={css.small}
            parse={(text) => parseNumber(text, { min: 0.01 })}
            onValue={(days) => onChange({ ...cap, window: { kind: "rolling", days } })}
          />
          <span>{window.days === 1 ? "day" : "days"}</span>
        </>
      )}
      {!readOnly && (
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove limit ${number}`} onClick={onRemove}>
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
}
