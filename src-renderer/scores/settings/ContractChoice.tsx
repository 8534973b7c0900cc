import { NumberInput } from "@mantine/core";
import css from "../scores.module.css";
import { FieldChoice } from "./choices.tsx";

export interface ContractValue {
  tenure: string;
  churned: string;
  by: string | null;
  periodMonths: number;
}

export const noContract: ContractValue = { tenure: "", churned: "", by: null, periodMonths: 1 };

/** Chooses the fields that say how long subscribers have been here and who has left. */
export function ContractChoice({ value, onChange }: { value: ContractValue; onChange(value: ContractValue): void }) {
  return (
    <div className={css.row}>
      <FieldChoice
        label="Tenure: months, or the day of beginning"
        types={["number", "date", "datetime"]}
        value={value.tenure}
        onChange={(field) => onChange({ ...value, tenure: field ?? "" })}
      />
      <FieldChoice
        label="Left: yes or no, or the day of leaving"
        types={["boolean", "number", "text", "date", "datetime"]}
        value={value.churned}
        onChange={(field) => onChange({ ...value, churned: field ?? "" })}
      />
      <FieldChoice
        label="A fit of its own for each"
        types={["text"]}
        optional
        value={value.by}
        onChange={(by) => onChange({ ...value, by })}
      />
      <NumberInput
        label="Months a period"
        min={1}
        max={60}
        allowDecimal={false}
        value={value.periodMonths}
        onChange={(months) => onChange({ ...value, periodMonths: typeof months === "number" ? months : 1 })}
      />
    </div>
  );
}
