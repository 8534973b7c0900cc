import { call } from "./call/index.ts";
import type { Channel } from "./channel.ts";
import { email } from "./email/index.ts";
import { sms } from "./sms/index.ts";

/** Every channel, in the order of pickers. */
export const channels = { email, sms, call } as const satisfies Record<string, Channel>;
export type ChannelId = keyof typeof channels;
export const channelIds = Object.keys(channels) as ChannelId[];

export const channelOf = (id: ChannelId): Channel => channels[id];
