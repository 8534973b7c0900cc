import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Parsed } from "../canvas/inspector/fields.tsx";
import css from "./rates.module.css";

interface CommitFieldProps<T> {
  label: string;
  /** Named for readers only, not shown. */
  bare?: boolean;
  /** The value in force as text; empty when there is none. */
  text: string;
  placeholder?: string;
  description?: ReactNode;
  suffix?: string;
  readOnly: boolean;
  className?: string | undefined;
  testId?: string;
  parse(text: string): Parsed<T>;
  onValue(value: T): void;
}

/** A text field whose value counts once the field is left or Enter is pressed; Escape takes what was typed back. What does not fit stays, with the reason. */
export function CommitField<T>(props: CommitFieldProps<T>) {
  const { label, text, parse, onValue } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? null : parse(typed);
  const commit = () => {
    if (parsed === null || "error" in parsed) return;
    setTyped(null);
    if (typed !== text) onValue(parsed.value);
  };
  return (
    <TextInput
      size="xs"
      className={props.className}
      label={props.bare ? undefined : label}
      aria-label={label}
      description={props.description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={typed ?? text}
      placeholder={props.placeholder}
      error={parsed && "error" in parsed ? parsed.error : undefined}
      readOnly={props.readOnly}
      rightSection={props.suffix && <span className={css.suffix}>{props.suffix}</span>}
      rightSectionWidth={props.suffix && props.suffix.length > 1 ? 40 : 28}
      rightSectionPointerEvents="none"
      data-testid={props.testId}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTyped(null);
      }}
    />
  );
}
