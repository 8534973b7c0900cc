import { Section } from "../fields.tsx";
import classes from "../Inspector.module.css";
import { NumberField, PercentField } from "../number-field.tsx";
import { partWith, useModelEdit } from "./model-edit.ts";

/** What a conversion is worth; without its first number no revenue is counted. */
export function ValueFields() {
  const { model, set, mark } = useModelEdit();
  const { value } = model;
  const part = (member: string, what: string) => ({
    field: `journey:model.value.${member}`,
    onValue: (next: number | undefined) => set(what, { value: partWith(value, { [member]: next }, "arpuChange") }),
    onLeave: mark,
  });
  return (
    <Section title="What a conversion is worth">
      <NumberField
        {...part("arpuChange", "change of payment")}
        label="Change of the payment by a conversion"
        value={value?.arpuChange}
        unit="a month"
        placeholder="none: no revenue is counted"
        description="More or less revenue of a subscriber who converts; a message can have its own."
      />
      {value && (
        <div className={classes.triple}>
          <NumberField {...part("months", "months")} label="For" value={value.months} min={0.01} unit="months" placeholder="12" />
          <PercentField {...part("margin", "margin")} label="Margin" value={value.margin} placeholder="100" />
          <NumberField {...part("arpu", "payment")} label="Pays now" value={value.arpu} min={0} placeholder="68.54" />
        </div>
      )}
    </Section>
  );
}
