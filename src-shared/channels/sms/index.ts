import type { Channel } from "../channel.ts";
import { copySchema, type MessageField } from "../message-field.ts";
import { optOutLine } from "./segments.ts";

const rates = "Klaviyo SMS benchmarks 2026";

const fields: readonly MessageField[] = [
  { id: "text", label: "Text", help: "The message without its link and its opt-out line.", lines: 4, needed: true },
  { id: "link", label: "Link", help: "Stands after the text; a short one costs fewer characters.", lines: 1, holds: "link", later: true },
  {
    id: "optOut",
    label: "Opt-out line",
    help: "Says how to stop further messages; counts as text.",
    lines: 1,
    later: true,
    example: optOutLine,
  },
];

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
  message: copySchema(fields),
  messageFields: fields,
};
