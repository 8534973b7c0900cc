import { z } from "zod";
import { type ChannelId, channelOf } from "../channels/index.ts";
import { responseBases, responseSchema } from "../model/response.ts";
import { type NodeKind, type NodeProblem, nextOutlet } from "./kind.ts";

/** A price per message sent, or per what is named. */
const costSchema = z.union([z.number().min(0), z.looseObject({ amount: z.number().min(0), per: z.enum(responseBases) })]);

export interface MessageConfig {
  /** A message's id, or its copy. */
  message?: string | Record<string, unknown> | undefined;
  response: z.infer<typeof responseSchema>;
  cost?: z.infer<typeof costSchema> | undefined;
  transactional: boolean;
  pool?: string | undefined;
  retry?: unknown;
  [more: string]: unknown;
}

/** The copy of a message node, or undefined when it only names one. */
export function messageCopy(config: MessageConfig): Record<string, unknown> | undefined {
  return typeof config.message === "object" ? config.message : undefined;
}

/** The kind of node that sends one message on a channel. */
export function messageNode(channelId: ChannelId, help: string): NodeKind<MessageConfig> {
  const channel = channelOf(channelId);
  const config = z.looseObject({
    message: z.union([z.string(), channel.message]).optional(),
    response: responseSchema.default({}),
    cost: costSchema.optional(),
    transactional: z.boolean().default(false),
    pool: z.string().optional(),
    retry: z.unknown().optional(),
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
      return typeof settings.message === "string" ? settings.message : `${channel.label} without copy`;
    },
    lint: (settings) => {
      const problems: NodeProblem[] = [];
      const copy = messageCopy(settings);
      if (settings.message === undefined || (copy && channel.messageFields.every((field) => !copy[field.id]))) {
        problems.push({
          id: "message/no-copy",
          severity: "warning",
          message: `This ${channel.label} has no copy yet.`,
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
    }),
  };
}
