import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useMemo } from "react";
import { responseEvents } from "../../../src-shared/channels/response-events.ts";
import { viewOf } from "../nodes/view.ts";
import { useRecords } from "../session/session.ts";
import classes from "./Inspector.module.css";
import { messagesBefore, type ResponseRule } from "./response-rules.ts";

const verbs: Record<string, [did: string, didNot: string]> = {
  delivered: ["received", "did not receive"],
  opened: ["opened", "did not open"],
  answered: ["answered", "did not answer"],
  clicked: ["clicked in", "did not click in"],
  converted: ["converted by", "did not convert by"],
  "opted-out": ["opted out by", "did not opt out by"],
  complained: ["complained about", "did not complain about"],
};

interface RowProps {
  rule: ResponseRule;
  messages: ReturnType<typeof messagesBefore>;
  onChange(rule: ResponseRule): void;
  onRemove(): void;
}

function ResponseRow({ rule, messages, onChange, onRemove }: RowProps) {
  const nodes = useRecords((records) => records.nodes);
  const events = messages.find(({ id }) => id === rule.node)?.events ?? responseEvents();
  const offered = [...new Set([...events, rule.event])];
  const elsewhere = rule.node !== null && !messages.some(({ id }) => id === rule.node);
  const named = elsewhere && rule.node !== null ? nodes.get(rule.node) : undefined;
  return (
    <div className={classes.responseRow} data-testid="response-rule">
      <NativeSelect
        size="xs"
        aria-label="What they did"
        value={`${rule.did ? "" : "!"}${rule.event}`}
        data={offered.flatMap((event) => {
          const [did, didNot] = verbs[event] ?? [event, `not ${event}`];
          return [
            { value: event, label: did },
            { value: `!${event}`, label: didNot },
          ];
        })}
        onChange={({ currentTarget: { value } }) => onChange({ ...rule, did: !value.startsWith("!"), event: value.replace("!", "") })}
      />
      <NativeSelect
        size="xs"
        aria-label="Which message"
        value={rule.node ?? ""}
        error={elsewhere ? (named ? "is not sent before this split" : "is no longer there") : undefined}
        data={[
          { value: "", label: "any message so far" },
          ...messages.map(({ id, name }) => ({ value: id, label: name })),
          ...(elsewhere ? [{ value: rule.node ?? "", label: named ? viewOf(named).name : (rule.node ?? "") }] : []),
        ]}
        onChange={({ currentTarget: { value } }) => onChange({ ...rule, node: value === "" ? null : value })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label="Remove this rule" onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

/** Rules on what subscribers did with the messages sent before a node. */
export function ResponseRows({
  node,
  join,
  rules,
  onChange,
}: {
  node: string;
  join: "all" | "any";
  rules: readonly ResponseRule[];
  onChange(rules: ResponseRule[]): void;
}) {
  const records = useRecords((all) => all);
  const messages = useMemo(() => messagesBefore(records, node), [records, node]);
  const add = () => {
    const latest = messages.at(-1);
    const event = latest?.events.find((name) => name === "opened" || name === "answered" || name === "clicked") ?? "delivered";
    onChange([...rules, { event, did: true, node: latest?.id ?? null }]);
  };
  return (
    <>
      {rules.length > 0 && <p className={classes.hint}>{join === "any" ? "or whoever" : "who"}</p>}
      {rules.map((rule, at) => (
        <ResponseRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
          key={at}
          rule={rule}
          messages={messages}
          onChange={(next) => onChange(rules.map((each, index) => (index === at ? next : each)))}
          onRemove={() => onChange(rules.filter((_, index) => index !== at))}
        />
      ))}
      {messages.length > 0 && (
        <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={12} />} onClick={add}>
          Response to a message
        </Button>
      )}
    </>
  );
}
