import { Modal, Skeleton } from "@mantine/core";
import { IconSquarePlus } from "@tabler/icons-react";
import { type ChannelId, channelIds, channelOf } from "../../src-shared/channels/index.ts";
import { useResource } from "../store/remote.ts";
import { FailureNote, failureOf, KindIcon, plural } from "../ui/index.ts";
import classes from "./Journeys.module.css";

const isChannel = (id: string): id is ChannelId => (channelIds as string[]).includes(id);

/** Chooses what a new journey begins with. */
export function TemplateDialog({
  opened,
  onClose,
  onBlank,
  onChoose,
}: {
  opened: boolean;
  onClose(): void;
  onBlank(): void;
  onChoose(template: string, name: string): void;
}) {
  const { data, error } = useResource("templates");
  return (
    <Modal opened={opened} onClose={onClose} title="New journey" size="xl" centered>
      {error !== undefined && <FailureNote failure={failureOf(error)} />}
      {data === undefined && error === undefined && <Skeleton height={240} />}
      <div className={classes.templates}>
        <button type="button" className={classes.template} onClick={onBlank} data-testid="template-blank">
          <span className={classes.templateName}>
            <IconSquarePlus size={18} stroke={1.75} aria-hidden /> Blank
          </span>
          <span className={classes.templateText}>An empty canvas with the seven stages.</span>
        </button>
        {data?.map((template) => (
          <button
            key={template.id}
            type="button"
            className={classes.template}
            onClick={() => onChoose(template.id, template.name)}
            data-testid={`template-${template.id}`}
          >
            <span className={classes.templateName}>{template.name}</span>
            <span className={classes.templateText}>{template.description}</span>
            <span className={classes.templateFoot}>
              {template.channels.filter(isChannel).map((channel) => (
                <span
                  key={channel}
                  className={classes.channel}
                  style={{ color: `var(--tl-channel-${channel})`, background: `var(--tl-channel-${channel}-soft)` }}
                >
                  <KindIcon name={channelOf(channel).icon} size={13} /> {channelOf(channel).label}
                </span>
              ))}
              <span className={classes.templateNodes}>{plural(template.nodes, "node")}</span>
            </span>
          </button>
        ))}
      </div>
    </Modal>
  );
}
