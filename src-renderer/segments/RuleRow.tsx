import { ActionIcon, Select, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconLock, IconX } from "@tabler/icons-react";
import { useEffect, useMemo, useRef } from "react";
import type { RuleProps } from "react-querybuilder";
import type { Segment } from "../../src-shared/model/segment.ts";
import { operators, operatorsFor } from "../../src-shared/operators/index.ts";
import type { Operator } from "../../src-shared/operators/operator.ts";
import { useBuilder } from "./BuilderContext.ts";
import css from "./builder.module.css";
import type { BuilderRule, EventCount } from "./convert.ts";
import { EventEditor } from "./EventEditor.tsx";
import { matching, type OptionGroup, startRule, subjectOptions, unfinished } from "./fieldOptions.ts";
import { RuleCount } from "./RuleCount.tsx";
import { ValueEditor } from "./ValueEditor.tsx";
import { wordsOf } from "./wording.ts";

/** One rule of the builder: what it is about, how it compares, with what; its exact count and what is wrong with it. */
export function RuleRow(props: RuleProps) {
  const rule = props.rule as unknown as BuilderRule;
  const { problems, readOnly, replace, fields } = useBuilder();
  const missing = unfinished(rule, fields);
  const found = missing === null ? (problems.get(rule.id) ?? []) : [];
  const set = (next: BuilderRule) => replace(rule.id, () => next);
  return (
    <div className={css.rule} data-problem={found.length > 0 || missing !== null} data-rule={rule.field}>
      <div className={css.ruleMain}>
        <div className={css.ruleParts}>
          {rule.field === "raw" ? <RawRule rule={rule} /> : <Subject rule={rule} onChange={set} />}
          <div className={css.comparison}>
            <Comparison rule={rule} onChange={set} />
          </div>
        </div>
        <RuleCount id={rule.id} unset={rule.field === ""} />
        {!readOnly && (
          <Tooltip label="Remove this rule">
            <ActionIcon variant="subtle" color="gray" size="md" aria-label="Remove this rule" onClick={() => replace(rule.id, () => null)}>
              <IconX size={16} />
            </ActionIcon>
          </Tooltip>
        )}
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
  const data = useMemo(() => {
    const groups = subjectOptions(fields.values(), eventTypes, segmentNames);
    const known = rule.field === "" || groups.some(({ items }) => items.some(({ value }) => value === rule.field));
    const unknown = { value: rule.field, label: rule.field.slice(rule.field.indexOf(":") + 1) };
    return known ? groups : [...groups, { group: "Not in this project", items: [unknown] }];
  }, [fields, eventTypes, segmentNames, rule.field]);
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
      value={rule.field === "" ? null : rule.field}
      readOnly={readOnly}
      onChange={(next) => next && next !== rule.field && onChange(startRule(rule, next, fields))}
    />
  );
}

function Comparison({ rule, onChange }: { rule: BuilderRule; onChange(rule: BuilderRule): void }) {
  const { fields, readOnly } = useBuilder();
  if (rule.field.startsWith("event:")) {
    const event = rule.field.slice("event:".length);
    return (
      <EventEditor event={event} value={rule.value as EventCount} readOnly={readOnly} onChange={(value) => onChange({ ...rule, value })} />
    );
  }
  if (rule.field.startsWith("consent:")) return <span className={css.word}>is given</span>;
  if (rule.field.startsWith("segment:")) return <span className={css.word}>is a part</span>;
  if (!rule.field.startsWith("field:")) return null;

  const field = fields.get(rule.field.slice("field:".length));
  const operator = operators[rule.operator as keyof typeof operators] as Operator | undefined;
  if (!field || !operator) return <span className={css.word}>{operator?.label ?? rule.operator}</span>;
  const offered = operatorsFor(field.type);
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

/** What is left of a value when the comparison changes: it stays where its shape fits, and one value becomes a list of one and back. */
function carried(from: Operator, to: Operator, value: unknown): unknown {
  if (from.shape === to.shape) return value;
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  switch (to.shape) {
    case "none":
      return undefined;
    case "list":
      return from.shape === "one" || from.shape === "pair" ? list : [];
    case "pair":
      return from.shape === "days" ? [] : list.slice(0, 2);
    case "days":
      return 30;
    case "one":
      return from.shape === "days" ? undefined : list[0];
  }
}
