import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots, IconFileImport, IconHistory, IconPlayerPlay, IconStar } from "@tabler/icons-react";
import { useState } from "react";
import type { JourneyVersion } from "../../../src-shared/model/journey-version.ts";
import { useClient } from "../../app/client.ts";
import { formatMoment, plural } from "../../ui/index.ts";
import { ThumbnailPicture } from "../ThumbnailPicture.tsx";
import { useThumbnail } from "../thumbnails.ts";
import { VersionForm } from "./VersionForm.tsx";
import classes from "./versions.module.css";

const kinds = {
  named: { words: "kept by you", Icon: IconStar },
  run: { words: "kept at a run", Icon: IconPlayerPlay },
  "before-restore": { words: "kept before a restore", Icon: IconHistory },
  "before-file": { words: "kept before a file", Icon: IconFileImport },
} as const;

interface ItemProps {
  version: JourneyVersion;
  current: boolean;
  readOnly: boolean;
  onChoose(): void;
  onRestore(): void;
  onRename(name: string, note: string): void;
  onRemove(): void;
}

/** One version of the list; chosen, it is compared. */
export function VersionItem({ version, current, readOnly, onChoose, onRestore, onRename, onRemove }: ItemProps) {
  const client = useClient();
  const { id, name, note, at, kind, nodes } = version;
  const thumbnail = useThumbnail(`version ${id}`, () => client.versions.thumbnail({ id }));
  const [renaming, setRenaming] = useState(false);
  const { words, Icon } = kinds[kind];
  return (
    <li className={classes.item} data-current={current} data-testid="version">
      <button type="button" className={classes.choose} aria-pressed={current} onClick={onChoose} data-testid="choose-version">
        <span className={classes.small}>
          <ThumbnailPicture thumbnail={thumbnail} />
        </span>
        <span className={classes.about}>
          <strong>{name}</strong>
          {note !== "" && <span>{note}</span>}
          <span className={classes.muted}>
            <Icon size={13} aria-hidden /> {words}, {formatMoment(at)} · {plural(nodes, "node")}
          </span>
        </span>
      </button>
      {!readOnly && (
        <div className={classes.tools}>
          <Button size="compact-sm" variant="light" onClick={onRestore} aria-label={`Restore ${name}`} data-testid="restore-version">
            Restore
          </Button>
          <Menu position="bottom-end" width={180}>
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size={26} aria-label={`More for the version ${name}`}>
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setRenaming(true)}>Name and note</Menu.Item>
              <Menu.Item color="red" onClick={onRemove}>
                Delete version
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      )}
      {renaming && <VersionForm name={name} note={note} onDone={onRename} onClose={() => setRenaming(false)} />}
    </li>
  );
}
