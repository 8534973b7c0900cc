import css from "../scores.module.css";
import { FieldChoice, FieldsOrPurchases, type PurchasesValue } from "./choices.tsx";

interface Fields {
  recency: string;
  frequency: string;
  money: string;
}
interface Value {
  source: { purchases: PurchasesValue } | Fields;
}

/** Where recency, frequency and money come from. */
export function RfmForm({ value: { source }, onChange }: { value: Value; onChange(value: Value): void }) {
  return (
    <FieldsOrPurchases
      label="Where purchases stand"
      fieldsLabel="Fields hold the sums"
      value={source}
      noFields={{ recency: "", frequency: "", money: "" }}
      fields={(fields) => (
        <div className={css.row}>
          <FieldChoice
            label="Recency: last purchase, or days since"
            types={["date", "datetime", "number"]}
            value={fields.recency}
            onChange={(field) => onChange({ source: { ...fields, recency: field ?? "" } })}
          />
          <FieldChoice
            label="Frequency: number of purchases"
            types={["number"]}
            value={fields.frequency}
            onChange={(field) => onChange({ source: { ...fields, frequency: field ?? "" } })}
          />
          <FieldChoice
            label="Money: sum of purchases"
            types={["number"]}
            value={fields.money}
            onChange={(field) => onChange({ source: { ...fields, money: field ?? "" } })}
          />
        </div>
      )}
      onChange={(next) => onChange({ source: next })}
    />
  );
}
