import { z } from "zod";
import type { Channel } from "../channel.ts";

const rates = "Klaviyo SMS benchmarks 2026";

export const sms: Channel = {
  id: "sms",
  label: "SMS",
  noun: "a text message",
  icon: "message",
  consent: "consent:sms",
  address: "address:phone",
  funnel: ["delivered", "clicked", "converted"],
  parameters: {
    delivered: { value: 0.97, low: null, high: null, per: "sent", delay: 0, source: rates },
    clicked: { value: 0.06, low: 0.03, high: 0.12, per: "delivered", delay: 0, source: rates },
    converted: { value: 0.01, low: 0.003, high: 0.02, per: "delivered", delay: 0, source: rates },
    optedOut: { value: 0.009, low: 0.005, high: 0.019, per: "delivered", delay: 0, source: rates },
    complained: { value: 0, low: null, high: null, per: "delivered", delay: 0, source: "No published rate", assumed: true },
  },
  cost: { value: 0.015, low: 0.012, high: 0.025, per: "sent", source: rates },
  iota: 0.4,
  contactWeight: 1.5,
  priorStrength: 200,
  message: z.looseObject({ id: z.string().optional(), text: z.string().default("") }),
  messageFields: [{ id: "text", label: "Text", lines: 4, limit: 160 }],
};
