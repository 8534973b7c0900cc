import { Autocomplete, NativeSelect, Popover, TextInput } from "@mantine/core";
import { DatePicker } from "@mantine/dates";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Field } from "../../../src-shared/model/field.ts";
import type { Cell } from "../../../src-shared/table/column.ts";
import { useSuggestions } from "../../segments/useSuggestions.ts";
import { failureLine, failureOf } from "../../ui/failure.ts";
import { formatCount } from "../../ui/format.ts";
import { nameOf } from "../table/columns.ts";
import css from "./edit.module.css";
import { parseCell } from "./parse-cell.ts";

/** Which way to go after a value was kept. */
export type After = "down" | "right" | "left" | "stay";

export type EditedField = Pick<Field, "id" | "label" | "type">;

interface CellEditorProps {
  field: EditedField;
  /** The text to start with, and what the cell holds: text that is as before changes nothing. */
  start: string;
  before: string;
  /** Keeps a value; what it throws is shown beside what was typed. */
  onKeep(value: Cell): Promise<void>;
  onDone(after: After): void;
}

/** An editor for one value, by its type. What does not fit is refused with the reason, and what was typed stays. */
export function CellEditor({ field, start, before, onKeep, onDone }: CellEditorProps) {
  const [text, setText] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const done = useRef(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = place.current?.querySelector<HTMLInputElement | HTMLSelectElement>("input, select");
    input?.focus();
    if (input instanceof HTMLInputElement) input.setSelectionRange(start === before ? 0 : start.length, start.length);
  }, [start, before]);

  // At the edge of the table the reason would be cut off.
  useEffect(() => {
    if (problem !== null) place.current?.querySelector("[data-reason]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [problem]);

  const finish = (after: After) => {
    if (done.current) return;
    done.current = true;
    onDone(after);
  };
  const keep = async (typed: string, after: After) => {
    if (busy || done.current) return;
    if (typed.trim() === before) return finish(after);
    const parsed = parseCell(field.type, typed);
    if (parsed.problem !== null) return setProblem(parsed.problem);
    setBusy(true);
    try {
      await onKeep(parsed.value);
      finish(after);
    } catch (error) {
      setProblem(failureLine(failureOf(error)));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Undo belongs to the text while it is typed, and the grid's keys to nobody.
    event.stopPropagation();
    if (event.key === "Escape") finish("stay");
    else if (event.key === "Tab") void keep(text, event.shiftKey ? "left" : "right");
    else if (event.key === "Enter" && !offered()) void keep(text, "down");
    else return;
    event.preventDefault();
  };
  const change = (next: string) => {
    if (busy) return;
    setText(next);
    setProblem(null);
  };
  const common = {
    "aria-label": `New value of ${nameOf(field)}`,
    size: "xs",
    error: problem,
    // Not disabled while it is kept: a disabled field would lose the focus, and with it the keys.
    "aria-busy": busy,
    onBlur: () => void keep(text, "stay"),
    classNames: { error: css.error ?? "" },
    errorProps: { "data-reason": true },
  } as const;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble from the input inside
    <div ref={place} className={css.editor} onKeyDown={onKeyDown} data-testid="cell-editor">
      {field.type === "boolean" ? (
        <NativeSelect
          {...common}
          data={[
            { value: "", label: "missing" },
            { value: "Yes", label: "Yes" },
            { value: "No", label: "No" },
          ]}
          value={/^y/i.test(text) ? "Yes" : /^n/i.test(text) ? "No" : ""}
          onChange={(event) => change(event.currentTarget.value)}
        />
      ) : field.type === "date" ? (
        <Popover opened={!busy} position="bottom-start" withinPortal shadow="md" trapFocus={false} returnFocus={false}>
          <Popover.Target>
            <TextInput {...common} placeholder="YYYY-MM-DD" value={text} onChange={(event) => change(event.currentTarget.value)} />
          </Popover.Target>
          <Popover.Dropdown onMouseDown={(event) => event.preventDefault()}>
            <Calendar text={text} onChoose={(day) => void keep(day, "down")} />
          </Popover.Dropdown>
        </Popover>
      ) : field.type === "text" ? (
        <Suggesting field={field} common={common} text={text} onChange={change} onChoose={(value) => void keep(value, "down")} />
      ) : (
        <TextInput
          {...common}
          inputMode={field.type === "number" ? "decimal" : undefined}
          placeholder={field.type === "number" ? "number" : "YYYY-MM-DD HH:MM, UTC"}
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
    </div>
  );
}

/** Whether the keyboard points at a suggestion, which Enter then chooses. */
const offered = () => document.querySelector("[role=option][data-combobox-selected]") !== null;

function Calendar({ text, onChoose }: { text: string; onChoose(day: string): void }) {
  const parsed = parseCell("date", text).value;
  const day = typeof parsed === "string" ? parsed : null;
  return (
    <DatePicker
      key={day}
      size="xs"
      value={day}
      {...(day === null ? {} : { defaultDate: day })}
      onChange={(next) => next !== null && onChoose(next)}
      getDayProps={() => ({ tabIndex: -1 })}
    />
  );
}

function Suggesting({
  field,
  common,
  text,
  onChange,
  onChoose,
}: {
  field: EditedField;
  common: object;
  text: string;
  onChange(text: string): void;
  onChoose(text: string): void;
}) {
  const counts = useSuggestions(field, text, true);
  return (
    <Autocomplete
      {...common}
      value={text}
      data={[...counts.keys()].filter((value) => value !== "").slice(0, 8)}
      filter={({ options }) => options}
      renderOption={({ option: { value } }) => (
        <span className={css.suggestion}>
          <span>{value}</span>
          <span className={css.count}>{formatCount(counts.get(value) ?? 0)}</span>
        </span>
      )}
      comboboxProps={{ shadow: "md", width: "max-content", position: "bottom-start" }}
      onChange={onChange}
      onOptionSubmit={onChoose}
    />
  );
}
