import { Select, Switch, TextInput } from "@mantine/core";
import type { NumberFormat } from "../../../src-shared/model/import.ts";
import { typeLabel } from "../draft.ts";
import css from "./columns.module.css";

const plain: NumberFormat = { decimal: ".", thousands: "", currency: null, percent: false };
const decimals = [
  { value: ".", label: "Point  ." },
  { value: ",", label: "Comma  ," },
];
const thousands = [
  { value: "", label: "Nothing" },
  { value: ",", label: "Comma  ," },
  { value: ".", label: "Point  ." },
  { value: " ", label: "Blank" },
  { value: "'", label: "Apostrophe  '" },
];

/** How every number of a column is written. Plain ones have no format of their own. */
export function NumberMarks({
  name,
  value,
  onChange,
}: {
  name: string;
  value: NumberFormat | null;
  onChange(next: NumberFormat | null): void;
}) {
  const chosen = value ?? plain;
  const put = (change: Partial<NumberFormat>) => {
    const next = { ...chosen, ...change };
    // A mark cannot part both thousands and decimals.
    const fitted =
      next.decimal === next.thousands
        ? {
            ...next,
            ...("decimal" in change ? { thousands: "" as const } : { decimal: next.decimal === "." ? ("," as const) : ("." as const) }),
          }
        : next;
    onChange(JSON.stringify(fitted) === JSON.stringify(plain) ? null : fitted);
  };
  return (
    <fieldset className={css.marks}>
      <legend>Numbers are written as {typeLabel({ type: "number", dateFormat: null, numberFormat: chosen }).replace("number ", "")}</legend>
      <div className={css.pair}>
        <Select
          label="Decimal mark"
          aria-label={`Decimal mark of ${name}`}
          size="xs"
          data={decimals}
          value={chosen.decimal}
          allowDeselect={false}
          onChange={(next) => next && put({ decimal: next as NumberFormat["decimal"] })}
        />
        <Select
          label="Between thousands"
          aria-label={`Between thousands of ${name}`}
          size="xs"
          data={thousands}
          value={chosen.thousands}
          allowDeselect={false}
          onChange={(next) => next !== null && put({ thousands: next as NumberFormat["thousands"] })}
        />
      </div>
      <TextInput
        label="Currency sign"
        size="xs"
        maxLength={4}
        placeholder="none"
        value={chosen.currency ?? ""}
        onChange={(event) => put({ currency: event.currentTarget.value.trim() || null })}
      />
      <Switch
        label="Per cent: 12 % is kept as 0.12"
        size="xs"
        checked={chosen.percent}
        onChange={(event) => put({ percent: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
