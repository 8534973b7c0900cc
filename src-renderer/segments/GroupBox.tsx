import { Button, Select } from "@mantine/core";
import { IconClipboardText, IconFolderPlus, IconGripVertical, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { RuleGroupBodyComponents, type RuleGroupProps, useRuleGroup } from "react-querybuilder";
import { newId } from "../../src-shared/lib/ids.ts";
import { useBuilder } from "./BuilderContext.ts";
import css from "./builder.module.css";
import { type BuilderGroup, isGroup, toTree } from "./convert.ts";
import { isLocked } from "./move.ts";
import { PasteRules } from "./PasteRules.tsx";
import { RuleActions } from "./RuleActions.tsx";
import { RuleCount } from "./RuleCount.tsx";
import { useDragging } from "./useDragging.ts";

const words = [
  { value: "all", label: "All of" },
  { value: "any", label: "Any of" },
  { value: "none", label: "None of" },
];
const empty: Record<string, string> = {
  all: "No rules yet: this is everyone.",
  none: "No rules yet: this is everyone.",
  any: "No rules yet: this is nobody.",
};

/** A group of rules: whether all, any or none of them must be true, its own count, and the rules and groups inside. */
export function GroupBox(props: RuleGroupProps) {
  const parts = useRuleGroup(props);
  const group = props.ruleGroup as unknown as BuilderGroup;
  const root = props.path.length === 0;
  const { readOnly, replace, add, problems } = useBuilder();
  const id = group.id;
  const locked = isLocked(group);
  const [pasting, setPasting] = useState(false);
  const { drop, handle, target } = useDragging(group, { inside: true, root });
  return (
    <fieldset
      className={css.group}
      data-id={id}
      data-drop={drop ?? undefined}
      data-locked={locked}
      {...target}
      data-combinator={group.combinator}
      data-root={root}
      aria-label={`${group.combinator} of these`}
    >
      <div className={css.groupHead}>
        {!root && !readOnly && (
          <span className={css.handle} title="Drag to move" aria-hidden {...handle}>
            <IconGripVertical size={14} />
          </span>
        )}
        <Select
          aria-label="How the rules of this group combine"
          className={css.combinator}
          size="xs"
          data={words}
          value={group.combinator}
          readOnly={readOnly || locked}
          allowDeselect={false}
          onChange={(combinator) => combinator && replace(id, (node) => (isGroup(node) ? { ...node, combinator } : node))}
        />
        <span className={css.word}>these are true</span>
        <span className={css.spring} />
        {root && (
          <span className={css.countHead} aria-hidden>
            subscribers, each alone
          </span>
        )}
        <RuleCount id={id} />
        {root ? (
          !readOnly && <span className={css.removeGap} />
        ) : (
          <span className={css.ruleActions}>
            <RuleActions node={group} what="group" />
          </span>
        )}
      </div>
      <div className={css.groupBody}>
        {group.rules.length === 0 && <p className={css.groupEmpty}>{empty[group.combinator]}</p>}
        <RuleGroupBodyComponents {...parts} />
      </div>
      {(problems.get(id) ?? []).map((problem) => (
        <p key={problem.message} className={css.problem} data-severity={problem.severity}>
          {problem.message} {problem.fix}
        </p>
      ))}
      {!readOnly && !locked && (
        <div className={css.groupFoot}>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => add(id, { id: newId("rule"), field: "", operator: "", value: undefined })}
          >
            Rule
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconFolderPlus size={14} />}
            onClick={() => add(id, { id: newId("group"), combinator: group.combinator === "any" ? "all" : "any", rules: [] })}
          >
            Group
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconClipboardText size={14} />}
            onClick={() => setPasting(true)}
          >
            Paste
          </Button>
          <PasteRules
            opened={pasting}
            onClose={() => setPasting(false)}
            onPaste={(segment) => {
              const tree = toTree(segment);
              // A rule alone, and a group with its rules, stand as they were.
              for (const node of tree.bare ? tree.rules : [tree]) add(id, node);
            }}
          />
        </div>
      )}
    </fieldset>
  );
}
