import { z } from "zod";
import type { Channel } from "../channel.ts";

const rates = "WordStream (traffic campaigns)";

/** An ad in a social network, shown to an uploaded audience; one message is one impression. A campaign for traffic; those for leads cost more. */
export const paidSocial: Channel = {
  id: "paid-social",
  label: "Paid social",
  noun: "a paid social ad",
  sentAs: "impression",
  icon: "thumb-up",
  consent: "consent:paid-social",
  address: "none",
  funnel: ["clicked", "converted"],
  parameters: {
    clicked: { value: 0.0151, low: null, high: null, per: "sent", delay: 0, source: rates },
    converted: { value: 0.01, low: null, high: null, per: "clicked", delay: 0, source: rates },
    optedOut: { value: 0, low: null, high: null, per: "clicked", delay: 0, source: "No published rate", assumed: true },
    complained: { value: 0, low: null, high: null, per: "clicked", delay: 0, source: "No published rate", assumed: true },
  },
  cost: { value: 0.83, low: null, high: null, per: "clicked", source: rates },
  iota: 0.25,
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
    { id: "headline", label: "Headline", lines: 1, limit: 40 },
    { id: "text", label: "Text", lines: 4, limit: 125 },
    { id: "callToAction", label: "Call to action", lines: 1, limit: 20 },
  ],
};
