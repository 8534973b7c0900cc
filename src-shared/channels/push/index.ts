import type { Channel } from "../channel.ts";
import { copySchema, type MessageField } from "../message-field.ts";

const rates = "Business of Apps 2024";

/** Sources: mPaaS message content restrictions (title, 40 characters); Braze push message formats (text on a lock screen, 160 and 49). */
const titleShown = [{ place: "iOS", characters: 40 }] as const;
const textShown = [
  { place: "iOS lock screen", characters: 160 },
  { place: "Android lock screen", characters: 49 },
] as const;
const fields: readonly MessageField[] = [
  { id: "title", label: "Title", help: "The bold line on the lock screen.", lines: 1, limit: 50, shown: titleShown },
  { id: "text", label: "Text", help: "What stands below the title.", lines: 3, limit: 150, shown: textShown, needed: true },
  { id: "link", label: "Link", help: "The page of the app or the site that a tap opens.", lines: 1, holds: "link", later: true },
];

/** A message of the app on a locked phone; `clicked` is a tap. */
export const push: Channel = {
  id: "push",
  label: "Push",
  noun: "a push message",
  icon: "bell-ringing",
  consent: "consent:push",
  address: "address:push-token",
  funnel: ["delivered", "clicked", "converted"],
  parameters: {
    delivered: {
      value: 0.66,
      low: 0.51,
      high: 0.81,
      per: "sent",
      delay: 0,
      source: `${rates}: opt-in 81 % on Android, 51 % on iOS, their plain mean`,
    },
    clicked: {
      value: 0.04,
      low: 0.034,
      high: 0.046,
      per: "delivered",
      delay: 0,
      source: `${rates}: tap rate 4.6 % on Android, 3.4 % on iOS, their plain mean`,
    },
    converted: { value: 0.01, low: null, high: null, per: "clicked", delay: 0, source: rates },
    optedOut: { value: 0.003, low: null, high: null, per: "delivered", delay: 0, source: rates },
    complained: { value: 0, low: null, high: null, per: "delivered", delay: 0, source: "No published rate", assumed: true },
  },
  cost: { value: 0.001, low: null, high: null, per: "sent", source: "Price of a push service per thousand", assumed: true },
  iota: 0.3,
  contactWeight: 0.5,
  priorStrength: 200,
  message: copySchema(fields),
  messageFields: fields,
};
