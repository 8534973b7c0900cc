import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconArchive, IconDots, IconFolder, IconFolderPlus, IconInbox, IconRoute } from "@tabler/icons-react";
import { type DragEvent, type ReactNode, useState } from "react";
import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import type { JourneyFolder } from "../../../src-shared/model/journey-version.ts";
import { ConfirmDialog, formatCount } from "../../ui/index.ts";
import type { JourneyActions } from "./actions.ts";
import { inPlace, type Place } from "./filter.ts";
import { JOURNEY_DRAG } from "./JourneyCard.tsx";
import classes from "./list.module.css";
import { Rename } from "./Rename.tsx";

interface ItemProps {
  icon: ReactNode;
  name: string;
  count: number;
  current: boolean;
  inner?: boolean;
  testId: string;
  onChoose(): void;
  /** Takes a journey that is dropped here. */
  onDrop?: ((journey: string) => void) | undefined;
  menu?: ReactNode;
}

function Item({ icon, name, count, current, inner = false, testId, onChoose, onDrop, menu }: ItemProps) {
  const [over, setOver] = useState(false);
  const isJourney = (event: DragEvent) => event.dataTransfer.types.includes(JOURNEY_DRAG);
  const target = onDrop && {
    onDragOver: (event: DragEvent) => {
      if (!isJourney(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!isJourney(event)) return;
      event.preventDefault();
      onDrop(event.dataTransfer.getData(JOURNEY_DRAG));
    },
  };
  return (
    <li className={classes.folder} data-inner={inner} data-over={over} {...target}>
      <button
        type="button"
        className={classes.folderName}
        aria-current={current ? "true" : undefined}
        onClick={onChoose}
        data-testid={testId}
      >
        {icon}
        <span className={classes.folderText}>{name}</span>
        <span className={classes.folderCount}>{formatCount(count)}</span>
      </button>
      {menu}
    </li>
  );
}

type Asking = { what: "new"; parent: JourneyFolder | null } | { what: "rename" | "remove"; folder: JourneyFolder } | null;

interface FoldersProps {
  entries: readonly JourneyEntry[];
  folders: readonly JourneyFolder[];
  place: Place;
  readOnly: boolean;
  actions: JourneyActions;
  onPlace(place: Place): void;
}

/** Where journeys lie: all of them, folders, the archive. Journeys are dropped on folders, or moved there by their menu. */
export function Folders({ entries, folders, place, readOnly, actions, onPlace }: FoldersProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const count = (where: Place) => entries.filter((entry) => inPlace(entry, where, folders)).length;
  const within = typeof place === "object" ? place.folder : null;
  const tops = folders.filter(({ parent }) => parent === null);
  const drop = readOnly ? undefined : (folder: string | null) => (journey: string) => actions.move([journey], folder);
  const item = (folder: JourneyFolder, inner: boolean) => (
    <Item
      key={folder.id}
      icon={<IconFolder size={17} stroke={1.7} aria-hidden />}
      name={folder.name}
      count={count({ folder: folder.id })}
      current={within === folder.id}
      inner={inner}
      testId={`folder-${folder.name}`}
      onChoose={() => onPlace({ folder: folder.id })}
      onDrop={drop?.(folder.id)}
      menu={
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`More for the folder ${folder.name}`}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsking({ what: "rename", folder })} disabled={readOnly}>
              Rename
            </Menu.Item>
            {!inner && (
              <Menu.Item onClick={() => setAsking({ what: "new", parent: folder })} disabled={readOnly}>
                New folder inside
              </Menu.Item>
            )}
            {inner && (
              <Menu.Item onClick={() => actions.moveFolder(folder.id, null)} disabled={readOnly}>
                Move to the top
              </Menu.Item>
            )}
            {!inner &&
              !folders.some(({ parent }) => parent === folder.id) &&
              tops
                .filter(({ id }) => id !== folder.id)
                .map((other) => (
                  <Menu.Item key={other.id} onClick={() => actions.moveFolder(folder.id, other.id)} disabled={readOnly}>
                    Move into “{other.name}”
                  </Menu.Item>
                ))}
            <Menu.Item color="red" onClick={() => setAsking({ what: "remove", folder })} disabled={readOnly}>
              Remove folder
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    />
  );
  return (
    <nav className={classes.folders} aria-label="Folders">
      <div className={classes.foldersHead}>
        <h2>Folders</h2>
        <Tooltip label="New folder">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="New folder"
            disabled={readOnly}
            onClick={() => setAsking({ what: "new", parent: null })}
            data-testid="new-folder"
          >
            <IconFolderPlus size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ul>
        <Item
          icon={<IconRoute size={17} stroke={1.7} aria-hidden />}
          name="All journeys"
          count={count("all")}
          current={place === "all"}
          testId="place-all"
          onChoose={() => onPlace("all")}
        />
        {folders.length > 0 && (
          <Item
            icon={<IconInbox size={17} stroke={1.7} aria-hidden />}
            name="In no folder"
            count={count("loose")}
            current={place === "loose"}
            testId="place-loose"
            onChoose={() => onPlace("loose")}
            onDrop={drop?.(null)}
          />
        )}
        {tops.flatMap((folder) => [
          item(folder, false),
          ...folders.filter(({ parent }) => parent === folder.id).map((inner) => item(inner, true)),
        ])}
        <Item
          icon={<IconArchive size={17} stroke={1.7} aria-hidden />}
          name="Archive"
          count={count("archive")}
          current={place === "archive"}
          testId="place-archive"
          onChoose={() => onPlace("archive")}
        />
      </ul>
      {asking?.what === "new" && (
        <Rename
          title={asking.parent ? `New folder in “${asking.parent.name}”` : "New folder"}
          confirm="Add folder"
          name=""
          onName={(name) => actions.addFolder(name, asking.parent?.id ?? null)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.what === "rename" && (
        <Rename
          title="Rename the folder"
          confirm="Rename"
          name={asking.folder.name}
          onName={(name) => actions.renameFolder(asking.folder.id, name)}
          onClose={() => setAsking(null)}
        />
      )}
      <ConfirmDialog
        opened={asking?.what === "remove"}
        title="Remove this folder?"
        confirm="Remove folder"
        onConfirm={() => {
          if (asking?.what !== "remove") return;
          if (within === asking.folder.id) onPlace("all");
          actions.removeFolder(asking.folder.id);
        }}
        onClose={() => setAsking(null)}
      >
        {asking?.what === "remove" ? `“${asking.folder.name}” goes; the journeys in it stay.` : ""}
      </ConfirmDialog>
    </nav>
  );
}
