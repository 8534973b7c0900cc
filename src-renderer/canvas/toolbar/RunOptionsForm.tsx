import { MultiSelect, NumberInput, TextInput } from "@mantine/core";
import { mostReplications, type RunOptions, usualReplications } from "../../../src-shared/contract/runs.ts";
import { drawsRates, rangeOf } from "../../../src-shared/plan/uncertainty.ts";
import { useResource } from "../../store/remote.ts";
import { useRecords } from "../session/session.ts";
import classes from "./Toolbar.module.css";

/** How a dry run is asked for: its options, and the journeys that run beside. */
export interface Asked {
  options: RunOptions;
  together: readonly string[];
}

type Change = (asked: Asked) => void;

/** The options without a member, or with it. */
function withOption<Name extends keyof RunOptions>(options: RunOptions, name: Name, value: RunOptions[Name] | undefined): RunOptions {
  const { [name]: _old, ...rest } = options;
  return (value === undefined ? rest : { ...options, [name]: value }) as RunOptions;
}

/**
 * The options with another precision or time limit. Where the replications were those that nobody chose, they are so again: one, or
 * the most while one of the two ends the run.
 */
export function withEnd(options: RunOptions, name: "precision" | "timeLimitSeconds", value: number | undefined): RunOptions {
  const next = withOption(options, name, value);
  return options.replications === usualReplications(options) ? { ...next, replications: usualReplications(next) } : next;
}

/** How sure the result is to be: replications, and what ends them earlier. */
function ChanceFields({ options, onChange }: { options: RunOptions; onChange(options: RunOptions): void }) {
  const percent = options.precision === undefined ? "" : options.precision * 100;
  return (
    <>
      <NumberInput
        size="xs"
        label="Stop when precise to"
        description="Share of the mean of incremental conversions; replications are then the most, 1,000 unless you change them."
        placeholder="run them all"
        suffix=" %"
        min={0.1}
        max={100}
        clampBehavior="blur"
        value={percent}
        data-testid="run-precision"
        onChange={(value) =>
          onChange(withEnd(options, "precision", typeof value === "number" && value > 0 && value <= 100 ? value / 100 : undefined))
        }
      />
      <NumberInput
        size="xs"
        label="Time limit"
        description="Stop then, with the replications done by then."
        placeholder="none"
        suffix=" s"
        min={1}
        clampBehavior="blur"
        value={options.timeLimitSeconds ?? ""}
        data-testid="run-time-limit"
        onChange={(value) => onChange(withEnd(options, "timeLimitSeconds", typeof value === "number" && value > 0 ? value : undefined))}
      />
    </>
  );
}

/** Other journeys of the project that share the run. */
function TogetherField({ journeyId, asked, onChange }: { journeyId: string; asked: Asked; onChange: Change }) {
  const others = (useResource("journeys").data ?? []).filter(({ id }) => id !== journeyId);
  if (others.length === 0) return null;
  return (
    <MultiSelect
      size="xs"
      label="Run together with"
      description="Journeys that share frequency caps, capacity and contact pressure; each gets a saved run."
      placeholder={asked.together.length === 0 ? "no other journey" : ""}
      comboboxProps={{ withinPortal: false }}
      data={others.map(({ id, name }) => ({ value: id, label: name }))}
      value={[...asked.together]}
      onChange={(together) => onChange({ ...asked, together })}
      data-testid="run-together"
    />
  );
}

/** When, how long, with which chance and beside which journeys the dry run runs. */
export function RunOptionsForm({ journeyId, asked, onChange }: { journeyId: string; asked: Asked; onChange: Change }) {
  const zone = useRecords(({ head }) => head.settings.timeZone);
  const draws = useRecords(({ head }) => drawsRates(head.settings.model));
  const { options } = asked;
  const set = (next: RunOptions) => onChange({ ...asked, options: next });
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
      onChange={(value) => typeof value === "number" && value >= min && value <= max && set({ ...options, [name]: value })}
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
        onChange={(event) => set(withOption(options, "start", event.currentTarget.value || undefined))}
      />
      {number("horizonDays", "Days", "How long the run looks ahead.", 1, 1100)}
      {number("seed", "Seed", "The same seed gives the same run, to the byte.", 0, Number.MAX_SAFE_INTEGER)}
      {number(
        "replications",
        "Replications",
        `Simulated worlds; several show how far results vary ${rangeOf(draws)}.`,
        1,
        mostReplications,
      )}
      <ChanceFields options={options} onChange={set} />
      <TogetherField journeyId={journeyId} asked={asked} onChange={onChange} />
    </div>
  );
}
