import { FieldChoice, FieldsOrPurchases, type PurchasesValue } from "./choices.tsx";

interface Value {
  value: { field: string } | { purchases: PurchasesValue };
}

/** What a subscriber's value is. */
export function ValueForm({ value: { value }, onChange }: { value: Value; onChange(value: Value): void }) {
  return (
    <FieldsOrPurchases
      label="Where the value stands"
      fieldsLabel="A field holds it"
      value={value}
      noFields={{ field: "" }}
      fields={({ field }) => (
        <FieldChoice label="Value" types={["number"]} value={field} onChange={(next) => onChange({ value: { field: next ?? "" } })} />
      )}
      onChange={(next) => onChange({ value: next })}
    />
  );
}
