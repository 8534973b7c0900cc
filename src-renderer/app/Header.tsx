import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import {
  IconAlertTriangle,
  IconCheck,
  IconCloudUpload,
  IconDeviceDesktop,
  IconKeyboard,
  IconLock,
  IconMoon,
  IconSearch,
  IconSun,
} from "@tabler/icons-react";
import { ProjectMenu } from "../project/ProjectMenu.tsx";
import { unsavedIn, useDrafts } from "../segments/drafts.ts";
import { useResource } from "../store/remote.ts";
import { useWindowState } from "../store/session.ts";
import { plural } from "../ui/format.ts";
import { toastFailure } from "../ui/toast.ts";
import { useColorScheme } from "./color-scheme.ts";
import { runCommand } from "./commands.ts";
import { Keys } from "./Keys.tsx";
import { pathOf } from "./router.ts";
import css from "./shell.module.css";

/** The head of the window: which project, whether it is saved, search, and how the window looks. */
export function Header() {
  return (
    <header className={css.header}>
      <ProjectMenu />
      <SaveMark />
      <span className={css.headerGap} />
      <button type="button" className={css.search} onClick={() => spotlight.open()}>
        <IconSearch size={15} aria-hidden />
        <span>Search or run a command</span>
        <Keys keys="mod+K" />
      </button>
      <Tooltip label="Keyboard shortcuts">
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Keyboard shortcuts" onClick={() => runCommand("help.shortcuts")}>
          <IconKeyboard size={19} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <ThemeMenu />
    </header>
  );
}

function SaveMark() {
  const save = useWindowState((session) => session.save);
  const project = useResource("project").data;
  const unsaved = useDrafts((all) => unsavedIn(all, project?.id).length);
  const firstUnsaved = useDrafts((all) => unsavedIn(all, project?.id)[0]);
  if (project?.readOnly) {
    return (
      <Tooltip label={project.notice ?? "This project can be read, not changed."} multiline w={320}>
        <span className={css.save} data-state="read-only" data-testid="saved-state">
          <IconLock size={14} aria-hidden /> read-only
        </span>
      </Tooltip>
    );
  }
  if (save.kind === "failed") {
    return (
      <span className={css.save} data-state="failed" data-testid="saved-state" role="alert">
        <IconAlertTriangle size={14} aria-hidden />
        <span className={css.saveText} title={save.message}>
          not saved: {save.message}
        </span>
        {save.retry && (
          <Button size="compact-xs" variant="light" color="red" onClick={() => void save.retry?.().catch(toastFailure)}>
            Try again
          </Button>
        )}
      </span>
    );
  }
  if (save.kind === "saved" && firstUnsaved !== undefined) {
    return (
      <a className={css.save} data-state="unsaved" data-testid="saved-state" href={`#${pathOf("segments", firstUnsaved)}`}>
        <IconAlertTriangle size={14} aria-hidden /> {plural(unsaved, "segment")} not saved
      </a>
    );
  }
  return (
    <span className={css.save} data-state={save.kind} role="status" data-testid="saved-state">
      {save.kind === "saved" ? <IconCheck size={14} aria-hidden /> : <IconCloudUpload size={14} aria-hidden />}
      {save.kind === "saved" ? "saved" : "saving…"}
    </span>
  );
}

const schemes = [
  { value: "light", label: "Light", Icon: IconSun },
  { value: "dark", label: "Dark", Icon: IconMoon },
  { value: "auto", label: "Like the system", Icon: IconDeviceDesktop },
] as const;

function ThemeMenu() {
  const { scheme, choose } = useColorScheme();
  const { Icon } = schemes.find(({ value }) => value === scheme) ?? schemes[2];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label="Light or dark">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Light or dark">
            <Icon size={19} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ value, label, Icon: Item }) => (
          <Menu.Item
            key={value}
            leftSection={<Item size={16} stroke={1.6} />}
            rightSection={value === scheme ? <IconCheck size={14} aria-label="chosen" /> : undefined}
            onClick={() => choose(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
