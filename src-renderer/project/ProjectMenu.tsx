import { Menu } from "@mantine/core";
import { IconChevronDown, IconCopy, IconFilePlus, IconFolderOpen, IconHistory, IconPackage } from "@tabler/icons-react";
import { useResource } from "../store/remote.ts";
import { useProjectActions } from "./ProjectActions.tsx";
import css from "./project.module.css";

const icon = { size: 16, stroke: 1.6 };

/** The open project's name, and the way to others. */
export function ProjectMenu() {
  const project = useResource("project").data;
  const recent = useResource("recent").data ?? [];
  const actions = useProjectActions();
  const others = recent.filter(({ place, missing }) => place !== project?.place && !missing).slice(0, 6);
  return (
    <Menu width={300}>
      <Menu.Target>
        <button type="button" className={css.menuButton} aria-label={`Project: ${project?.name ?? "none"}`}>
          <span className={css.menuName}>{project?.name}</span>
          <IconChevronDown size={15} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFilePlus {...icon} />} onClick={actions.askNew}>
          New project…
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen {...icon} />} onClick={() => void actions.open()}>
          Open a project file…
        </Menu.Item>
        <Menu.Item leftSection={<IconPackage {...icon} />} onClick={() => void actions.openSample()}>
          Open the sample workspace
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void actions.saveCopy()}>
          Save a copy…
        </Menu.Item>
        {others.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>Recent projects</Menu.Label>
            {others.map(({ id, name, place }) => (
              <Menu.Item key={id} leftSection={<IconHistory {...icon} />} onClick={() => void actions.openRecent(id)}>
                <span className={css.recentName}>{name}</span>
                <span className={css.recentPlace}>{place}</span>
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
