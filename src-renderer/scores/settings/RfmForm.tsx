import css from "../scores.module.css";
import { FieldChoice, KindChoice, noPurchases, PurchasesChoice, type PurchasesValue } from "./choices.tsx";

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
  const events = "purchases" in source;
  return (
    <>
      <KindChoice
        label="Where purchases stand"
        value={events ? "events" : "fields"}
        data={[
          { value: "events", label: "Purchases are events" },
          { value: "fields", label: "Fields hold the sums" },
        ]}
        onChange={(kind) =>
          onChange({ source: kind === "events" ? { purchases: noPurchases } : { recency: "", frequency: "", money: "" } })
        }
      />
      {events ? (
        <PurchasesChoice value={source.purchases} onChange={(purchases) => onChange({ source: { purchases } })} />
      ) : (
        <div className={css.row}>
          <FieldChoice
            label="Recency: last purchase, or days since"
            types={["date", "datetime", "number"]}
            value={source.recency}
            onChange={(field) => onChange({ source: { ...source, recency: field ?? "" } })}
          />
          <FieldChoice
            label="Frequency: number of purchases"
            types={["number"]}
            value={source.frequency}
            onChange={(field) => onChange({ source: { ...source, frequency: field ?? "" } })}
          />
          <FieldChoice
            label="Money: sum of purchases"
            types={["number"]}
            value={source.money}
            onChange={(field) => onChange({ source: { ...source, money: field ?? "" } })}
          />
        </div>
      )}
    </>
  );
}
