import { Select } from "@mantine/core";
import { IconAlertTriangle, IconGripVertical, IconLock } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import type { RuleProps } from "react-querybuilder";
import type { Segment } from "../../src-shared/model/segment.ts";
import { operators, operatorsToPick } from "../../src-shared/operators/index.ts";
import type { Operator, RuleValue } from "../../src-shared/operators/operator.ts";
import { BuilderContext, useBuilder } from "./BuilderContext.ts";
import css from "./builder.module.css";
import { type BuilderRule, comparedField, type EventCount } from "./convert.ts";
import { EventEditor } from "./EventEditor.tsx";
import { matching, type OptionGroup, startRule, subjectOptions, unfinished } from "./fieldOptions.ts";
import { isLocked } from "./move.ts";
import { RuleActions } from "./RuleActions.tsx";
import { RuleCount } from "./RuleCount.tsx";
import { useDragging } from "./useDragging.ts";
import { ValueEditor } from "./ValueEditor.tsx";
import { carried } from "./values/carried.ts";
import { type Near, NearEditor } from "./values/NearEditor.tsx";
import { wordsOf } from "./wording.ts";

/** One rule of the builder: what it is about, how it compares, with what; its exact count and what is wrong with it. */
export function RuleRow(props: RuleProps) {
  const rule = props.rule as unknown as BuilderRule;
  const builder = useBuilder();
  const { problems, readOnly, replace, fields, step } = builder;
  const missing = unfinished(rule, fields);
  const found = missing === null ? (problems.get(rule.id) ?? []) : [];
  const set = (next: BuilderRule) => replace(rule.id, () => next);
  const locked = isLocked(rule);
  const { drop, handle, target } = useDragging(rule);
  // Alt and an arrow moves the rule from wherever the keyboard is in it; the focus goes along.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (readOnly || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    if (step(rule.id, event.key === "ArrowUp" ? -1 : 1)) focusRule(rule.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears keys of the editors inside, and takes what is dragged; the menu does the same
    <div
      className={css.rule}
      data-problem={found.length > 0 || missing !== null}
      data-rule={rule.field}
      data-id={rule.id}
      data-drop={drop ?? undefined}
      data-locked={locked}
      onKeyDown={onKeyDown}
      {...target}
    >
      <div className={css.ruleMain}>
        {!readOnly && (
          <span className={css.handle} title="Drag to move; Alt with an arrow key moves it too" aria-hidden {...handle}>
            <IconGripVertical size={14} />
          </span>
        )}
        <BuilderContext.Provider value={locked ? { ...builder, readOnly: true } : builder}>
          <div className={css.ruleParts}>
            {rule.field === "raw" ? <RawRule rule={rule} /> : <Subject rule={rule} onChange={set} />}
            <div className={css.comparison}>
              <Comparison rule={rule} onChange={set} />
            </div>
          </div>
        </BuilderContext.Provider>
        <RuleCount id={rule.id} unset={rule.field === ""} />
        <span className={css.ruleActions}>
          <RuleActions node={rule} what="rule" />
        </span>
      </div>
      {missing !== null && (
        <p className={css.problem}>
          <IconAlertTriangle size={14} aria-hidden />
          {missing}
        </p>
      )}
      {found.map((problem) => (
        <p key={`${problem.id}${problem.message}`} className={css.problem} data-severity={problem.severity}>
          <IconAlertTriangle size={14} aria-hidden />
          {problem.message} {problem.fix}
        </p>
      ))}
    </div>
  );
}

/** Puts the keyboard on a rule once it stands in its new place. */
function focusRule(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-id="${id}"] input`)?.focus());
}

function RawRule({ rule }: { rule: BuilderRule }) {
  const { fields } = useBuilder();
  return (
    <span className={css.raw}>
      <IconLock size={14} aria-label="Kept as written in the file; it has no editor here" />
      {wordsOf(rule.value as Segment, fields)}
    </span>
  );
}

function Subject({ rule, onChange }: { rule: BuilderRule; onChange(rule: BuilderRule): void }) {
  const { fields, eventTypes, segmentNames, readOnly } = useBuilder();
  const compared = comparedField(rule);
  // A rule on a score is chosen as the field that the score makes.
  const chosen = compared === undefined ? rule.field : `field:${compared}`;
  const data = useMemo(() => {
    const groups = subjectOptions(fields.values(), eventTypes, segmentNames);
    const known = chosen === "" || groups.some(({ items }) => items.some(({ value }) => value === chosen));
    const unknown = { value: chosen, label: chosen.slice(chosen.indexOf(":") + 1) };
    return known ? groups : [...groups, { group: "Not in this project", items: [unknown] }];
  }, [fields, eventTypes, segmentNames, chosen]);
  const input = useRef<HTMLInputElement>(null);
  const unset = useRef(rule.field === "");
  useEffect(() => {
    if (unset.current) input.current?.focus();
  }, []);
  return (
    <Select
      aria-label="What the rule is about"
      className={css.subject}
      placeholder="Field, event or segment"
      searchable
      selectFirstOptionOnChange
      filter={({ options, search }) => matching(options as OptionGroup[], search)}
      nothingFoundMessage="Nothing of that name"
      ref={input}
      allowDeselect={false}
      maxDropdownHeight={320}
      comboboxProps={{ width: 300, position: "bottom-start", shadow: "md" }}
      data={data}
      value={chosen === "" ? null : chosen}
      readOnly={readOnly}
      onChange={(next) => next && next !== chosen && onChange(startRule(rule, next, fields))}
    />
  );
}

function Comparison({ rule, onChange }: { rule: BuilderRule; onChange(rule: BuilderRule): void }) {
  const { fields, eventTypes, readOnly } = useBuilder();
  if (rule.field.startsWith("event:")) {
    const event = rule.field.slice("event:".length);
    return (
      <EventEditor
        event={event}
        attributes={eventTypes.find((each) => each.event === event)?.attributes ?? []}
        value={rule.value as EventCount}
        readOnly={readOnly}
        onChange={(value) => onChange({ ...rule, value })}
      />
    );
  }
  if (rule.field === "near")
    return <NearEditor value={rule.value as Partial<Near>} readOnly={readOnly} onChange={(value) => onChange({ ...rule, value })} />;
  if (rule.field.startsWith("consent:")) return <span className={css.word}>is given</span>;
  if (rule.field.startsWith("segment:")) return <span className={css.word}>includes them</span>;
  const compared = comparedField(rule);
  if (compared === undefined) return null;

  const field = fields.get(compared);
  const operator = operators[rule.operator as keyof typeof operators] as Operator | undefined;
  if (!field || !operator) return <span className={css.word}>{operator?.sentence(rule.value as RuleValue) ?? rule.operator}</span>;
  const offered = operatorsToPick(field.type);
  const choices = offered.some(({ op }) => op === rule.operator) ? offered : [...offered, operator];
  return (
    <>
      <Select
        aria-label={`Comparison of ${field.label || field.id}`}
        className={css.operator}
        data={choices.map(({ op, label }) => ({ value: op, label }))}
        value={rule.operator}
        readOnly={readOnly}
        allowDeselect={false}
        maxDropdownHeight={340}
        comboboxProps={{ width: "max-content", position: "bottom-start", shadow: "md" }}
        onChange={(op) =>
          op && onChange({ ...rule, operator: op, value: carried(operator, operators[op as keyof typeof operators], rule.value) })
        }
      />
      <ValueEditor
        field={field}
        operator={operator}
        value={rule.value}
        readOnly={readOnly}
        onChange={(value) => onChange({ ...rule, value })}
      />
    </>
  );
}
