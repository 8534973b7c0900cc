import { Textarea, TextInput } from "@mantine/core";
import { type FocusEvent, type ReactNode, useId, useState } from "react";
import { useStore } from "zustand";
import { dropDraft, keepDraft } from "../session/drafts.ts";
import { useSession } from "../session/session.ts";
import type { Refused } from "./edit.ts";
import classes from "./Inspector.module.css";
import { FieldProblems } from "./NodeProblems.tsx";

export function Section({ title, children, aside }: { title: string; children: ReactNode; aside?: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.sectionHead}>
        <h3 id={id} className={classes.sectionTitle}>
          {title}
        </h3>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** What a text means, or why it means nothing. */
export type Parsed<T> = { value: T } | { error: string };

interface TypedFieldProps<T> {
  /** Names the field among the drafts: node and path. */
  field: string;
  label: string;
  /** Named for readers only, not shown. */
  bare?: boolean;
  /** The value in force as text; empty when there is none. */
  text: string;
  parse(text: string): Parsed<T>;
  onValue(value: T): Refused;
  onLeave?(): void;
  placeholder?: string | undefined;
  description?: ReactNode;
  suffix?: ReactNode;
  type?: "text" | "date" | "time" | "datetime-local";
  disabled?: boolean;
  testId?: string;
}

/** A text field for a value with a form. What fits is taken at once; what does not stays as typed, with the reason, also after looking elsewhere. */
export function TypedField<T>(props: TypedFieldProps<T>) {
  const { field, label, text, parse, onValue, onLeave, placeholder, description, suffix, type = "text", disabled = false } = props;
  const { drafts } = useSession();
  const draft = useStore(drafts, (all) => all.get(field));
  const [typing, setTyping] = useState<string | null>(null);
  const change = (next: string) => {
    const parsed = parse(next);
    const error = "error" in parsed ? parsed.error : onValue(parsed.value);
    // What does not fit is kept among the drafts alone: where those are given up, the value in force is shown again.
    setTyping(error === null ? next : null);
    if (error === null) dropDraft(drafts, field);
    else keepDraft(drafts, field, next, error);
  };
  return (
    <div className={classes.fieldWithProblems}>
      <TextInput
        label={props.bare ? undefined : label}
        aria-label={label}
        description={description}
        type={type}
        size="xs"
        inputWrapperOrder={["label", "input", "description", "error"]}
        disabled={disabled}
        value={draft?.text ?? typing ?? text}
        placeholder={placeholder}
        error={draft?.error}
        rightSection={suffix}
        rightSectionWidth={suffix ? "auto" : undefined}
        rightSectionPointerEvents="none"
        data-testid={props.testId}
        onChange={(event) => change(event.currentTarget.value)}
        onBlur={() => {
          setTyping(null);
          onLeave?.();
        }}
      />
      {draft === undefined && !props.bare && <FieldProblems field={field} />}
    </div>
  );
}

/** Free text, taken as it is typed, with its length against a limit where it has one, and what lint says of it. */
export function CopyField(props: {
  /** Names the field for lint: node and path. */
  field?: string;
  label: string;
  value: string;
  lines: number;
  limit?: number | undefined;
  onValue(value: string): void;
  onLeave?(): void;
  placeholder?: string | undefined;
  description?: string | undefined;
  /** Stands beside the label, such as a menu of what can be put in. */
  aside?: ReactNode;
  /** Told where in the text the caret is, when the field is left. */
  onCaret?(at: number): void;
  testId?: string;
}) {
  const { label, value, lines, limit, onValue, onLeave, placeholder, description } = props;
  const over = limit !== undefined && value.length > limit;
  const length = limit === undefined ? (value.length > 0 ? `${value.length}` : "") : `${value.length} / ${limit}`;
  const heading = (
    <span className={classes.copyLabel}>
      <span>{label}</span>
      <span className={classes.length} data-over={over}>
        {length}
        {over ? " · often cut" : ""}
        {props.aside}
      </span>
    </span>
  );
  const common = {
    label: heading,
    size: "xs",
    value,
    placeholder,
    description,
    inputWrapperOrder: ["label", "input", "description", "error"] as ("label" | "input" | "description" | "error")[],
    "aria-label": label,
    "data-testid": props.testId,
    onBlur: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      props.onCaret?.(event.currentTarget.selectionStart ?? value.length);
      onLeave?.();
    },
    classNames: { label: classes.wide },
  } as const;
  return (
    <div className={classes.fieldWithProblems}>
      {lines > 1 ? (
        <Textarea
          {...common}
          classNames={{ ...common.classNames, input: classes.growing }}
          style={{ "--lines": Math.min(lines, 4) } as React.CSSProperties}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...common} onChange={(event) => onValue(event.currentTarget.value)} />
      )}
      {props.field !== undefined && <FieldProblems field={props.field} />}
    </div>
  );
}
