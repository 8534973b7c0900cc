import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import {
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
} from "@tabler/icons-react";
import { Keys } from "../../app/Keys.tsx";
import { type Around, commandById, refusalOf } from "../commands/index.ts";
import { useSelected } from "../session/session.ts";
import { useSnap } from "../use-snap.ts";

const entries = [
  ["canvas.align-left", IconLayoutAlignLeft],
  ["canvas.align-centre", IconLayoutAlignCenter],
  ["canvas.align-right", IconLayoutAlignRight],
  ["canvas.align-top", IconLayoutAlignTop],
  ["canvas.align-middle", IconLayoutAlignMiddle],
  ["canvas.align-bottom", IconLayoutAlignBottom],
  ["canvas.distribute-horizontally", IconLayoutDistributeVertical],
  ["canvas.distribute-vertically", IconLayoutDistributeHorizontal],
] as const;

/** Align and distribute what is selected. */
export function ArrangeMenu({ around }: { around: Around }) {
  // The entries that can be used depend on how many nodes are selected.
  useSelected(({ nodes }) => nodes.size);
  const [snap, setSnap] = useSnap();
  return (
    <Menu position="bottom-start" width={290} shadow="md">
      <Menu.Target>
        <Tooltip label="Align and distribute">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Align and distribute" data-testid="arrange">
            <IconLayoutAlignLeft size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>What is selected, lane by lane</Menu.Label>
        {entries.map(([id, Icon]) => {
          const command = commandById(id);
          const refusal = refusalOf(command, around);
          return (
            <Menu.Item
              key={id}
              leftSection={<Icon size={16} stroke={1.6} />}
              rightSection={command.keys?.[0] && <Keys keys={command.keys[0]} />}
              disabled={refusal !== null}
              title={refusal ?? undefined}
              onClick={() => command.run(around)}
            >
              {command.label}
            </Menu.Item>
          );
        })}
        <Menu.Divider />
        <Menu.CheckboxItem checked={snap} rightSection={<Keys keys="G" />} closeMenuOnClick onChange={setSnap}>
          Snap to the grid
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
