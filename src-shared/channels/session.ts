import type { Channel } from "./channel.ts";

const estimate = "No published rate; our own estimate";
const unpublished = { low: null, high: null, per: "delivered", delay: 0, assumed: true } as const;

/** What messages have in common that wait in a place of one's own until a subscriber comes by: the app, the site. */
export const waitsForSession = {
  address: "none",
  funnel: ["delivered", "clicked", "converted"],
  parameters: {
    delivered: { ...unpublished, value: 0.5, per: "sent", source: "Needs a session; half of the subscribers are assumed to have one" },
    clicked: { ...unpublished, value: 0.1, source: estimate },
    converted: { ...unpublished, value: 0.02, per: "clicked", source: estimate },
    optedOut: { ...unpublished, value: 0, source: "No published rate" },
    complained: { ...unpublished, value: 0, source: "No published rate" },
  },
  cost: { value: 0, low: null, high: null, per: "sent", source: "Shown in a channel of your own, without a price for each", assumed: true },
  iota: 0.3,
  /** Our assumption: it interrupts about as much as a push message does. */
  contactWeight: 0.5,
  priorStrength: 50,
} satisfies Partial<Channel>;
