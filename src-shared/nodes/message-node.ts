import { z } from "zod";
import type { Channel } from "../channels/channel.ts";
import { type ChannelId, channelOf } from "../channels/index.ts";
import { copyText, leadField, type MessageField } from "../channels/message-field.ts";
import { brokenPlaceholder } from "../channels/personalise.ts";
import { parseTimeOfDay } from "../lib/civil.ts";
import { weekdays } from "../model/journey.ts";
import { type FunnelStage, funnelStages, responseBases, responseSchema } from "../model/response.ts";
import { type NodeKind, type NodeProblem, nextOutlet } from "./kind.ts";

/** A price per message sent, or per what is named. */
const costSchema = z.union([z.number().min(0), z.looseObject({ amount: z.number().min(0), per: z.enum(responseBases) })]);

/** How many more times to try where nobody answers (a call), opens (an email) or clicks, and after how long; `until` names another stage. */
const retrySchema = z.looseObject({
  attempts: z.number().int().min(1).max(100),
  afterHours: z.number().positive(),
  until: z.enum(funnelStages).optional(),
});

const timeOfDay = z.string().refine((text) => parseTimeOfDay(text) !== undefined, { error: "expected a time of day such as 09:00" });
/** The message goes out between two times of day, on some weekdays, of the subscriber's clock; at any other time it is held. */
const sendTimeSchema = z
  .looseObject({ from: timeOfDay, to: timeOfDay, days: z.array(z.enum(weekdays)).min(1).optional() })
  .refine(({ from, to }) => from !== to, { error: "a send time begins and ends at two different times" });

export interface MessageConfig {
  /** A message's id, or its copy. */
  message?: string | Record<string, unknown> | undefined;
  response: z.infer<typeof responseSchema>;
  cost?: z.infer<typeof costSchema> | undefined;
  transactional: boolean;
  pool?: string | undefined;
  retry?: z.infer<typeof retrySchema> | undefined;
  sendTime?: z.infer<typeof sendTimeSchema> | undefined;
  arpuChange?: number | undefined;
  [more: string]: unknown;
}

/** The copy of a message node, or undefined when it only names one. */
export function messageCopy(config: MessageConfig): Record<string, unknown> | undefined {
  return typeof config.message === "object" ? config.message : undefined;
}

const SECONDS_PER_HOUR = 3600;

/** The first sign that somebody took notice: the stage after delivery, or the first where there is no delivery. */
function engagedStage({ funnel }: Channel): FunnelStage {
  return (funnel[0] === "delivered" ? funnel[1] : funnel[0]) as FunnelStage;
}

const messageFindings: NonNullable<NodeKind["finds"]> = {
  "message/no-copy": { severity: "warning", about: "A message has no copy yet." },
  "message/missing-field": {
    severity: "warning",
    about: "A message lacks a part without which it cannot go out, such as the subject of an email.",
  },
  "message/too-long": { severity: "warning", about: "A part of a message is longer than most places show." },
  "message/bad-link": { severity: "warning", about: "The link of a message is no address on the web." },
  "message/insecure-link": { severity: "note", about: "The link of a message is not encrypted (http)." },
  "message/bad-placeholder": { severity: "warning", about: "Braces in a message were meant as a placeholder for a field and are none." },
};

function linkProblems(field: MessageField, text: string, path: string): NodeProblem[] {
  if (text === "" || text.includes("{{")) return [];
  if (/^http:\/\/\S+\.\S+$/i.test(text))
    return [
      {
        ...{ id: "message/insecure-link", severity: "note", path },
        message: "The link is not encrypted: browsers warn of pages by http.",
        fix: "Lead it to the same page by https.",
        repair: { label: "Use https", edits: [{ path: path.split("."), value: text.replace(/^http:/i, "https:") }] },
      },
    ];
  if (
    /^(https:\/\/\S+\.\S+|tel:\+?[\d().-]+|mailto:\S+@\S+|(?!https?:)[a-z][a-z0-9+.-]*:\/\/\S+)$/i.test(text) ||
    /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)
  )
    return [];
  return [
    {
      ...{ id: "message/bad-link", severity: "warning", path },
      message: `${field.label}: "${text}" is no address on the web.`,
      fix: "Write it like https://example.com/offer.",
    },
  ];
}

