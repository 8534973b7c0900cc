import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useMemo } from "react";
import { actionsOf } from "../session/actions.ts";
import { useRecords, useSession, useView } from "../session/session.ts";
import classes from "./LaneBands.module.css";

interface StageMenuProps {
  index: number;
  stage: string;
  opened: boolean;
  onOpened(opened: boolean): void;
  onRename(): void;
}

/** What can be done with one stage. */
export function StageMenu({ index, stage, opened, onOpened, onRename }: StageMenuProps) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const stages = useRecords(({ head }) => head.stages);
  const folded = useView((view) => view.folded.has(stage));
  const { readOnly } = session.document;
  const item = (label: string, run: () => unknown, options: { disabled?: boolean; keys?: string; danger?: boolean } = {}) => (
    <Menu.Item
      onClick={() => run()}
      disabled={options.disabled ?? false}
      color={options.danger ? "red" : undefined}
      rightSection={options.keys && <kbd>{options.keys}</kbd>}
    >
      {label}
    </Menu.Item>
  );
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-start" width={230} shadow="md" returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={classes.tool}
          tabIndex={-1}
          aria-label={`Stage ${stage}: more`}
          data-testid={`stage-menu-${stage}`}
        >
          <IconDots size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown onKeyDown={(event) => event.stopPropagation()}>
        {item("Rename", onRename, { disabled: readOnly, keys: "F2" })}
        {item(folded ? "Expand" : "Collapse", () => actions.toggleFold(index), { keys: "Space" })}
        {item("Select its nodes", () => actions.selectStage(index), { disabled: actions.nodesIn(index) === 0 })}
        <Menu.Divider />
        {item("Add a stage before", () => actions.addStage(index), { disabled: readOnly })}
        {item("Add a stage after", () => actions.addStage(index + 1), { disabled: readOnly })}
        {item("Move left", () => actions.moveStage(index, index - 1), { disabled: readOnly || index === 0, keys: "Ctrl ←" })}
        {item("Move right", () => actions.moveStage(index, index + 1), {
          disabled: readOnly || index === stages.length - 1,
          keys: "Ctrl →",
        })}
        <Menu.Divider />
        {item("Remove…", () => actions.askRemoveStage(index), { disabled: readOnly || stages.length === 1, danger: true, keys: "Delete" })}
      </Menu.Dropdown>
    </Menu>
  );
}
