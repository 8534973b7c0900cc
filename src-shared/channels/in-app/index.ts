import { z } from "zod";
import type { Channel } from "../channel.ts";
import { waitsForSession } from "../session.ts";

/** A message inside the app: delivered to whoever opens it while the message stands. */
export const inApp: Channel = {
  id: "in-app",
  label: "In-app",
  noun: "an in-app message",
  icon: "device-mobile-message",
  consent: "consent:in-app",
  ...waitsForSession,
  message: z.looseObject({
    id: z.string().optional(),
    title: z.string().default(""),
    text: z.string().default(""),
    callToAction: z.string().default(""),
  }),
  messageFields: [
    { id: "title", label: "Title", lines: 1, limit: 50 },
    { id: "text", label: "Text", lines: 4, limit: 200 },
    { id: "callToAction", label: "Call to action", lines: 1, limit: 25 },
  ],
};
