import { z } from "zod";
import type { Channel } from "../channel.ts";

const rates = "WordStream (display network)";

/** An ad on other sites, shown to an uploaded audience; one message is one impression. */
export const displayAd: Channel = {
  id: "display-ad",
  label: "Display ad",
  noun: "a display ad",
  sentAs: "impression",
  icon: "ad-2",
  consent: "consent:display-ad",
  address: "none",
  funnel: ["clicked", "converted"],
  parameters: {
    clicked: { value: 0.0046, low: null, high: null, per: "sent", delay: 0, source: rates },
    converted: { value: 0.0057, low: null, high: null, per: "clicked", delay: 0, source: rates },
    optedOut: { value: 0, low: null, high: null, per: "clicked", delay: 0, source: "No published rate", assumed: true },
    complained: { value: 0, low: null, high: null, per: "clicked", delay: 0, source: "No published rate", assumed: true },
  },
  cost: { value: 0.63, low: null, high: null, per: "clicked", source: rates },
  iota: 0.1,
  /** Our assumption: an impression among other content tires a quarter as much as an email. */
  contactWeight: 0.25,
  priorStrength: 200,
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
