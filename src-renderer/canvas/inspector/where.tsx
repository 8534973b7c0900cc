import { NativeSelect } from "@mantine/core";
import type { FieldType } from "../../../src-shared/model/field.ts";
import type { FieldRule, Segment } from "../../../src-shared/model/segment.ts";
import { operators, operatorsToPick } from "../../../src-shared/operators/index.ts";
import { sentence } from "../../../src-shared/segments/sentence.ts";
import type { Refused } from "./edit.ts";
import { type Parsed, TypedField } from "./fields.tsx";
import classes from "./Inspector.module.css";
import { parseNumber } from "./parse-text.ts";
import { AddButton, RemoveButton } from "./row-buttons.tsx";

interface Attribute {
  id: string;
  type: FieldType;
}

/** The rules of a `where` that is a flat list of them; undefined for one that says more. */
function rulesOf(where: Segment | undefined): FieldRule[] | undefined {
  if (where === undefined) return [];
  const parts = "all" in where && Array.isArray(where.all) ? (where.all as Segment[]) : [where];
  return parts.every((part) => typeof (part as FieldRule).field === "string") ? (parts as FieldRule[]) : undefined;
}

function parseValue(text: string, type: FieldType, op: FieldRule["op"]): Parsed<FieldRule["value"]> {
  const parsed: Parsed<string | number | boolean> =
    type === "number"
      ? parseNumber(text)
      : { value: type === "boolean" ? ({ yes: true, true: true, no: false, false: false }[text.trim().toLowerCase()] ?? text) : text };
  if ("error" in parsed) return parsed;
  const wrong = operators[op].check(parsed.value, type);
  return wrong === null ? parsed : { error: `It ${wrong}` };
}

const textOf = (value: FieldRule["value"]) => (value === true ? "yes" : value === false ? "no" : value === undefined ? "" : String(value));
const fresh = (attribute: Attribute): FieldRule => ({ field: attribute.id, op: "is-present" }) as FieldRule;

interface WhereFieldsProps {
  /** Names the fields among the drafts. */
  field: string;
  where: Segment | undefined;
  attributes: readonly Attribute[];
  onChange(where: Segment | undefined): Refused;
  onLeave(): void;
}

/** Which events count, by their attributes: a list of rules that must all hold. */
export function WhereFields({ field, where, attributes, onChange, onLeave }: WhereFieldsProps) {
  const rules = rulesOf(where);
  if (!rules)
    return <p className={classes.hint}>Only those where {where && sentence(where)}. Such rules are changed in the journey's file.</p>;
  const set = (next: FieldRule[]) => onChange(next.length === 0 ? undefined : { all: next });
  const change = (at: number, rule: FieldRule) => set(rules.map((each, index) => (index === at ? rule : each)));
  return (
    <>
      {rules.map((rule, at) => {
        const attribute = attributes.find(({ id }) => id === rule.field) ?? { id: rule.field, type: "text" as const };
        const offered = operatorsToPick(attribute.type).filter(({ shape }) => shape === "one" || shape === "none");
        const own = offered.some(({ op }) => op === rule.op) ? [] : [operators[rule.op]];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
          <div key={at} className={classes.whereRow}>
            <NativeSelect
              size="xs"
              aria-label={`Attribute ${at + 1}`}
              value={rule.field}
              data={[...new Set([rule.field, ...attributes.map(({ id }) => id)])]}
              onChange={({ currentTarget }) =>
                change(at, fresh(attributes.find(({ id }) => id === currentTarget.value) ?? { id: currentTarget.value, type: "text" }))
              }
            />
            <NativeSelect
              size="xs"
              aria-label={`Comparison ${at + 1}`}
              value={rule.op}
              data={[...own, ...offered].map(({ op, label }) => ({ value: op, label }))}
              onChange={({ currentTarget }) => change(at, { ...rule, op: currentTarget.value as FieldRule["op"] })}
            />
            <RemoveButton label={`Remove rule ${at + 1}`} onClick={() => set(rules.filter((_, index) => index !== at))} />
            {operators[rule.op].shape === "one" && (
              <div className={classes.whereValue}>
                <TypedField<FieldRule["value"]>
                  field={`${field}.${at}`}
                  label={`Value ${at + 1}`}
                  bare
                  text={textOf(rule.value)}
                  parse={(text) => parseValue(text, attribute.type, rule.op)}
                  onValue={(value) => change(at, { ...rule, value } as FieldRule)}
                  onLeave={onLeave}
                  placeholder={attribute.type === "boolean" ? "yes or no" : attribute.type === "number" ? "a number" : "a value"}
                />
              </div>
            )}
          </div>
        );
      })}
      {attributes.length > 0 && (
        <AddButton onClick={() => attributes[0] && set([...rules, fresh(attributes[0])])}>
          {rules.length === 0 ? "Only some of them" : "Another rule"}
        </AddButton>
      )}
    </>
  );
}
