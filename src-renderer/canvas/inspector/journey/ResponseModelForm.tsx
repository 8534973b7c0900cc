import { Switch } from "@mantine/core";
import { channelIds, channelOf } from "../../../../src-shared/channels/index.ts";
import { drawsRates } from "../../../../src-shared/plan/uncertainty.ts";
import { Section } from "../fields.tsx";
import classes from "../Inspector.module.css";
import { NumberField, PercentField } from "../number-field.tsx";
import { CircumstanceFields } from "./CircumstanceFields.tsx";
import { EventRates } from "./EventRates.tsx";
import { partWith, useModelEdit } from "./model-edit.ts";
import { ReferralFields } from "./ReferralFields.tsx";
import { ValueFields } from "./ValueFields.tsx";

const shares = channelIds.map((id) => Math.round(channelOf(id).iota * 100));

/** What subscribers do by themselves, at a share a month. */
const hazards = [
  { part: "baseline", label: "Convert without contact", description: "Counted apart, in a twin of the run without messages." },
  { part: "churn", label: "Churn", description: "Who has churned gets no more messages." },
] as const;

/** How subscribers differ, tire, and act without contact; what is left empty takes the default of the dry run's rules. */
export function ResponseModelForm() {
  const { model, set, mark } = useModelEdit();
  const fatigue = model.fatigue ?? { on: true };
  return (
    <>
      <Section title="How subscribers respond">
        <NumberField
          field="journey:model.sigma"
          label="Differences between subscribers"
          value={model.sigma}
          min={0}
          placeholder="0.8"
          description="Spread of the log-odds; 0 when all respond like the mean one."
          onValue={(sigma) => set("differences between subscribers", { sigma })}
          onLeave={mark}
        />
        <Switch
          size="xs"
          label="Fatigue"
          description="Who has had many messages responds less and opts out more."
          checked={fatigue.on}
          onChange={(event) => set("fatigue", { fatigue: { ...fatigue, on: event.currentTarget.checked } })}
        />
        <Switch
          size="xs"
          label="Rates are uncertain"
          description="Each of several replications draws the rates that have a range or a number of contacts anew; a single one takes them as they are."
          checked={drawsRates(model)}
          onChange={(event) => set("uncertainty", { uncertainty: event.currentTarget.checked ? undefined : false })}
          data-testid="uncertainty"
        />
        <CircumstanceFields />
      </Section>
      <Section title="What would happen anyway">
        <PercentField
          field="journey:model.iota"
          label="Conversions that messages cause"
          value={model.iota ?? undefined}
          placeholder={`by channel, ${Math.min(...shares)} to ${Math.max(...shares)}`}
          description="The rest would have converted anyway."
          onValue={(iota) => set("conversions that messages cause", { iota: iota ?? null })}
          onLeave={mark}
        />
        <div className={classes.pair}>
          {hazards.map(({ part, label, description }) => (
            <PercentField
              key={part}
              field={`journey:model.${part}`}
              label={label}
              value={model[part]?.monthly}
              max={99.99}
              unit="% a month"
              placeholder="none"
              description={description}
              onValue={(monthly) => set(label.toLowerCase(), { [part]: partWith(model[part], { monthly }, "monthly") })}
              onLeave={mark}
            />
          ))}
        </div>
        <EventRates />
      </Section>
      <ValueFields />
      <ReferralFields />
    </>
  );
}
