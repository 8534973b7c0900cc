import { ActionIcon, Button, Select, Tooltip } from "@mantine/core";
import { IconFilterPlus, IconX } from "@tabler/icons-react";
import type { EventTypeSummary } from "../../../src-shared/model/field.ts";
import type { FieldOperator, Segment } from "../../../src-shared/model/segment.ts";
import { operators, operatorsToPick } from "../../../src-shared/operators/index.ts";
import type { Operator } from "../../../src-shared/operators/operator.ts";
import { sentence } from "../../../src-shared/segments/sentence.ts";
import css from "../builder.module.css";
import { attributeRules } from "../fieldOptions.ts";
import { ValueEditor } from "../ValueEditor.tsx";
import { carried } from "./carried.ts";

type Attribute = EventTypeSummary["attributes"][number];
/** A rule that may still lack its value. */
interface Open {
  field: string;
  op: FieldOperator;
  value?: unknown;
}

const usual: Readonly<Record<Attribute["type"], string>> = {
  text: "in",
  number: ">=",
  boolean: "=",
  date: "within-days",
  datetime: "within-days",
};

function fresh({ id, type }: Attribute): Open {
  const value = { text: [], number: undefined, boolean: true, date: 30, datetime: 30 }[type];
  return { field: id, op: usual[type] as FieldOperator, value };
}

/** Which events count, by their attributes: rules that must all hold. */
export function WhereEditor({
  event,
  attributes,
  where,
  readOnly,
  onChange,
}: {
  event: string;
  attributes: readonly Attribute[];
  where: Segment | undefined;
  readOnly: boolean;
  onChange(where: Segment | undefined): void;
}) {
  const rules = attributeRules(where) as Open[] | undefined;
  if (!rules) return <span className={css.word}>where {where && sentence(where)}</span>;
  const set = (next: Open[]) => onChange(next.length === 0 ? undefined : ({ all: next } as unknown as Segment));
  const change = (at: number, rule: Open) => set(rules.map((each, index) => (index === at ? rule : each)));
  const first = attributes[0];
  return (
    <>
      {rules.map((rule, at) => {
        const attribute = attributes.find(({ id }) => id === rule.field) ?? { id: rule.field, type: "text" as const };
        const operator: Operator = operators[rule.op];
        const offered = operatorsToPick(attribute.type);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
          <div key={at} className={css.where} data-testid="where">
            <span className={css.word}>{at === 0 ? "where" : "and"}</span>
            <Select
              aria-label={`Attribute ${at + 1} of ${event}`}
              className={css.short}
              data={[...new Set([rule.field, ...attributes.map(({ id }) => id)])].map((id) => ({
                value: id,
                label: id.replaceAll("_", " "),
              }))}
              value={rule.field}
              readOnly={readOnly}
              allowDeselect={false}
              onChange={(id) =>
                id && id !== rule.field && change(at, fresh(attributes.find((each) => each.id === id) ?? { id, type: "text" }))
              }
            />
            <Select
              aria-label={`Comparison ${at + 1} of ${event}`}
              className={css.operator}
              data={(offered.includes(operator) ? offered : [...offered, operator]).map(({ op, label }) => ({ value: op, label }))}
              value={rule.op}
              readOnly={readOnly}
              allowDeselect={false}
              onChange={(op) =>
                op &&
                change(at, {
                  ...rule,
                  op: op as FieldOperator,
                  value: carried(operator, operators[op as keyof typeof operators], rule.value),
                })
              }
            />
            <ValueEditor
              field={{ ...attribute, label: attribute.id.replaceAll("_", " "), event }}
              operator={operator}
              value={rule.value}
              readOnly={readOnly}
              onChange={(value) => change(at, { ...rule, value })}
            />
            {!readOnly && (
              <Tooltip label="Take this condition away">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={`Take condition ${at + 1} of ${event} away`}
                  onClick={() => set(rules.filter((_, index) => index !== at))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Tooltip>
            )}
          </div>
        );
      })}
      {first && !readOnly && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconFilterPlus size={14} />}
          aria-label={`${rules.length === 0 ? "where" : "and"}: only some events of ${event}`}
          onClick={() => set([...rules, fresh(first)])}
        >
          {rules.length === 0 ? "where" : "and"}
        </Button>
      )}
    </>
  );
}
