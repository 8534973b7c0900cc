import { z } from "zod";
import type { Channel } from "../channel.ts";

const estimate = "Rates of field teams; no published benchmark";

/** A representative at the door; the price is paid for each visit, whether anybody is met or not. */
export const fieldVisit: Channel = {
  id: "field-visit",
  label: "Field visit",
  noun: "a field visit",
  sentAs: "visit",
  icon: "walk",
  consent: "consent:field-visit",
  address: "address:post",
  funnel: ["answered", "converted"],
  parameters: {
    answered: { value: 0.35, low: 0.3, high: 0.4, per: "sent", delay: 0, source: estimate, assumed: true },
    converted: { value: 0.07, low: null, high: null, per: "answered", delay: 0, source: estimate, assumed: true },
    optedOut: { value: 0, low: null, high: null, per: "answered", delay: 0, source: "No published rate", assumed: true },
    complained: { value: 0, low: null, high: null, per: "answered", delay: 0, source: "No published rate", assumed: true },
  },
  cost: { value: 8, low: null, high: null, per: "sent", source: "Cost of a field team per visit", assumed: true },
  iota: 0.8,
  contactWeight: 4,
  priorStrength: 50,
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
