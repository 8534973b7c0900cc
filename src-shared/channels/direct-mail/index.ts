import type { Channel } from "../channel.ts";
import { copySchema, type MessageField } from "../message-field.ts";

const rates = "DMA response rates 2012; DMA 2003-15";
/**
 * In the letter box 3 to 10 days after dispatch: a lognormal delay with these as its 10th and 90th percentile. Its median is their
 * geometric mean, its sigma ln(10 / 3) / (2 * 1.28155), 1.28155 being the 90th percentile of the normal distribution.
 */
const postal = { medianHours: 131.45, sigma: 0.4697 };

const fields: readonly MessageField[] = [
  { id: "headline", label: "Headline", help: "The line above the letter.", lines: 1, limit: 60 },
  { id: "text", label: "Text", help: "The letter itself. A blank line begins a paragraph.", lines: 8, needed: true },
  { id: "callToAction", label: "Call to action", help: "What the reader is to do, at the foot.", lines: 1, limit: 30 },
  {
    ...{ id: "address", label: "Address block", lines: 4, later: true },
    help: "Lines in the window of the envelope; empty takes the name and the postal address of the subscriber.",
  },
  { id: "sender", label: "Sender's address", help: "The small line above the window.", lines: 1, later: true },
  { id: "signature", label: "Signature", help: "Who signs.", lines: 2, later: true },
];

/** A letter or postcard to a customer of the house list. */
export const directMail: Channel = {
  id: "direct-mail",
  label: "Direct mail",
  noun: "a mailing",
  sentAs: "piece mailed",
  icon: "mailbox",
  consent: "consent:direct-mail",
  address: "address:post",
  funnel: ["delivered", "converted"],
  parameters: {
    delivered: { value: 0.98, low: null, high: null, per: "sent", delay: postal, source: rates },
    converted: { value: 0.036, low: 0.01, high: 0.05, per: "delivered", delay: 0, source: `${rates} (house list; a prospect list 1.6 %)` },
    optedOut: { value: 0, low: null, high: null, per: "delivered", delay: 0, source: "No published rate", assumed: true },
    complained: { value: 0, low: null, high: null, per: "delivered", delay: 0, source: "No published rate", assumed: true },
  },
  cost: { value: 0.56, low: null, high: null, per: "sent", source: rates },
  iota: 0.6,
  contactWeight: 0.5,
  priorStrength: 100,
  message: copySchema(fields),
  messageFields: fields,
};
