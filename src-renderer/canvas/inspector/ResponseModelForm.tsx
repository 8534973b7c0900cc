import { Switch } from "@mantine/core";
import { useRecords } from "../session/session.ts";
import { type Config, useHeadEdit } from "./edit.ts";
import { Section, TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import { optional, parseNumber } from "./parse-text.ts";

const percent = (share: unknown): string => (typeof share === "number" ? String(Number((share * 100).toPrecision(12))) : "");

/** How subscribers differ, tire, and act without contact; what is left empty takes the default of the dry run's rules. */
export function ResponseModelForm() {
  const model = useRecords(({ head }) => head.settings.model) as Config | undefined;
  const edit = useHeadEdit();
  const fatigue = (model?.fatigue ?? { on: true }) as Config;
  const set = (what: string, change: Config) =>
    edit.setSettings(what, {
      model: Object.fromEntries(Object.entries({ ...model, ...change }).filter(([, value]) => value !== undefined)),
    });
  /** A share of a month; empty for none. */
  const monthly = (name: "baseline" | "churn", label: string, description: string) => {
    const now = (model?.[name] ?? undefined) as Config | undefined;
    return (
      <TypedField<number | undefined>
        field={`journey:model.${name}`}
        label={label}
        text={percent(now?.monthly)}
        parse={optional((text) => parseNumber(text, { min: 0, max: 99.99, unit: " %" }))}
        onValue={(value) => set(label.toLowerCase(), { [name]: value === undefined ? null : { ...now, monthly: value / 100 } })}
        onLeave={edit.mark}
        placeholder="none"
        description={description}
        suffix={<span className={classes.unit}>% a month</span>}
      />
    );
  };
  return (
    <Section title="How subscribers respond">
      <TypedField<number | undefined>
        field="journey:model.sigma"
        label="Differences between subscribers"
        text={model?.sigma === undefined ? "" : String(model.sigma)}
        parse={optional((text) => parseNumber(text, { min: 0 }))}
        onValue={(sigma) => set("differences between subscribers", { sigma })}
        onLeave={edit.mark}
        placeholder="0.8"
        description="Spread of the log-odds; 0 when all respond like the mean one."
      />
      <Switch
        size="xs"
        label="Fatigue"
        description="Who has had many messages responds less and opts out more."
        checked={fatigue.on === true}
        onChange={(event) => set("fatigue", { fatigue: { ...fatigue, on: event.currentTarget.checked } })}
      />
      <TypedField<number | undefined>
        field="journey:model.iota"
        label="Conversions that messages cause"
        text={percent(model?.iota)}
        parse={optional((text) => parseNumber(text, { min: 0, max: 100, unit: " %" }))}
        onValue={(value) => set("conversions that messages cause", { iota: value === undefined ? null : value / 100 })}
        onLeave={edit.mark}
        placeholder="by channel: email 30, SMS 40, call 60"
        description="The rest would have converted anyway."
        suffix={<span className={classes.unit}>%</span>}
      />
      <div className={classes.pair}>
        {monthly("baseline", "Convert without contact", "Counted apart, in a twin of the run without messages.")}
        {monthly("churn", "Churn", "Who has churned gets no more messages.")}
      </div>
    </Section>
  );
}
