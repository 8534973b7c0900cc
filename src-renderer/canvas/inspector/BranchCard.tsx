import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../segments/SegmentEditor.tsx";
import type { Config } from "./edit.ts";
import classes from "./Inspector.module.css";
import { FieldProblems } from "./NodeProblems.tsx";
import { ResponseRows } from "./ResponseRows.tsx";
import { asksForResponses, putTogether, takeApart } from "./response-rules.ts";

export type Branch = Config & { id: string; label?: string; segment: Segment };

interface BranchCardProps {
  node: string;
  branch: Branch;
  at: number;
  count: number;
  onChange(what: string, part: Partial<Branch>): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
  onLeave(): void;
}

const hasNoRule = (segment: Segment) => [segment.all, segment.any].some((group) => Array.isArray(group) && group.length === 0);

/** One branch of a split: its name, its place, rules on the subscriber and rules on responses. */
export function BranchCard({ node, branch, at, count, onChange, onMove, onRemove, onLeave }: BranchCardProps) {
  const { join, responses, rest } = takeApart(branch.segment);
  const [asked, setAsked] = useState(false);
  const aboutSubscriber = responses.length === 0 || asked || !hasNoRule(rest);
  const rules = `rules of branch ${at + 1}`;
  const name = branch.label ?? branch.id;
  return (
    <div className={classes.branch} data-testid={`branch-${branch.id}`}>
      <div className={classes.branchHead}>
        <TextInput
          size="xs"
          className={classes.grow}
          aria-label={`Name of branch ${at + 1}`}
          value={name}
          onChange={(event) => onChange(`name of branch ${at + 1}`, { label: event.currentTarget.value })}
          onBlur={onLeave}
        />
        <ActionIcon variant="subtle" color="gray" aria-label="Move up" disabled={at === 0} onClick={() => onMove(-1)}>
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label="Move down" disabled={at === count - 1} onClick={() => onMove(1)}>
          <IconChevronDown size={16} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove branch ${name}`} disabled={count < 2} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </div>
      {aboutSubscriber ? (
        <SegmentEditor value={rest} onChange={(next) => onChange(rules, { segment: putTogether({ responses, rest: next }) })} compact />
      ) : (
        <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={12} />} onClick={() => setAsked(true)}>
          Rule on the subscriber
        </Button>
      )}
      {asksForResponses(rest) && (
        <p className={classes.hint}>Responses come about while the journey runs; the count above is of the imported history alone.</p>
      )}
      <FieldProblems field={`${node}:branches[${at}].segment`} />
      <ResponseRows
        node={node}
        join={join}
        rules={responses}
        onChange={(next) => onChange(rules, { segment: putTogether({ responses: next, rest }) })}
      />
    </div>
  );
}
