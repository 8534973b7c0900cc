import type { Channel } from "../channel.ts";
import { copySchema, type MessageField } from "../message-field.ts";
import { waitsForSession } from "../session.ts";

const fields: readonly MessageField[] = [
  { id: "headline", label: "Headline", help: "The bold line of the banner.", lines: 1, limit: 60, needed: true },
  { id: "text", label: "Text", help: "What stands below it.", lines: 4, limit: 200 },
  { id: "callToAction", label: "Call to action", help: "What the reader is to do, on the button.", lines: 1, limit: 30 },
  { id: "link", label: "Link", help: "Where the call to action leads.", lines: 1, holds: "link", later: true, example: "https://" },
];

/** A banner or message on the web site or in the account portal: delivered to whoever comes by and is known. */
export const web: Channel = {
  id: "web",
  label: "Web",
  noun: "a web message",
  icon: "browser",
  consent: "consent:web",
  ...waitsForSession,
  message: copySchema(fields),
  messageFields: fields,
};
