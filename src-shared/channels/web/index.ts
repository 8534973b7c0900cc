import { z } from "zod";
import type { Channel } from "../channel.ts";
import { waitsForSession } from "../session.ts";

/** A banner or message on the web site or in the account portal: delivered to whoever comes by and is known. */
export const web: Channel = {
  id: "web",
  label: "Web",
  noun: "a web message",
  icon: "browser",
  consent: "consent:web",
  ...waitsForSession,
  message: z.looseObject({
    id: z.string().optional(),
    headline: z.string().default(""),
    text: z.string().default(""),
    callToAction: z.string().default(""),
  }),
  messageFields: [
    { id: "headline", label: "Headline", lines: 1, limit: 60 },
    { id: "text", label: "Text", lines: 4, limit: 200 },
    { id: "callToAction", label: "Call to action", lines: 1, limit: 30 },
  ],
};
