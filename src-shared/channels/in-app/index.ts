import type { Channel } from "../channel.ts";
import { copySchema, type MessageField } from "../message-field.ts";
import { waitsForSession } from "../session.ts";

const fields: readonly MessageField[] = [
  { id: "title", label: "Title", help: "The heading of the card in the app.", lines: 1, limit: 50 },
  { id: "text", label: "Text", help: "What the card says.", lines: 4, limit: 200, needed: true },
  { id: "callToAction", label: "Call to action", help: "What the reader is to do, on the button.", lines: 1, limit: 25 },
  { id: "link", label: "Link", help: "Where the call to action leads.", lines: 1, holds: "link", later: true, example: "https://" },
];

/** A message inside the app: delivered to whoever opens it while the message stands. */
export const inApp: Channel = {
  id: "in-app",
  label: "In-app",
  noun: "an in-app message",
  icon: "device-mobile-message",
  consent: "consent:in-app",
  ...waitsForSession,
  message: copySchema(fields),
  messageFields: fields,
};
