import { z } from "zod";
import type { Channel } from "../channels/channel.ts";
import { type ChannelId, channelOf } from "../channels/index.ts";
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

/** The kind of node that sends one message on a channel. */
export function messageNode(channelId: ChannelId, help: string): NodeKind<MessageConfig> {
  const channel = channelOf(channelId);
  const bareNoun = channel.noun.replace(/^an? /, "");
  const config = z.looseObject({
    message: z.union([z.string(), channel.message]).optional(),
    response: responseSchema.default({}),
    cost: costSchema.optional(),
    transactional: z.boolean().default(false),
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
      const first = channel.messageFields[0];
      const text = first && messageCopy(settings)?.[first.id];
      if (typeof text === "string" && text !== "") return text;
      return typeof settings.message === "string" ? settings.message : `${bareNoun[0]?.toUpperCase()}${bareNoun.slice(1)} without copy`;
    },
    lint: (settings) => {
      const problems: NodeProblem[] = [];
      const copy = messageCopy(settings);
      if (settings.message === undefined || (copy && channel.messageFields.every((field) => !copy[field.id]))) {
        problems.push({
          id: "message/no-copy",
          severity: "warning",
          message: `This ${bareNoun} has no copy yet.`,
          fix: "Write its message in the inspector.",
          path: "message",
        });
      }
      for (const field of channel.messageFields) {
        const text = copy?.[field.id];
        if (field.limit !== undefined && typeof text === "string" && text.length > field.limit) {
          problems.push({
            id: "message/too-long",
            severity: "warning",
            message: `${field.label} has ${text.length} characters; more than ${field.limit} are often cut.`,
            path: `message.${field.id}`,
          });
        }
      }
      return problems;
    },
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
