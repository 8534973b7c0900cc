import { z } from "zod";
import type { Channel } from "../channel.ts";

const rates = "DMA response rates 2012; DMA 2003-15";
/**
 * In the letter box 3 to 10 days after dispatch: a lognormal delay with these as its 10th and 90th percentile. Its median is their
 * geometric mean, its sigma ln(10 / 3) / (2 * 1.28155), 1.28155 being the 90th percentile of the normal distribution.
 */
const postal = { medianHours: 131.45, sigma: 0.4697 };

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
  message: z.looseObject({
    id: z.string().optional(),
    headline: z.string().default(""),
    text: z.string().default(""),
    callToAction: z.string().default(""),
  }),
  messageFields: [
    { id: "headline", label: "Headline", lines: 1, limit: 60 },
    { id: "text", label: "Text", lines: 8 },
    { id: "callToAction", label: "Call to action", lines: 1, limit: 30 },
  ],
};
