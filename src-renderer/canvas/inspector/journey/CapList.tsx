import { NativeSelect } from "@mantine/core";
import { channelIds, channelOf } from "../../../../src-shared/channels/index.ts";
import type { CapSetting } from "../../../../src-shared/model/journey.ts";
import { useRecords } from "../../session/session.ts";
import { useHeadEdit } from "../edit.ts";
import { Section } from "../fields.tsx";
import classes from "../Inspector.module.css";
import { NumberField } from "../number-field.tsx";
import { AddButton, RowCard } from "../row-buttons.tsx";

export const channelOptions = [
  { value: "any", label: "any channel" },
  ...channelIds.map((id) => ({ value: id as string, label: channelOf(id).label })),
];

const windows = [
  { value: "rolling", label: "in any days" },
  { value: "day", label: "a day" },
  { value: "week", label: "a week" },
  { value: "month", label: "a month" },
];
const usual: CapSetting = { channel: "any", count: 2, window: { kind: "rolling", days: 7 } };

/** How much the journey may spend, and how many messages one subscriber may get. */
export function CapList() {
  const { caps, budget } = useRecords((records) => records.head.settings);
  const edit = useHeadEdit();
  const set = (next: CapSetting[]) => edit.setSettings("frequency caps", { caps: next });
  const change = (at: number, part: Partial<CapSetting>) =>
    set(caps.map((cap, index) => (index === at ? ({ ...cap, ...part } as CapSetting) : cap)));
  return (
    <Section title="Limits">
      <NumberField
        field="journey:budget"
        label="Budget"
        value={budget?.total}
        min={0}
        placeholder="no limit"
        description="In the workspace's currency. Once it is used up, no message that costs anything is sent."
        onValue={(total) => edit.setSettings("budget", { budget: total === undefined ? null : { ...budget, total } })}
        onLeave={edit.mark}
      />
      {caps.map((cap, at) => (
        <RowCard
          // biome-ignore lint/suspicious/noArrayIndexKey: caps have no identity but their place
          key={at}
          title={<span className={classes.rowTitle}>Frequency cap</span>}
          removeLabel={`Remove frequency cap ${at + 1}`}
          onRemove={() => set(caps.filter((_, index) => index !== at))}
        >
          <div className={classes.pair}>
            <NativeSelect
              size="xs"
              label="Messages by"
              value={cap.channel}
              data={channelOptions}
              onChange={({ currentTarget }) => change(at, { channel: currentTarget.value })}
            />
            <NumberField
              field={`journey:caps.${at}.count`}
              label="At most"
              value={cap.count}
              min={0}
              whole
              needed
              onValue={(count) => change(at, { count: count ?? 0 })}
              onLeave={edit.mark}
            />
            <NativeSelect
              size="xs"
              label="Counted"
              value={cap.window.kind}
              data={windows}
              onChange={({ currentTarget: { value } }) =>
                change(at, { window: (value === "rolling" ? { kind: value, days: 7 } : { kind: value }) as CapSetting["window"] })
              }
            />
            {cap.window.kind === "rolling" && (
              <NumberField
                field={`journey:caps.${at}.days`}
                label="Of days"
                value={Number(cap.window.days)}
                min={0.01}
                needed
                unit="days"
                onValue={(days) => change(at, { window: { ...cap.window, days: days ?? 7 } as CapSetting["window"] })}
                onLeave={edit.mark}
              />
            )}
          </div>
        </RowCard>
      ))}
      <AddButton onClick={() => set([...caps, usual])}>Add a frequency cap</AddButton>
    </Section>
  );
}
