import { ActionIcon, Button, Menu, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconPlus, IconTrash } from "@tabler/icons-react";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../segments/SegmentEditor.tsx";
import { type Config, useNodeEdit } from "./edit.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { freshBranch } from "./ids.ts";
import { asksForResponses, useResponseRules, withRule } from "./response-rules.ts";

type Branch = Config & { id: string; label?: string; segment: Segment };

/** Branches from top to bottom: the first that is true is taken, `else` takes the rest. */
export function SplitForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const responses = useResponseRules(node.id);
  const branches = (node.config.branches ?? []) as Branch[];
  const set = (what: string, next: Branch[]) => edit.set(what, { branches: next });
  const change = (what: string, at: number, part: Partial<Branch>) =>
    set(
      what,
      branches.map((branch, index) => (index === at ? { ...branch, ...part } : branch)),
    );
  const move = (at: number, by: number) => {
    const next = [...branches];
    const [branch] = next.splice(at, 1);
    if (branch) next.splice(at + by, 0, branch);
    set("order of branches", next);
  };
  return (
    <Section title="Branches">
      <p className={classes.hint}>Tried from top to bottom; the first that is true is taken.</p>
      {branches.map((branch, at) => (
        <div key={branch.id} className={classes.branch} data-testid={`branch-${branch.id}`}>
          <div className={classes.branchHead}>
            <TextInput
              size="xs"
              className={classes.grow}
              aria-label={`Name of branch ${at + 1}`}
              value={branch.label ?? branch.id}
              onChange={(event) => change(`name of branch ${at + 1}`, at, { label: event.currentTarget.value })}
              onBlur={edit.mark}
            />
            <ActionIcon variant="subtle" color="gray" aria-label="Move up" disabled={at === 0} onClick={() => move(at, -1)}>
              <IconChevronUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label="Move down"
              disabled={at === branches.length - 1}
              onClick={() => move(at, 1)}
            >
              <IconChevronDown size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove branch ${branch.label ?? branch.id}`}
              disabled={branches.length < 2}
              onClick={() =>
                set(
                  "branches",
                  branches.filter((_, index) => index !== at),
                )
              }
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
          <SegmentEditor value={branch.segment} onChange={(segment) => change(`rules of branch ${at + 1}`, at, { segment })} compact />
          {asksForResponses(branch.segment) && (
            <p className={classes.hint}>Responses come about while the journey runs; the count above is of the imported history alone.</p>
          )}
          {responses.length > 0 && (
            <Menu position="bottom-start" withinPortal>
              <Menu.Target>
                <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={12} />}>
                  Response to a message
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {responses.map(({ label, rule }) => (
                  <Menu.Item
                    key={label}
                    onClick={() => change(`rules of branch ${at + 1}`, at, { segment: withRule(branch.segment, rule) })}
                  >
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      ))}
      <div className={classes.branchElse}>
        <strong>else</strong> takes everyone left over
      </div>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => {
          const id = freshBranch(
            branches.map((branch) => branch.id),
            ["yes", "second", "third", "fourth", "fifth"],
          );
          set("branches", [...branches, { id, label: id === "yes" ? "Yes" : `Branch ${branches.length + 1}`, segment: { all: [] } }]);
        }}
      >
        Add a branch
      </Button>
    </Section>
  );
}
