import { Button, NumberInput, Select } from "@mantine/core";
import type { RunEntry } from "../../../src-shared/contract/runs.ts";
import { useResource } from "../../store/remote.ts";
import { formatMoment } from "../../ui/index.ts";
import css from "./compare.module.css";

/** What a run is compared with: another run's design, or a journey as it is now. */
export interface Wanted {
  other: { runId: string } | { journeyId: string } | null;
  replications: number;
}

const valueOfOther = (other: Wanted["other"]) =>
  other === null ? null : "runId" in other ? `run:${other.runId}` : `journey:${other.journeyId}`;

function otherOf(value: string | null): Wanted["other"] {
  if (value === null) return null;
  const id = value.slice(value.indexOf(":") + 1);
  return value.startsWith("run:") ? { runId: id } : { journeyId: id };
}

/** Chooses the other design and the number of simulated worlds. */
export function CompareForm({
  entry,
  wanted,
  running,
  onChange,
  onStart,
}: {
  entry: RunEntry;
  wanted: Wanted;
  running: boolean;
  onChange(wanted: Wanted): void;
  onStart(): void;
}) {
  const runs = useResource("runs").data ?? [];
  const journeys = useResource("journeys").data ?? [];
  const shared = runs.some(({ id, name }) => id !== entry.id && name === entry.name);
  const data = [
    {
      group: "Saved runs",
      items: runs
        .filter(({ id }) => id !== entry.id)
        .map(({ id, name, journeyName, at }) => ({ value: `run:${id}`, label: `${name}, ${journeyName}, ${formatMoment(at)}` })),
    },
    { group: "Journeys as they are now", items: journeys.map(({ id, name }) => ({ value: `journey:${id}`, label: name })) },
  ];
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onStart();
      }}
    >
      <Select
        className={css.other}
        label={`Compare “${entry.name}”${shared ? ` of ${entry.journeyName}` : ""} with`}
        placeholder="Another run or journey"
        searchable
        data={data}
        value={valueOfOther(wanted.other)}
        onChange={(value) => onChange({ ...wanted, other: otherOf(value) })}
        data-testid="compare-other"
      />
      <NumberInput
        label="Replications"
        min={1}
        max={1000}
        allowDecimal={false}
        clampBehavior="blur"
        w={120}
        value={wanted.replications}
        onChange={(value) => typeof value === "number" && value >= 1 && value <= 1000 && onChange({ ...wanted, replications: value })}
        data-testid="compare-replications"
      />
      <Button type="submit" disabled={wanted.other === null || running} data-testid="compare-start">
        Compare
      </Button>
    </form>
  );
}
