import { NativeSelect, Switch } from "@mantine/core";
import type { FunnelStage } from "../../../src-shared/model/response.ts";
import { useRecords } from "../session/session.ts";
import { DayChips } from "./day-chips.tsx";
import type { Config } from "./edit.ts";
import { Section } from "./fields.tsx";
import classes from "./Inspector.module.css";
import type { MessagePartProps } from "./message-response.tsx";
import { NumberField } from "./number-field.tsx";
import { TimeSpan } from "./time-span.tsx";

const DAY = { from: "09:00", to: "20:00" };

/** Hours and weekdays at which the message goes out. */
function SendTime({ node, config, edit }: MessagePartProps) {
  const now = config.sendTime;
  const set = (change: Config) =>
    edit.set("send time", {
      sendTime: Object.fromEntries(Object.entries({ ...DAY, ...now, ...change }).filter(([, value]) => value !== undefined)),
    });
  return (
    <>
      <Switch
        size="xs"
        label="Only at certain hours"
        description="On the subscriber's own clock; at others it is held until then."
        checked={now !== undefined}
        onChange={({ currentTarget }) => edit.set("send time", { sendTime: currentTarget.checked ? DAY : undefined })}
        data-testid="send-time"
      />
      {now && (
        <>
          <TimeSpan field={`${node.id}:sendTime`} from={now.from} to={now.to} onChange={set} onLeave={edit.mark} />
          <DayChips label="Weekdays" value={now.days ?? []} onChange={(days) => set({ days: days.length === 0 ? undefined : days })} />
          {now.days === undefined && <p className={classes.hint}>None chosen: on every day.</p>}
        </>
      )}
    </>
  );
}

/** How often, and when, the message is tried again. */
function Retry({ node, channel, config, edit }: MessagePartProps) {
  const now = config.retry;
  const usual = channel.funnel[0] === "delivered" ? channel.funnel[1] : channel.funnel[0];
  const set = (change: Config) => edit.set("retry", { retry: { ...now, ...change } });
  const number = (name: "attempts" | "afterHours", label: string, unit: string, whole: boolean) => (
    <NumberField
      field={`${node.id}:retry.${name}`}
      label={label}
      value={now?.[name]}
      min={whole ? 1 : 0.01}
      max={whole ? 100 : 8760}
      whole={whole}
      needed
      unit={unit}
      onValue={(value) => set({ [name]: value })}
      onLeave={edit.mark}
    />
  );
  return (
    <>
      <Switch
        size="xs"
        label="Try again"
        description={`While it is not ${now?.until ?? usual}.`}
        checked={now !== undefined}
        onChange={({ currentTarget }) => edit.set("retry", { retry: currentTarget.checked ? { attempts: 2, afterHours: 24 } : undefined })}
        data-testid="retry"
      />
      {now && (
        <>
          <div className={classes.pair}>
            {number("attempts", "At most", "times more", true)}
            {number("afterHours", "Each after", "hours", false)}
          </div>
          <NativeSelect
            size="xs"
            label="Until it is"
            value={now.until ?? usual ?? ""}
            data={[...channel.funnel]}
            onChange={({ currentTarget }) => set({ until: currentTarget.value as FunnelStage })}
          />
        </>
      )}
    </>
  );
}

/** When the message goes out, who serves it, and what a conversion by it changes. */
export function DeliveryFields(props: MessagePartProps) {
  const { node, config, edit } = props;
  const pools = useRecords(({ head }) => head.settings.pools);
  const usual = useRecords(({ head }) => head.settings.model?.value?.arpuChange);
  const unknown = config.pool !== undefined && !pools.some(({ id }) => id === config.pool) ? [config.pool] : [];
  return (
    <Section title="Delivery">
      <SendTime {...props} />
      <Retry {...props} />
      <NativeSelect
        size="xs"
        label="Served by the pool"
        value={config.pool ?? ""}
        data={[
          { value: "", label: "none: there is room for everyone" },
          ...pools.map(({ id, label }) => ({ value: id, label: label || id })),
          ...unknown.map((id) => ({ value: id, label: `${id} (not in the settings)` })),
        ]}
        description={
          pools.length === 0 ? "The journey has no pools; they are added in its settings." : "Seats, visits or pieces that are finite."
        }
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={({ currentTarget }) => edit.set("pool", { pool: currentTarget.value === "" ? undefined : currentTarget.value })}
        data-testid="message-pool"
      />
      <NumberField
        field={`${node.id}:arpuChange`}
        label="A conversion changes the payment by"
        value={config.arpuChange}
        placeholder={usual === undefined ? "the journey's, which is none" : `${usual}, the journey's`}
        unit="a month"
        description="Revenue of a subscriber who converts by this message; negative for a cheaper plan."
        onValue={(arpuChange) => edit.set("change of payment", { arpuChange })}
        onLeave={edit.mark}
      />
    </Section>
  );
}
