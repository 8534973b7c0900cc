import { NumberInput, SegmentedControl, Select } from "@mantine/core";
import type { FieldType } from "../../../src-shared/model/field.ts";
import { eventLabel } from "../../../src-shared/segments/labelled.ts";
import { useResource } from "../../store/remote.ts";
import { fieldNames } from "../../ui/index.ts";
import css from "../scores.module.css";

/** Chooses a field of some types; fields that scores make are offered last. */
export function FieldChoice({
  label,
  types,
  value,
  optional = false,
  disabled = false,
  onChange,
}: {
  label: string;
  types: readonly FieldType[];
  value: string | null;
  optional?: boolean;
  disabled?: boolean;
  onChange(field: string | null): void;
}) {
  const known = useResource("fields").data ?? [];
  const nameOf = fieldNames(known);
  const fields = known.filter(({ type }) => types.includes(type));
  const ordered = [...fields.filter(({ score }) => score === undefined), ...fields.filter(({ score }) => score !== undefined)];
  return (
    <Select
      label={label}
      placeholder={optional ? "None" : "Choose a field"}
      searchable
      clearable={optional}
      disabled={disabled}
      data={ordered.map((field) => ({ value: field.id, label: nameOf(field) }))}
      value={value === "" ? null : value}
      onChange={(field) => (field !== null || optional) && onChange(field)}
    />
  );
}

/** Chooses a kind of event. */
export function EventChoice({
  label,
  value,
  optional = false,
  onChange,
}: {
  label: string;
  value: string | null;
  optional?: boolean;
  onChange(event: string | null): void;
}) {
  const events = useResource("eventTypes").data ?? [];
  return (
    <Select
      label={label}
      placeholder={optional ? "None" : "Choose a kind of event"}
      searchable
      clearable={optional}
      data={events.map(({ event }) => ({ value: event, label: eventLabel(event) }))}
      value={value === "" ? null : value}
      onChange={(event) => (event !== null || optional) && onChange(event)}
    />
  );
}

export interface PurchasesValue {
  event: string;
  amount: string | null;
  withinDays: number | null;
}

export const noPurchases: PurchasesValue = { event: "", amount: null, withinDays: null };

/** Chooses which events are purchases, where their money stands and, where `windowed`, of how many of the last days they are. */
export function PurchasesChoice({
  value,
  windowed = false,
  onChange,
}: {
  value: PurchasesValue;
  windowed?: boolean;
  onChange(value: PurchasesValue): void;
}) {
  const events = useResource("eventTypes").data ?? [];
  const attributes = events.find(({ event }) => event === value.event)?.attributes.filter(({ type }) => type === "number") ?? [];
  return (
    <div className={css.row}>
      <EventChoice
        label="Purchases are"
        value={value.event}
        onChange={(event) => onChange({ ...value, event: event ?? "", amount: null })}
      />
      <Select
        label="Money of one"
        placeholder="Each counts 1"
        clearable
        data={attributes.map(({ id }) => ({ value: id, label: eventLabel(id) }))}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
      {windowed && (
        <NumberInput
          label="Of the last days"
          placeholder="All"
          min={1}
          value={value.withinDays ?? ""}
          onChange={(days) => onChange({ ...value, withinDays: typeof days === "number" && days > 0 ? days : null })}
        />
      )}
    </div>
  );
}

/** Chooses one of two kinds of source. */
export function KindChoice<T extends string>({
  label,
  value,
  data,
  onChange,
}: {
  label: string;
  value: T;
  data: { value: T; label: string }[];
  onChange(value: T): void;
}) {
  return <SegmentedControl aria-label={label} value={value} data={data} onChange={(next) => onChange(next as T)} />;
}

/** Chooses whether a value stands in fields or is added up from purchases, and then which. */
export function FieldsOrPurchases<Fields extends object>({
  label,
  fieldsLabel,
  value,
  noFields,
  fields,
  onChange,
}: {
  label: string;
  fieldsLabel: string;
  value: Fields | { purchases: PurchasesValue };
  /** What the fields are while none is chosen. */
  noFields: Fields;
  /** The choices where fields hold the value. */
  fields(value: Fields): React.JSX.Element;
  onChange(value: Fields | { purchases: PurchasesValue }): void;
}) {
  return (
    <>
      <KindChoice
        label={label}
        value={"purchases" in value ? "events" : "fields"}
        data={[
          { value: "fields", label: fieldsLabel },
          { value: "events", label: "Purchases are events" },
        ]}
        onChange={(kind) => onChange(kind === "events" ? { purchases: noPurchases } : noFields)}
      />
      {"purchases" in value ? (
        <PurchasesChoice windowed value={value.purchases} onChange={(purchases) => onChange({ purchases })} />
      ) : (
        fields(value)
      )}
    </>
  );
}
