import { NumberInput, TextInput } from "@mantine/core";
import type { RunOptions } from "../../../src-shared/contract/runs.ts";
import { useRecords } from "../session/session.ts";
import classes from "./Toolbar.module.css";

/** When, how long and with which chance the dry run runs. */
export function RunOptionsForm({ options, onChange }: { options: RunOptions; onChange(options: RunOptions): void }) {
  const zone = useRecords(({ head }) => head.settings.timeZone);
  const number = (name: "horizonDays" | "seed" | "replications", label: string, description: string, min: number, max: number) => (
    <NumberInput
      size="xs"
      label={label}
      description={description}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="blur"
      value={options[name]}
      data-testid={`run-${name}`}
      onChange={(value) => typeof value === "number" && value >= min && value <= max && onChange({ ...options, [name]: value })}
    />
  );
  return (
    <div className={classes.options}>
      <TextInput
        size="xs"
        type="datetime-local"
        label="Start"
        description={`Empty: when the first audience enters, or the midnight after the data's last day.${zone ? ` Clock of ${zone}.` : ""}`}
        value={options.start ?? ""}
        data-testid="run-start"
        onChange={(event) => {
          const { start: _start, ...rest } = options;
          const start = event.currentTarget.value;
          onChange(start === "" ? (rest as RunOptions) : { ...options, start });
        }}
      />
      {number("horizonDays", "Days", "How long the run looks ahead.", 1, 1100)}
      {number("seed", "Seed", "The same seed gives the same run, to the byte.", 0, Number.MAX_SAFE_INTEGER)}
      {number("replications", "Replications", "Simulated worlds; several show the range of chance.", 1, 1000)}
    </div>
  );
}
