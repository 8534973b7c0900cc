import { Select, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { EVENT_FIELD, type Inspection, type Mapping } from "../../../src-shared/model/import.ts";
import { formatCount, plural } from "../../ui/index.ts";
import { chooseKey } from "../draft.ts";
import { type KeyHealth, keyHealth } from "../model/columns.ts";
import { setMapping } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import css from "./columns.module.css";

const words = {
  subscribers: { label: "What identifies a subscriber", description: "Never empty, and different in every row." },
  facts: { label: "What the rows are matched by", description: "Never empty, and different in every row." },
  events: { label: "The subscriber of an event", description: "The same value as in the subscribers' key." },
};

/** Which column is the key, and what is wrong with it; of events also what happened where no column says so. */
export function KeyPanel({ source, inspection, mapping }: { source: Source; inspection: Inspection; mapping: Mapping }) {
  const keys = mapping.columns.filter(({ field }) => field.trim() !== "").map(({ field }) => field);
  const headers = new Map(mapping.columns.map(({ field, header }) => [field, header]));
  const candidates = new Set(inspection.keyCandidates);
  const likely = keys.filter((field) => candidates.has(headers.get(field) ?? ""));
  const others = keys.filter((field) => !candidates.has(headers.get(field) ?? ""));
  const health = keyHealth(mapping, inspection);
  const fixed = mapping.as === "events" && !mapping.columns.some(({ include, field }) => include && field === EVENT_FIELD);
  return (
    <div className={css.keyPanel}>
      <Select
        className={css.keySelect}
        {...words[source.role]}
        searchable
        allowDeselect={false}
        data={[
          ...(likely.length > 0 ? [{ group: "Fit: filled and different in every row", items: [...new Set(likely)] }] : []),
          ...(others.length > 0 ? [{ group: "Other columns", items: [...new Set(others)] }] : []),
        ]}
        placeholder="Choose a column"
        value={keys.includes(mapping.key) ? mapping.key : null}
        onChange={(field) => field && setMapping(source.id, chooseKey(mapping, field))}
      />
      {fixed && (
        <TextInput
          label="What happened, in every row"
          description="No column says it. Empty takes the file's name."
          placeholder="payment"
          value={mapping.event ?? ""}
          onChange={(event) => setMapping(source.id, { ...mapping, event: event.currentTarget.value.trim() || undefined })}
        />
      )}
      {health && <Health health={health} unique={mapping.as === "subscribers"} />}
    </div>
  );
}

function Health({ health, unique }: { health: KeyHealth; unique: boolean }) {
  const { blanks, repeats, examples, rows } = health;
  const faults = [
    ...(blanks > 0 ? [`${plural(blanks, "row has", "rows have")} no value`] : []),
    ...(unique && repeats > 0 ? [`${plural(repeats, "row repeats", "rows repeat")} an earlier one (such as ${examples.join(", ")})`] : []),
  ];
  if (faults.length === 0) {
    return (
      <p className={css.health} data-good>
        <IconCircleCheck size={16} aria-hidden />
        {unique ? "Filled and different" : "Filled"} in each of the {formatCount(rows)} rows looked at.
      </p>
    );
  }
  return (
    <p className={css.health} data-testid="key-health">
      <IconAlertTriangle size={16} aria-hidden />
      Of the {formatCount(rows)} rows looked at, {faults.join(" and ")}; those rows will be rejected.
    </p>
  );
}
