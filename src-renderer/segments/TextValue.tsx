import { Autocomplete, TagsInput } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "../ui/format.ts";
import css from "./builder.module.css";
import { useSuggestions } from "./useSuggestions.ts";
import { LongList, MOST_SHOWN, PasteList } from "./values/PasteList.tsx";
import type { ValueField } from "./values/valueField.ts";

const option = (counts: ReadonlyMap<string, number>) =>
  function Suggestion({ option: { value } }: { option: { value: string } }) {
    const count = counts.get(value);
    return (
      <span className={css.suggestion}>
        <span>{value === "" ? "(empty)" : value}</span>
        {count !== undefined && <span className={css.suggestionCount}>{formatCount(count)}</span>}
      </span>
    );
  };

/** One text, with the values that the data holds as suggestions. */
export function TextValue({
  field,
  label,
  value,
  readOnly,
  onChange,
}: {
  field: ValueField;
  label: string;
  value: unknown;
  readOnly: boolean;
  onChange(value: string | undefined): void;
}) {
  const text = typeof value === "string" ? value : "";
  const [active, setActive] = useState(false);
  const counts = useSuggestions(field, text, active && !readOnly);
  return (
    <Autocomplete
      aria-label={label}
      className={css.grow}
      placeholder="Type or choose a value"
      value={text}
      readOnly={readOnly}
      data={[...counts.keys()]}
      filter={({ options }) => options}
      renderOption={option(counts)}
      comboboxProps={{ shadow: "md" }}
      onFocus={() => setActive(true)}
      onBlur={() => setActive(false)}
      onChange={(next) => onChange(next === "" ? undefined : next)}
    />
  );
}

/** Several texts, chosen from what the data holds or typed. */
export function TextListValue({
  field,
  value,
  readOnly,
  onChange,
}: {
  field: ValueField;
  value: string[];
  readOnly: boolean;
  onChange(value: string[]): void;
}) {
  const [search, setSearch] = useState("");
  const [active, setActive] = useState(false);
  const counts = useSuggestions(field, search, active && !readOnly);
  const label = field.label || field.id;
  if (value.length > MOST_SHOWN) return <LongList label={label} value={value} readOnly={readOnly} onChange={onChange} />;
  return (
    <>
      <TagsInput
        aria-label={`Values of ${field.label || field.id}`}
        className={css.grow}
        classNames={{ inputField: css.tagField }}
        placeholder={value.length === 0 ? "Choose or type values" : ""}
        value={value}
        readOnly={readOnly}
        data={[...counts.keys()]}
        filter={({ options }) => options.filter((each) => !("value" in each) || !value.includes(each.value))}
        renderOption={option(counts)}
        comboboxProps={{ shadow: "md" }}
        acceptValueOnBlur
        searchValue={search}
        onSearchChange={setSearch}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
        onChange={onChange}
      />
      {!readOnly && <PasteList label={label} value={value} onChange={onChange} />}
    </>
  );
}
