import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import { type FunctionHelp, inserted, type Offer, offers } from "./completion.ts";
import css from "./computed.module.css";
import type { Check } from "./useCheck.ts";

interface ExpressionEditorProps {
  value: string;
  fields: readonly FieldSummary[];
  functions: readonly FunctionHelp[];
  check: Check | null;
  onChange(value: string): void;
  /** Gives the way to insert something at the cursor. */
  insertRef: { current: ((offer: Offer) => void) | null };
}

/** Where an expression is written: names are completed, and what is wrong is underlined at its place and said. */
export function ExpressionEditor({ value, fields, functions, check, onChange, insertRef }: ExpressionEditorProps) {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const list = caret === null ? [] : offers(value, caret, fields, functions);
  const at = Math.min(chosen, list.length - 1);
  const problem = check?.problem ?? null;

  const put = (offer: Offer, replace: boolean) => {
    const element = input.current;
    const next = inserted(value, element?.selectionStart ?? value.length, offer, replace);
    onChange(next.text);
    setCaret(null);
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(next.caret, next.caret);
    });
  };
  insertRef.current = (offer) => put(offer, false);

  const onKeyDown = (event: KeyboardEvent) => {
    if (list.length === 0) return;
    const offer = list[at];
    if (event.key === "ArrowDown") setChosen((at + 1) % list.length);
    else if (event.key === "ArrowUp") setChosen((at + list.length - 1) % list.length);
    else if ((event.key === "Enter" || event.key === "Tab") && offer) put(offer, true);
    else if (event.key === "Escape") {
      setCaret(null);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={css.editor}>
      <label htmlFor={id}>Expression</label>
      <div className={css.field} data-wrong={problem !== null}>
        <pre className={css.behind} aria-hidden>
          <Marked value={value} problem={problem} />
        </pre>
        <textarea
          id={id}
          ref={input}
          className={css.input}
          value={value}
          rows={3}
          maxLength={2000}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          placeholder="such as: if([Monthly Charge] > 80, &quot;high&quot;, &quot;low&quot;)"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={list.length > 0}
          aria-controls={`${id}-offers`}
          aria-activedescendant={list.length > 0 ? `${id}-${at}` : undefined}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-said`}
          data-autofocus
          // Escape closes what is offered, not the dialog.
          data-mantine-stop-propagation={list.length > 0}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            setCaret(event.currentTarget.selectionStart);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setCaret(null)}
        />
        {list.length > 0 && (
          <div className={css.offers} id={`${id}-offers`} role="listbox" aria-label="Fields and functions">
            {list.map((offer, place) => (
              <div
                key={`${offer.insert} ${offer.name}`}
                id={`${id}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === at}
                className={css.offer}
                onMouseDown={(event) => {
                  event.preventDefault();
                  put(offer, true);
                }}
              >
                <span>{offer.name}</span>
                <small>{offer.note}</small>
              </div>
            ))}
          </div>
        )}
      </div>
      <p
        id={`${id}-said`}
        className={css.said}
        data-wrong={problem !== null}
        role={problem ? "alert" : undefined}
        data-testid="expression-said"
      >
        {problem
          ? `Character ${problem.from + 1}: ${problem.message}${problem.todo === null ? "" : ` ${problem.todo}`}`
          : check?.type
            ? `Gives ${check.type === "boolean" ? "yes or no" : check.type}.`
            : "Fields with blanks in their name stand in [brackets], texts in “double quotes”."}
      </p>
    </div>
  );
}

/** The expression with its wrong part marked; at its end a blank is. */
function Marked({ value, problem }: { value: string; problem: Check["problem"] }) {
  if (!problem) return value;
  const to = Math.max(problem.to, problem.from + 1);
  return (
    <>
      {value.slice(0, problem.from)}
      <mark>{value.slice(problem.from, to) || " "}</mark>
      {value.slice(to)}
    </>
  );
}
