import type { Channel } from "../channel.ts";
import { copySchema, type MessageField } from "../message-field.ts";

const rates = "DDMA International Email Benchmark 2024; Mailchimp benchmarks 2019; GetResponse 2023; GDMA 2024";

const fields: readonly MessageField[] = [
  {
    ...{ id: "from", label: "From", lines: 1, limit: 40, later: true, example: "Prairie Fiber <hello@example.com>" },
    help: "Name and address that the inbox shows as the sender.",
  },
  { id: "subject", label: "Subject", help: "The first words in the inbox.", lines: 1, limit: 60, needed: true },
  { id: "preheader", label: "Preheader", help: "Stands after the subject in the inbox.", lines: 1, limit: 100 },
  { id: "text", label: "Text", help: "The letter itself. A blank line begins a paragraph.", lines: 6 },
  { id: "callToAction", label: "Call to action", help: "What the reader is to do, on the button.", lines: 1, limit: 30 },
  { id: "link", label: "Link", help: "Where the call to action leads.", lines: 1, holds: "link", later: true, example: "https://" },
];

/** Opens follow delivery after a lognormal delay, median 4 hours, sigma 2.0. */
export const email: Channel = {
  id: "email",
  label: "Email",
  noun: "an email",
  icon: "mail",
  consent: "consent:email",
  address: "address:email",
  funnel: ["delivered", "opened", "clicked", "converted"],
  parameters: {
    delivered: { value: 0.992, low: null, high: null, per: "sent", delay: 0, source: rates },
    opened: { value: 0.22, low: 0.15, high: 0.35, per: "delivered", delay: { medianHours: 4, sigma: 2 }, source: rates },
    clicked: { value: 0.027, low: 0.015, high: 0.04, per: "delivered", delay: 0, source: rates },
    converted: { value: 0.015, low: 0.005, high: 0.04, per: "clicked", delay: 0, source: rates },
    optedOut: { value: 0.002, low: 0.001, high: 0.003, per: "delivered", delay: 0, source: rates },
    complained: { value: 0.00012, low: null, high: null, per: "delivered", delay: 0, source: rates },
  },
  cost: { value: 0.002, low: null, high: null, per: "sent", source: "Price of an email service per thousand", assumed: true },
  iota: 0.3,
  contactWeight: 1,
  priorStrength: 400,
  message: copySchema(fields),
  messageFields: fields,
};