/** What the copy of one message shows by itself. */
function copyProblems(
  copy: Record<string, unknown> | undefined,
  absent: boolean,
  fields: readonly MessageField[],
  noun: string,
): NodeProblem[] {
  if (absent || (copy && fields.every(({ id, later }) => later || copyText(copy, id).trim() === "")))
    return [
      {
        ...{ id: "message/no-copy", severity: "warning", path: "message" },
        message: `This ${noun} has no copy yet.`,
        fix: "Write its message in the inspector.",
      },
    ];
  if (!copy) return [];
  return fields.flatMap((field): NodeProblem[] => {
    const path = `message.${field.id}`;
    const text = copyText(copy, field.id).trim();
    const problems: NodeProblem[] = field.holds === "link" ? linkProblems(field, text, path) : [];
    if (field.needed && text === "")
      problems.push({
        ...{ id: "message/missing-field", severity: "warning", path },
        message: `This ${noun} has no ${field.label.toLowerCase()}.`,
        fix: field.help,
      });
    if (field.limit !== undefined && text.length > field.limit)
      problems.push({
        ...{ id: "message/too-long", severity: "warning", path },
        message: `${field.label} has ${text.length} characters; more than ${field.limit} are often cut.`,
        fix: "Say it in fewer words.",
      });
    const broken = brokenPlaceholder(text);
    if (broken !== undefined)
      problems.push({
        ...{ id: "message/bad-placeholder", severity: "warning", path },
        message: `${field.label}: "${broken}" is no placeholder, and would be sent as it stands.`,
        fix: "Write one like {{first_name|there}}.",
      });
    return problems;
  });
}

/** The kind of node that sends one message on a channel. */
export function messageNode(channelId: ChannelId, help: string): NodeKind<MessageConfig> {
  const channel = channelOf(channelId);
  const bareNoun = channel.noun.replace(/^an? /, "");
  const config = z.looseObject({
    message: z.union([z.string(), channel.message]).optional(),
    response: responseSchema.default({}),
    cost: costSchema.optional(),
    transactional: z
      .boolean()
      .default(false)
      .meta({ title: "Transactional", description: "Passes frequency caps, as invoices and service notices do. Consent still counts." }),
    pool: z.string().min(1).optional(),
    retry: retrySchema.optional(),
    sendTime: sendTimeSchema.optional(),
    arpuChange: z.number().optional(),
  }) as z.ZodType<MessageConfig>;
  return {
    kind: channelId,
    label: channel.label,
    group: "message",
    icon: channel.icon,
    help,
    channel: channelId,
    config,
    defaults: () => ({ message: channel.message.parse({}), response: {}, transactional: false }),
    outlets: () => [...nextOutlet],
    describe: (settings) => {
      const first = leadField(channel.messageFields);
      const text = first && messageCopy(settings)?.[first.id];
      if (typeof text === "string" && text !== "") return text;
      return typeof settings.message === "string" ? settings.message : `${bareNoun[0]?.toUpperCase()}${bareNoun.slice(1)} without copy`;
    },
    finds: messageFindings,
    lint: (settings) => copyProblems(messageCopy(settings), settings.message === undefined, channel.messageFields, bareNoun),
    compile: (settings) => ({
      op: "send",
      channel: channelId,
      message: typeof settings.message === "string" ? settings.message : String(messageCopy(settings)?.id ?? ""),
      response: settings.response,
      cost:
        settings.cost === undefined
          ? null
          : typeof settings.cost === "number"
            ? { amount: settings.cost, per: "sent" }
            : { amount: settings.cost.amount, per: settings.cost.per },
      transactional: settings.transactional,
      pool: settings.pool ?? null,
      retry: settings.retry
        ? {
            attempts: settings.retry.attempts,
            afterSeconds: Math.round(settings.retry.afterHours * SECONDS_PER_HOUR),
            until: settings.retry.until ?? engagedStage(channel),
          }
        : null,
      sendTime: settings.sendTime
        ? {
            from: parseTimeOfDay(settings.sendTime.from) ?? 0,
            to: parseTimeOfDay(settings.sendTime.to) ?? 0,
            weekdays: (settings.sendTime.days ?? weekdays).map((day) => weekdays.indexOf(day)),
          }
        : null,
      arpuChange: settings.arpuChange ?? null,
    }),
  };
}
