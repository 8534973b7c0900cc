import { z } from "zod";
import type { Channel } from "../channel.ts";
import { paidImpressions } from "../impression.ts";

/** An ad in a social network, shown to an uploaded audience; one message is one impression. A campaign for traffic; those for leads cost more. */
export const paidSocial: Channel = {
  id: "paid-social",
  label: "Paid social",
  noun: "a paid social ad",
  icon: "thumb-up",
  consent: "consent:paid-social",
  ...paidImpressions("WordStream (traffic campaigns)", { clicked: 0.0151, converted: 0.01, click: 0.83 }),
  iota: 0.25,
  message: z.looseObject({
    id: z.string().optional(),
    headline: z.string().default(""),
    text: z.string().default(""),
    callToAction: z.string().default(""),
  }),
  messageFields: [
    { id: "headline", label: "Headline", lines: 1, limit: 40 },
    { id: "text", label: "Text", lines: 4, limit: 125 },
    { id: "callToAction", label: "Call to action", lines: 1, limit: 20 },
  ],
};
