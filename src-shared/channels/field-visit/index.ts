import type { Channel } from "../channel.ts";
import { copySchema, type MessageField } from "../message-field.ts";

const estimate = "Rates of field teams; no published benchmark";

const fields: readonly MessageField[] = [
  { id: "opening", label: "Opening line", help: "The first words at the door.", lines: 2, needed: true },
  { id: "script", label: "Script", help: "What the representative says.", lines: 8 },
  { id: "checklist", label: "Checklist", help: "What is to be done at the visit, a line each.", lines: 4, holds: "list", later: true },
  { id: "callToAction", label: "Ask", help: "What the subscriber is asked at the end.", lines: 1 },
];

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
  message: copySchema(fields),
  messageFields: fields,
};
