import { ContractChoice, type ContractValue } from "./ContractChoice.tsx";

interface Value {
  contract: ContractValue;
}

/** Where contracts stand. */
export function ChurnForm({ value, onChange }: { value: Value; onChange(value: Value): void }) {
  return <ContractChoice value={value.contract} onChange={(contract) => onChange({ contract })} />;
}
