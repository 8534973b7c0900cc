import { z } from "zod";
import type { Channel } from "../channel.ts";

const rates = "DMA response rates 2012; DMA 2003-15";

/** An outbound call; the price is paid per contact, that is, per answered call. */
export const call: Channel = {
  id: "call",
  label: "Outbound call",
  noun: "a call",
  icon: "phone",
  consent: "consent:call",
  address: "address:phone",
  funnel: ["answered", "converted"],
  parameters: {
    answered: { value: 0.15, low: 0.08, high: 0.2, per: "sent", delay: 0, source: rates },
    converted: { value: 0.129, low: null, high: null, per: "answered", delay: 0, source: `${rates} (cross-sell)` },
    optedOut: { value: 0.01, low: null, high: null, per: "answered", delay: 0, source: rates },
    complained: { value: 0, low: null, high: null, per: "answered", delay: 0, source: "No published rate", assumed: true },
  },
  cost: { value: 10.09, low: null, high: null, per: "answered", source: `${rates} (cross-sell, per contact)` },
  iota: 0.6,
  contactWeight: 3,
  priorStrength: 100,
  message: z.looseObject({
    id: z.string().optional(),
    opening: z.string().default(""),
    script: z.string().default(""),
    callToAction: z.string().default(""),
  }),
  messageFields: [
    { id: "opening", label: "Opening line", lines: 2 },
    { id: "script", label: "Script", lines: 8 },
    { id: "callToAction", label: "Ask", lines: 1 },
  ],
};
