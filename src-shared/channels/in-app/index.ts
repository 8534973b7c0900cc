import { z } from "zod";
import type { Channel } from "../channel.ts";

const estimate = "No published rate; our own estimate";

/** A message inside the app: delivered to whoever opens it while the message stands. */
export const inApp: Channel = {
  id: "in-app",
  label: "In-app",
  noun: "an in-app message",
  icon: "device-mobile-message",
  consent: "consent:in-app",
  address: "none",
  funnel: ["delivered", "clicked", "converted"],
  parameters: {
    delivered: {
      value: 0.5,
      low: null,
      high: null,
      per: "sent",
      delay: 0,
      source: "Needs a session; half of the subscribers are assumed to have one",
      assumed: true,
    },
    clicked: { value: 0.1, low: null, high: null, per: "delivered", delay: 0, source: estimate, assumed: true },
    converted: { value: 0.02, low: null, high: null, per: "clicked", delay: 0, source: estimate, assumed: true },
    optedOut: { value: 0, low: null, high: null, per: "delivered", delay: 0, source: "No published rate", assumed: true },
    complained: { value: 0, low: null, high: null, per: "delivered", delay: 0, source: "No published rate", assumed: true },
  },
  cost: { value: 0, low: null, high: null, per: "sent", source: "Shown in a channel of your own, without a price for each", assumed: true },
  iota: 0.3,
  /** Our assumption: it interrupts about as much as a push message does. */
  contactWeight: 0.5,
  priorStrength: 50,
  message: z.looseObject({
    id: z.string().optional(),
    title: z.string().default(""),
    text: z.string().default(""),
    callToAction: z.string().default(""),
  }),
  messageFields: [
    { id: "title", label: "Title", lines: 1, limit: 50 },
    { id: "text", label: "Text", lines: 4, limit: 200 },
    { id: "callToAction", label: "Call to action", lines: 1, limit: 25 },
  ],
};
