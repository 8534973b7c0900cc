import type { Channel } from "../channel.ts";
import { paidImpressions } from "../impression.ts";
import { copySchema, type MessageField } from "../message-field.ts";

const fields: readonly MessageField[] = [
  { id: "headline", label: "Headline", help: "The bold line below the picture.", lines: 1, limit: 40, needed: true },
  { id: "text", label: "Text", help: "What stands above the picture.", lines: 4, limit: 125 },
  { id: "callToAction", label: "Call to action", help: "What the reader is to do, on the button.", lines: 1, limit: 20 },
  { id: "link", label: "Link", help: "Where the call to action leads.", lines: 1, holds: "link", later: true, example: "https://" },
  { id: "advertiser", label: "Advertiser", help: "The page in whose name the ad stands.", lines: 1, later: true },
];

/** An ad in a social network, shown to an uploaded audience; one message is one impression. A campaign for traffic; those for leads cost more. */
export const paidSocial: Channel = {
  id: "paid-social",
  label: "Paid social",
  noun: "a paid social ad",
  icon: "thumb-up",
  consent: "consent:paid-social",
  ...paidImpressions("WordStream (traffic campaigns)", { clicked: 0.0151, converted: 0.01, click: 0.83 }),
  iota: 0.25,
  message: copySchema(fields),
  messageFields: fields,
};
