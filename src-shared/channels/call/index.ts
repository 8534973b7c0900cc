import type { Channel } from "../channel.ts";
import { copySchema, type MessageField } from "../message-field.ts";

const rates = "DMA response rates 2012; DMA 2003-15";

const fields: readonly MessageField[] = [
  { id: "opening", label: "Opening line", help: "The first words once somebody answers.", lines: 2, needed: true },
  { id: "script", label: "Script", help: "What the agent says.", lines: 8 },
  { id: "steps", label: "Steps", help: "What the agent goes through, a line each.", lines: 4, holds: "list", later: true },
  { id: "callToAction", label: "Ask", help: "What the subscriber is asked at the end.", lines: 1 },
  { id: "voicemail", label: "Voicemail", help: "What is said where nobody answers; empty leaves none.", lines: 2, later: true },
];

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
  message: copySchema(fields),
  messageFields: fields,
};
