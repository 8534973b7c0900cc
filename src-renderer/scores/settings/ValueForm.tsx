import { FieldChoice, KindChoice, noPurchases, PurchasesChoice, type PurchasesValue } from "./choices.tsx";

interface Value {
  value: { field: string } | { purchases: PurchasesValue };
}

/** What a subscriber's value is. */
export function ValueForm({ value: { value }, onChange }: { value: Value; onChange(value: Value): void }) {
  const events = "purchases" in value;
  return (
    <>
      <KindChoice
        label="Where the value stands"
        value={events ? "events" : "field"}
        data={[
          { value: "field", label: "A field holds it" },
          { value: "events", label: "Purchases are events" },
        ]}
        onChange={(kind) => onChange({ value: kind === "events" ? { purchases: noPurchases } : { field: "" } })}
      />
      {events ? (
        <PurchasesChoice value={value.purchases} onChange={(purchases) => onChange({ value: { purchases } })} />
      ) : (
        <FieldChoice
          label="Value"
          types={["number"]}
          value={value.field}
          onChange={(field) => onChange({ value: { field: field ?? "" } })}
        />
      )}
    </>
  );
}
