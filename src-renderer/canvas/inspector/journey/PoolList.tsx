import { NativeSelect, TextInput } from "@mantine/core";
import type { PoolSetting } from "../../../../src-shared/model/journey.ts";
import { useRecords } from "../../session/session.ts";
import { DayChips } from "../day-chips.tsx";
import { useHeadEdit } from "../edit.ts";
import { Section } from "../fields.tsx";
import classes from "../Inspector.module.css";
import { NumberField } from "../number-field.tsx";
import { AddButton, RowCard } from "../row-buttons.tsx";
import { TimeSpan } from "../time-span.tsx";
import { thenOptions } from "./TimeFields.tsx";

type PoolChange = { [Name in keyof PoolSetting]?: PoolSetting[Name] | undefined };

interface PoolCardProps {
  pool: PoolSetting;
  at: number;
  onChange(change: PoolChange): string | null;
  onRemove(): void;
  onLeave(): void;
}

function PoolCard({ pool, at, onChange, onRemove, onLeave }: PoolCardProps) {
  const number = (name: "perDay" | "servers" | "handlingSeconds" | "patienceDays", label: string, unit: string, placeholder: string) => (
    <NumberField
      field={`journey:pools.${at}.${name}`}
      label={label}
      value={pool[name]}
      min={name === "perDay" || name === "servers" ? 1 : 0.01}
      whole={name === "perDay" || name === "servers"}
      unit={unit}
      placeholder={placeholder}
      onValue={(value) => onChange({ [name]: value })}
      onLeave={onLeave}
    />
  );
  return (
    <RowCard
      title={
        <TextInput
          size="xs"
          aria-label={`Name of pool ${at + 1}`}
          placeholder={pool.id}
          value={pool.label ?? ""}
          onChange={({ currentTarget }) => onChange({ label: currentTarget.value === "" ? undefined : currentTarget.value })}
          onBlur={onLeave}
        />
      }
      removeLabel={`Remove pool ${pool.label || pool.id}`}
      onRemove={onRemove}
    >
      <div className={classes.pair}>
        {number("perDay", "Slots", "a day", "no limit")}
        {number("servers", "Servers", "at once", "no limit")}
      </div>
      {pool.servers !== undefined && (
        <div className={classes.pair}>
          {number("handlingSeconds", "Handling time", "seconds", "needed")}
          <NativeSelect
            size="xs"
            label="It is"
            value={pool.handling}
            data={[
              { value: "exponential", label: "different each time" },
              { value: "fixed", label: "always the same" },
            ]}
            onChange={({ currentTarget }) => onChange({ handling: currentTarget.value as PoolSetting["handling"] })}
          />
        </div>
      )}
      <DayChips label={`Days of pool ${pool.label || pool.id}`} value={pool.days} onChange={(days) => onChange({ days })} />
      <TimeSpan
        field={`journey:pools.${at}`}
        from={pool.from}
        to={pool.to}
        labels={["Opens", "Closes"]}
        open
        onChange={onChange}
        onLeave={onLeave}
      />
      <div className={classes.pair}>
        <NativeSelect
          size="xs"
          label="When it is full"
          value={pool.then}
          data={thenOptions}
          onChange={({ currentTarget }) => onChange({ then: currentTarget.value as PoolSetting["then"] })}
        />
        {pool.then === "hold" && number("patienceDays", "Held at most", "days", "7")}
      </div>
    </RowCard>
  );
}

/** Seats, visits, mail pieces: what is finite, and serves messages that name it. */
export function PoolList() {
  const pools = useRecords((records) => records.head.settings.pools);
  const edit = useHeadEdit();
  const set = (next: PoolChange[]) =>
    edit.setSettings("pools", {
      pools: next.map((pool) => Object.fromEntries(Object.entries(pool).filter(([, value]) => value !== undefined))),
    });
  const add = () => {
    let number = pools.length + 1;
    while (pools.some(({ id }) => id === `pool-${number}`)) number++;
    set([...pools, { id: `pool-${number}`, label: `Pool ${number}`, perDay: 100, from: "09:00", to: "17:00" }]);
  };
  return (
    <Section title="Pools">
      <p className={classes.hint}>
        Call seats, field visits, mail pieces: what is finite. Messages choose theirs under Delivery; hours are on the journey's clock.
      </p>
      {pools.map((pool, at) => (
        <PoolCard
          // biome-ignore lint/suspicious/noArrayIndexKey: two pools may have one id until it is mended
          key={at}
          pool={pool}
          at={at}
          onChange={(change) => set(pools.map((each, index) => (index === at ? { ...each, ...change } : each)))}
          onRemove={() => set(pools.filter((_, index) => index !== at))}
          onLeave={edit.mark}
        />
      ))}
      <AddButton onClick={add}>Add a pool</AddButton>
    </Section>
  );
}
