import { NumberInput } from "@mantine/core";
import css from "../scores.module.css";
import { ContractChoice, type ContractValue, noContract } from "./ContractChoice.tsx";
import { FieldChoice, KindChoice, noPurchases, PurchasesChoice, type PurchasesValue } from "./choices.tsx";

interface Value {
  model: { purchases: PurchasesValue } | { contract: ContractValue; money: string };
  horizonMonths: number;
  discountPercent: number;
  marginPercent: number;
}

/** How value to come is foreseen. */
export function ClvForm({ value, onChange }: { value: Value; onChange(value: Value): void }) {
  const { model } = value;
  const number = (label: string, name: "horizonMonths" | "discountPercent" | "marginPercent", max: number) => (
    <NumberInput
      label={label}
      min={name === "horizonMonths" ? 1 : 0}
      max={max}
      value={value[name]}
      onChange={(next) => typeof next === "number" && onChange({ ...value, [name]: next })}
    />
  );
  return (
    <>
      <KindChoice
        label="How subscribers pay"
        value={"contract" in model ? "contract" : "prepaid"}
        data={[
          { value: "contract", label: "By contract" },
          { value: "prepaid", label: "Prepaid and top-up" },
        ]}
        onChange={(kind) =>
          onChange({ ...value, model: kind === "contract" ? { contract: noContract, money: "" } : { purchases: noPurchases } })
        }
      />
      {"contract" in model ? (
        <>
          <ContractChoice value={model.contract} onChange={(contract) => onChange({ ...value, model: { ...model, contract } })} />
          <FieldChoice
            label="Money a month"
            types={["number"]}
            value={model.money}
            onChange={(money) => onChange({ ...value, model: { ...model, money: money ?? "" } })}
          />
        </>
      ) : (
        <PurchasesChoice value={model.purchases} onChange={(purchases) => onChange({ ...value, model: { purchases } })} />
      )}
      <div className={css.row}>
        {number("Months ahead", "horizonMonths", 120)}
        {number("Discount a year (%)", "discountPercent", 100)}
        {number("Margin (%)", "marginPercent", 100)}
      </div>
    </>
  );
}
