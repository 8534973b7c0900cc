import type { Channel } from "../channel.ts";
import { paidImpressions } from "../impression.ts";
import { copySchema, type MessageField } from "../message-field.ts";

const fields: readonly MessageField[] = [
  { id: "headline", label: "Headline", help: "The largest line.", lines: 1, limit: 30, needed: true },
  { id: "text", label: "Text", help: "The line below it.", lines: 3, limit: 90 },
  { id: "callToAction", label: "Call to action", help: "What the reader is to do, on the button.", lines: 1, limit: 20 },
  { id: "link", label: "Link", help: "Where the call to action leads.", lines: 1, holds: "link", later: true, example: "https://" },
  { id: "advertiser", label: "Advertiser", help: "The name in the corner.", lines: 1, limit: 25, later: true },
];

/** An ad on other sites, shown to an uploaded audience; one message is one impression. */
export const displayAd: Channel = {
  id: "display-ad",
  label: "Display ad",
  noun: "a display ad",
  icon: "ad-2",
  consent: "consent:display-ad",
  ...paidImpressions("WordStream (display network)", { clicked: 0.0046, converted: 0.0057, click: 0.63 }),
  iota: 0.1,
  message: copySchema(fields),
  messageFields: fields,
};
