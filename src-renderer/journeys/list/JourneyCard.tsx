import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArchive,
  IconArchiveOff,
  IconClockHour4,
  IconCopy,
  IconDots,
  IconDownload,
  IconFolder,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { type ChannelId, channelIds, channelOf } from "../../../src-shared/channels/index.ts";
import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import type { JourneyFolder } from "../../../src-shared/model/journey-version.ts";
import { useClient } from "../../app/client.ts";
import { pathOf } from "../../app/router.ts";
import { formatCount, formatMoment, formatShare, KindIcon, plural } from "../../ui/index.ts";
import { ThumbnailPicture } from "../ThumbnailPicture.tsx";
import { useThumbnail } from "../thumbnails.ts";
import type { JourneyActions } from "./actions.ts";
import { stateOf, stateWords } from "./filter.ts";
import classes from "./list.module.css";

/** What a drag of a journey carries: its id. */
export const JOURNEY_DRAG = "application/x-throughline-journey";

const isChannel = (id: string): id is ChannelId => (channelIds as string[]).includes(id);

interface CardProps {
  journey: JourneyEntry;
  folders: readonly JourneyFolder[];
  actions: JourneyActions;
  readOnly: boolean;
  onRename(journey: JourneyEntry): void;
  onVersions(journey: JourneyEntry): void;
}

/** `Spring / Upgrades`. */
const folderName = ({ name, parent }: JourneyFolder, folders: readonly JourneyFolder[]): string => {
  const around = folders.find(({ id }) => id === parent);
  return around ? `${around.name} / ${name}` : name;
};

function CardMenu({ journey, folders, actions, readOnly, onRename, onVersions }: CardProps) {
  const { id, name, folder, archived } = journey;
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${name}`} className={classes.above}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onRename(journey)} disabled={readOnly}>
          Rename
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => actions.duplicate(id)} disabled={readOnly}>
          Duplicate
        </Menu.Item>
        <Menu.Item leftSection={<IconClockHour4 size={15} />} onClick={() => onVersions(journey)}>
          Versions
        </Menu.Item>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconFolder size={15} />} disabled={readOnly || folders.length === 0}>
              Move to
            </Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            <Menu.Item onClick={() => actions.move([id], null)} disabled={folder === null}>
              No folder
            </Menu.Item>
            {folders.map((each) => (
              <Menu.Item key={each.id} onClick={() => actions.move([id], each.id)} disabled={folder === each.id}>
                {folderName(each, folders)}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Item leftSection={<IconDownload size={15} />} onClick={() => actions.exportFile(id)}>
          Export as a file
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={archived === null ? <IconArchive size={15} /> : <IconArchiveOff size={15} />}
          onClick={() => actions.archive(journey, archived === null)}
          disabled={readOnly}
        >
          {archived === null ? "Archive" : "Take out of the archive"}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={15} />} color="red" onClick={() => actions.remove(journey)} disabled={readOnly}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Headline({ lastRun }: Pick<JourneyEntry, "lastRun">) {
  if (!lastRun) return <p className={classes.norun}>No dry run yet</p>;
  const { entered, converted } = lastRun;
  return (
    <dl className={classes.run}>
      <div>
        <dt>entered</dt>
        <dd>{formatCount(entered)}</dd>
      </div>
      <div>
        <dt>converted</dt>
        <dd>{formatCount(converted)}</dd>
      </div>
      <div>
        <dt>rate</dt>
        <dd>{entered > 0 ? formatShare(converted / entered) : "–"}</dd>
      </div>
    </dl>
  );
}

/** One journey of the list: its picture, where it stands, and the figures of its last run. */
export function JourneyCard(props: CardProps) {
  const { journey, folders, readOnly } = props;
  const client = useClient();
  const { id, name, nodes, updated, channels, folder, versions } = journey;
  const thumbnail = useThumbnail(`journey ${id} ${updated}`, () => client.journeys.thumbnail({ id }));
  const state = stateOf(journey);
  const place = folders.find((each) => each.id === folder);
  return (
    <article
      className={classes.card}
      data-testid={`journey-${id}`}
      draggable={!readOnly}
      onDragStart={(event) => {
        event.dataTransfer.setData(JOURNEY_DRAG, id);
        event.dataTransfer.effectAllowed = "move";
      }}
    >
      <ThumbnailPicture thumbnail={thumbnail} />
      <div className={classes.cardHead}>
        <a className={classes.cardName} href={`#${pathOf("journeys", id)}`} title={name} draggable={false}>
          {name}
        </a>
        <CardMenu {...props} />
      </div>
      <p className={classes.meta}>
        {plural(nodes, "node")} · changed {formatMoment(updated)}
      </p>
      <p className={classes.tags}>
        <span className={classes.state} data-state={state}>
          {stateWords[state]}
        </span>
        {channels.filter(isChannel).map((channel) => (
          <span
            key={channel}
            className={classes.icon}
            style={{ color: `var(--tl-channel-${channel})`, background: `var(--tl-channel-${channel}-soft)` }}
            role="img"
            aria-label={channelOf(channel).label}
            title={channelOf(channel).label}
          >
            <KindIcon name={channelOf(channel).icon} size={14} />
          </span>
        ))}
        <span className={classes.tail}>
          {[...(place ? [place.name] : []), ...(versions > 0 ? [plural(versions, "version")] : [])].join(" · ")}
        </span>
      </p>
      <Headline lastRun={journey.lastRun} />
    </article>
  );
}
