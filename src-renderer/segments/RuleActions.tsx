import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconClipboardCopy, IconCopy, IconDots, IconLock, IconLockOpen, IconX } from "@tabler/icons-react";
import { toast } from "../ui/toast.ts";
import { useBuilder } from "./BuilderContext.ts";
import { type BuilderNode, isGroup, toSegment } from "./convert.ts";
import { isLocked, lock } from "./move.ts";

/** A rule or group as text, as it stands in a file. */
export const textOf = (node: BuilderNode): string =>
  JSON.stringify(toSegment(isGroup(node) ? node : { id: node.id, combinator: "all", rules: [node], bare: true }), null, 2);

/** What can be done with a rule or group as a whole; `what` names it in labels. */
export function RuleActions({ node, what }: { node: BuilderNode; what: "rule" | "group" }) {
  const { replace, duplicate, step, readOnly } = useBuilder();
  const locked = isLocked(node);
  const copy = () => {
    void navigator.clipboard.writeText(textOf(node)).then(
      () => toast(`The ${what} was copied as text.`),
      () => toast("The clipboard is not open to this window."),
    );
  };
  const remove = what === "group" ? "Remove this group and its rules" : "Remove this rule";
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={`More for this ${what}`}>
            {locked ? <IconLock size={16} /> : <IconDots size={16} />}
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconClipboardCopy size={16} />} onClick={copy}>
            Copy as text
          </Menu.Item>
          {!readOnly && (
            <>
              <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => duplicate(node.id)}>
                Duplicate
              </Menu.Item>
              <Menu.Item leftSection={<IconArrowUp size={16} />} onClick={() => step(node.id, -1)}>
                Move up
              </Menu.Item>
              <Menu.Item leftSection={<IconArrowDown size={16} />} onClick={() => step(node.id, 1)}>
                Move down
              </Menu.Item>
              <Menu.Item
                leftSection={locked ? <IconLockOpen size={16} /> : <IconLock size={16} />}
                onClick={() => replace(node.id, (each) => lock(each, !locked))}
              >
                {locked ? "Unlock" : "Lock"}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {!readOnly && (
        <Tooltip label={locked ? `Unlock this ${what} to remove it` : remove}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="md"
            aria-label={remove}
            aria-disabled={locked}
            data-disabled={locked || undefined}
            onClick={() => !locked && replace(node.id, () => null)}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
