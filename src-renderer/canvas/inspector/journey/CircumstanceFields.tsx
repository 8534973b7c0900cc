import { NativeSelect } from "@mantine/core";
import { useResource } from "../../../store/remote.ts";
import { DayChips } from "../day-chips.tsx";
import classes from "../Inspector.module.css";
import { NumberField } from "../number-field.tsx";
import { AddButton, RowCard } from "../row-buttons.tsx";
import { TimeSpan } from "../time-span.tsx";
import { channelOptions } from "./CapList.tsx";
import { type ModelEdit, partWith, useModelEdit } from "./model-edit.ts";

type HourFactor = NonNullable<ModelEdit["model"]["hours"]>[number];
type DayFactor = NonNullable<ModelEdit["model"]["weekdays"]>[number];

/** Factors on the odds of responding, by the channel, the hour and the weekday of a message. */
export function CircumstanceFields() {
  const { model, set, mark } = useModelEdit();
  const { data: fields } = useResource("fields");
  const { preference } = model;
  const hours = model.hours ?? [];
  const days = model.weekdays ?? [];
  const known = fields?.some(({ role }) => role === "preferred-channel") ?? true;
  const setHours = (next: HourFactor[]) => set("hour factors", { hours: next.length === 0 ? undefined : next });
  const setDays = (next: DayFactor[]) => set("weekday factors", { weekdays: next.length === 0 ? undefined : next });
  const replaced = <T,>(list: readonly T[], at: number, part: Partial<T>) =>
    list.map((each, index) => (index === at ? { ...each, ...part } : each));
  const head = (
    what: string,
    field: string,
    row: { channel: string; factor: number },
    onChange: (part: { channel?: string; factor?: number }) => string | null,
  ) => (
    <div className={classes.pair}>
      <NativeSelect
        size="xs"
        label="Messages by"
        value={row.channel}
        data={channelOptions}
        onChange={({ currentTarget }) => onChange({ channel: currentTarget.value })}
      />
      <NumberField
        field={field}
        label="Odds times"
        value={row.factor}
        min={0}
        needed
        onValue={(factor) => onChange({ factor: factor ?? 1 })}
        onLeave={mark}
        testId={what}
      />
    </div>
  );
  return (
    <>
      <div className={classes.pair}>
        <NumberField
          field="journey:model.preference.factor"
          label="By the preferred channel"
          value={preference?.factor}
          min={0}
          unit="× odds"
          placeholder="1"
          description={
            known
              ? "Odds of responding where the channel is the one preferred."
              : "No field has the meaning “preferred channel”; this changes nothing."
          }
          onValue={(factor) => set("preferred channel", { preference: partWith(preference, { factor }, "factor") })}
          onLeave={mark}
        />
        {preference && (
          <NumberField
            field="journey:model.preference.otherwise"
            label="By another one"
            value={preference.otherwise}
            min={0}
            unit="× odds"
            placeholder="1"
            description="Where the subscriber prefers another channel."
            onValue={(otherwise) => set("other channels", { preference: { ...preference, otherwise: otherwise ?? 1 } })}
            onLeave={mark}
          />
        )}
      </div>
      {hours.map((row, at) => (
        <RowCard
          // biome-ignore lint/suspicious/noArrayIndexKey: factors have no identity but their place
          key={`hours-${at}`}
          title={<span className={classes.rowTitle}>Hours of the day</span>}
          removeLabel={`Remove hour factor ${at + 1}`}
          onRemove={() => setHours(hours.filter((_, index) => index !== at))}
        >
          {head("hour-factor", `journey:model.hours.${at}.factor`, row, (part) => setHours(replaced(hours, at, part)))}
          <TimeSpan
            field={`journey:model.hours.${at}`}
            from={row.from}
            to={row.to}
            onChange={(change) => setHours(replaced(hours, at, change as Partial<HourFactor>))}
            onLeave={mark}
          />
        </RowCard>
      ))}
      {days.map((row, at) => (
        <RowCard
          // biome-ignore lint/suspicious/noArrayIndexKey: factors have no identity but their place
          key={`days-${at}`}
          title={<span className={classes.rowTitle}>Weekdays</span>}
          removeLabel={`Remove weekday factor ${at + 1}`}
          onRemove={() => setDays(days.filter((_, index) => index !== at))}
        >
          {head("weekday-factor", `journey:model.weekdays.${at}.factor`, row, (part) => setDays(replaced(days, at, part)))}
          <DayChips label="Weekdays" value={row.days} onChange={(next) => setDays(replaced(days, at, { days: next }))} />
        </RowCard>
      ))}
      <div className={classes.buttons}>
        <AddButton onClick={() => setHours([...hours, { channel: "any", from: "09:00", to: "17:00", factor: 1 }])}>Hour factor</AddButton>
        <AddButton onClick={() => setDays([...days, { channel: "any", days: ["Sat", "Sun"], factor: 1 }])}>Weekday factor</AddButton>
      </div>
    </>
  );
}
