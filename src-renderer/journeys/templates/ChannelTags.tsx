import { type ChannelId, channelIds, channelOf } from "../../../src-shared/channels/index.ts";
import { KindIcon } from "../../ui/index.ts";
import classes from "./gallery.module.css";

const isChannel = (id: string): id is ChannelId => (channelIds as string[]).includes(id);

/** Channels by icon and name; `short` shows the names to assistive technology and on hover only. */
export function ChannelTags({ channels, short = false }: { channels: readonly string[]; short?: boolean }) {
  return (
    <span className={classes.channels}>
      {channels.filter(isChannel).map((channel) => {
        const { label, icon } = channelOf(channel);
        const style = { color: `var(--tl-channel-${channel})`, background: `var(--tl-channel-${channel}-soft)` };
        return short ? (
          <span key={channel} className={classes.channel} style={style} role="img" aria-label={label} title={label}>
            <KindIcon name={icon} size={13} />
          </span>
        ) : (
          <span key={channel} className={classes.channel} style={style}>
            <KindIcon name={icon} size={13} /> {label}
          </span>
        );
      })}
    </span>
  );
}
