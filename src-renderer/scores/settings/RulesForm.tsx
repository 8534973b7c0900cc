import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../segments/SegmentEditor.tsx";
import { Quiet } from "../../ui/index.ts";
import css from "../scores.module.css";

interface Rule {
  name: string;
  when: Segment;
}
interface Value {
  rules: Rule[];
  otherwise: string | null;
}

/** Rules in order: the first that holds names the subscriber. */
export function RulesForm({ value, onChange }: { value: Value; onChange(value: Value): void }) {
  const { rules } = value;
  const put = (next: Rule[]) => onChange({ ...value, rules: next });
  const move = (at: number, to: number) => {
    const next = [...rules];
    next.splice(to, 0, ...next.splice(at, 1));
    put(next);
  };
  return (
    <>
      <Quiet>The first rule that holds decides; subscribers in none of them get the last name.</Quiet>
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other identity than their place
        <fieldset key={at} className={css.rule} aria-label={`Rule ${at + 1}`}>
          <div className={css.ruleHead}>
            <span className={css.number}>{at + 1}</span>
            <TextInput
              className={css.grow}
              aria-label={`Name of rule ${at + 1}`}
              value={rule.name}
              onChange={(event) => put(rules.with(at, { ...rule, name: event.currentTarget.value }))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Move rule ${at + 1} up`}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Move rule ${at + 1} down`}
              disabled={at === rules.length - 1}
              onClick={() => move(at, at + 1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-label={`Remove rule ${at + 1}`}
              onClick={() => put(rules.toSpliced(at, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
          <SegmentEditor compact value={rule.when} onChange={(when) => put(rules.with(at, { ...rule, when }))} />
        </fieldset>
      ))}
      <div>
        <Button
          variant="light"
          leftSection={<IconPlus size={16} />}
          onClick={() => put([...rules, { name: `rule ${rules.length + 1}`, when: { all: [] } }])}
        >
          Add a rule
        </Button>
      </div>
      <TextInput
        label="Everyone else"
        placeholder="No name"
        value={value.otherwise ?? ""}
        onChange={(event) => onChange({ ...value, otherwise: event.currentTarget.value.trim() === "" ? null : event.currentTarget.value })}
      />
    </>
  );
}
