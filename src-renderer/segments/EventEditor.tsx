import { NumberInput, Select } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import type { EventTypeSummary } from "../../src-shared/model/field.ts";
import type { Segment } from "../../src-shared/model/segment.ts";
import css from "./builder.module.css";
import type { EventCount } from "./convert.ts";
import { WhereEditor } from "./values/WhereEditor.tsx";

const counts = [
  { value: "atLeast", label: "at least" },
  { value: "exactly", label: "exactly" },
  { value: "atMost", label: "at most" },
] as const;
type Count = (typeof counts)[number]["value"];

const windows = [
  { value: "withinDays", label: "in the last" },
  { value: "ever", label: "at any time" },
  { value: "after", label: "after" },
  { value: "before", label: "before" },
  { value: "between", label: "between" },
] as const;
type Window = (typeof windows)[number]["value"];

const countOf = (value: EventCount): Count => counts.find((each) => value[each.value] !== undefined)?.value ?? "atLeast";

function windowOf(value: EventCount): Window {
  if (value.withinDays !== undefined) return "withinDays";
  if (value.after !== undefined) return value.before === undefined ? "after" : "between";
  return value.before === undefined ? "ever" : "before";
}

/** "At least N times in the last D days", and its kin. */
export function EventEditor({
  event,
  attributes,
  value,
  readOnly,
  onChange,
}: {
  event: string;
  attributes: EventTypeSummary["attributes"];
  value: EventCount;
  readOnly: boolean;
  onChange(value: EventCount): void;
}) {
  const count = countOf(value);
  const window = windowOf(value);
  const { atLeast: _l, atMost: _m, exactly: _e, ...timing } = value;
  const { withinDays: _w, after: _a, before: _b, ...counting } = value;
  const setWindow = (next: Window) => {
    const after = next === "after" || next === "between" ? { after: value.after ?? "" } : {};
    const before = next === "before" || next === "between" ? { before: value.before ?? "" } : {};
    onChange({ ...counting, ...(next === "withinDays" ? { withinDays: value.withinDays ?? 30 } : { ...after, ...before }) });
  };
  const setWhere = (where: Segment | undefined) => {
    const { where: _before, ...others } = value;
    onChange(where === undefined ? others : { ...others, where });
  };
  const date = (end: "after" | "before", label: string) => (
    <DateInput
      aria-label={label}
      className={css.date}
      valueFormat="D MMM YYYY"
      placeholder="Choose a date"
      readOnly={readOnly}
      value={value[end] ? value[end].slice(0, 10) : null}
      onChange={(next) => onChange({ ...value, [end]: next ?? "" })}
    />
  );
  return (
    <>
      <Select
        aria-label={`How often: ${event}`}
        className={css.short}
        data={[...counts]}
        value={count}
        readOnly={readOnly}
        allowDeselect={false}
        onChange={(next) => next && onChange({ ...timing, [next]: value[count] ?? 1 })}
      />
      <NumberInput
        aria-label={`Times: ${event}`}
        className={css.times}
        min={0}
        allowDecimal={false}
        allowNegative={false}
        suffix={(value[count] ?? 1) === 1 ? " time" : " times"}
        value={value[count] ?? 1}
        readOnly={readOnly}
        onChange={(next) => typeof next === "number" && onChange({ ...timing, [count]: next })}
      />
      <Select
        aria-label={`When: ${event}`}
        className={css.short}
        data={[...windows]}
        value={window}
        readOnly={readOnly}
        allowDeselect={false}
        onChange={(next) => next && setWindow(next)}
      />
      {window === "withinDays" && (
        <NumberInput
          aria-label={`Days: ${event}`}
          className={css.number}
          min={1}
          suffix={value.withinDays === 1 ? " day" : " days"}
          value={value.withinDays ?? ""}
          readOnly={readOnly}
          onChange={(next) => typeof next === "number" && next > 0 && onChange({ ...value, withinDays: next })}
        />
      )}
      {(window === "after" || window === "between") && date("after", `After: ${event}`)}
      {window === "between" && <span className={css.word}>and</span>}
      {(window === "before" || window === "between") && date("before", `Before: ${event}`)}
      <WhereEditor event={event} attributes={attributes} where={value.where} readOnly={readOnly} onChange={setWhere} />
    </>
  );
}
