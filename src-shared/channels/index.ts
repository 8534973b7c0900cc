import { call } from "./call/index.ts";
import type { Channel } from "./channel.ts";
import { directMail } from "./direct-mail/index.ts";
import { displayAd } from "./display-ad/index.ts";
import { email } from "./email/index.ts";
import { fieldVisit } from "./field-visit/index.ts";
import { inApp } from "./in-app/index.ts";
import { paidSocial } from "./paid-social/index.ts";
import { push } from "./push/index.ts";
import { sms } from "./sms/index.ts";
import { web } from "./web/index.ts";

/** Every channel, in the order of pickers. */
export const channels = {
  email,
  sms,
  push,
  "in-app": inApp,
  web,
  "direct-mail": directMail,
  call,
  "field-visit": fieldVisit,
  "paid-social": paidSocial,
  "display-ad": displayAd,
} as const satisfies Record<string, Channel>;
export type ChannelId = keyof typeof channels;
export const channelIds = Object.keys(channels) as ChannelId[];

export const channelOf = (id: ChannelId): Channel => channels[id];
