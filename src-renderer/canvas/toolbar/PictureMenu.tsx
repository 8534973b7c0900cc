import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconPhotoDown } from "@tabler/icons-react";
import { type Around, commandById } from "../commands/index.ts";
import { useRecords } from "../session/session.ts";

const formats = [
  ["canvas.picture-png", "PNG", "pixels, for slides and mail"],
  ["canvas.picture-svg", "SVG", "vectors, for design programs"],
  ["canvas.picture-pdf", "PDF", "one page, for print"],
] as const;

/** Saves a picture of the whole journey as it stands on the canvas. */
export function PictureMenu({ around }: { around: Around }) {
  const empty = useRecords(({ nodes }) => nodes.size === 0);
  return (
    <Menu position="bottom-start" width={260} shadow="md" disabled={empty}>
      <Menu.Target>
        <Tooltip label={empty ? "The journey has no nodes yet" : "Save a picture"}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Save a picture of the journey"
            aria-disabled={empty}
            data-disabled={empty || undefined}
            data-testid="picture"
          >
            <IconPhotoDown size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The whole journey as it stands here</Menu.Label>
        {formats.map(([id, label, about]) => (
          <Menu.Item key={id} data-testid={`picture-${label.toLowerCase()}`} onClick={() => commandById(id).run(around)}>
            {label} <small>· {about}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
