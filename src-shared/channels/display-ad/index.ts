import { z } from "zod";
import type { Channel } from "../channel.ts";
import { paidImpressions } from "../impression.ts";

/** An ad on other sites, shown to an uploaded audience; one message is one impression. */
export const displayAd: Channel = {
  id: "display-ad",
  label: "Display ad",
  noun: "a display ad",
  icon: "ad-2",
  consent: "consent:display-ad",
  ...paidImpressions("WordStream (display network)", { clicked: 0.0046, converted: 0.0057, click: 0.63 }),
  iota: 0.1,
  message: z.looseObject({
    id: z.string().optional(),
    headline: z.string().default(""),
    text: z.string().default(""),
    callToAction: z.string().default(""),
  }),
  messageFields: [
    { id: "headline", label: "Headline", lines: 1, limit: 30 },
    { id: "text", label: "Text", lines: 3, limit: 90 },
    { id: "callToAction", label: "Call to action", lines: 1, limit: 20 },
  ],
};
