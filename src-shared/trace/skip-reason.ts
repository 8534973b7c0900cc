import { type ChannelId, channelOf } from "../channels/index.ts";
import type { LogEntry } from "../engine/log.ts";
import { percentText } from "../lib/numbers.ts";
import { poolName } from "../plan/pools.ts";
import { capText } from "./cap.ts";
import { momentText } from "./moments.ts";
import type { Place } from "./places.ts";
import { cellText } from "./sights.ts";
import type { SkipContext } from "./story.ts";

function consentText(channel: ChannelId, { story, zone }: SkipContext): string {
  const opted = story.optedOut.get(channel);
  if (opted !== undefined) return `opted out on ${momentText(zone, opted)}`;
  const found = story.ofRole(channelOf(channel).consent);
  return found ? `${found.field.label} is ${cellText(found.value)}` : "";
}

function markText(role: string, { story }: SkipContext): string {
  const found = story.ofRole(role);
  return found ? `${found.field.label} is ${cellText(found.value)}` : "";
}

function sentBefore({ op }: Place, instance: number, { story, zone }: SkipContext): string {
  if (op.op !== "send") return "";
  const { message } = op;
  const earlier = story.sent.find(({ place, instance: own }) => own === instance && place.op.op === "send" && place.op.message === message);
  return earlier ? `“${earlier.place.label}” sent it on ${momentText(zone, earlier.time)}` : "";
}

function queueText({ op, journey }: Place, instance: number, { story, zone }: SkipContext): string {
  const since = story.queuedSince.get(instance);
  if (op.op !== "send" || op.pool === null || since === undefined) return "";
  return `in the queue of “${poolName(journey, op.pool)}” since ${momentText(zone, since)}`;
}

/** The share that is never contacted: the journey's own, or the project's where that is larger. */
function controlText({ program }: SkipContext, node: number): string {
  const share = program.journeys[program.nodes[node]?.journey ?? 0]?.holdOut ?? 0;
  return `${percentText(share)} of subscribers are measured and never contacted`;
}

/** The values behind a skip reason, such as `2 of 2 messages in the last 7 days`; empty where the reason says it all. */
export function skipEvidence({ detail, time, instance, node }: LogEntry, place: Place, context: SkipContext): string {
  const { op, journey } = place;
  if (op.op !== "send") return "";
  switch (detail) {
    case "frequency-cap":
      return capText(context, op.channel, node, time);
    case "no-consent":
      return consentText(op.channel, context);
    case "no-address":
      return markText(channelOf(op.channel).address, context);
    case "suppressed":
      return markText("suppressed", context);
    case "churned":
      return context.story.churnedAt === null ? markText("churned", context) : `since ${momentText(context.zone, context.story.churnedAt)}`;
    case "already-sent":
      return sentBefore(place, instance, context);
    case "quiet-hours": {
      const quiet = journey.settings.quietHours;
      return quiet ? `quiet from ${quiet.from} to ${quiet.to}` : "";
    }
    case "hold-out":
      return controlText(context, node);
    case "capacity":
      return op.pool === null ? "" : `“${poolName(journey, op.pool)}” could not serve it at once`;
    case "not-served":
      return queueText(place, instance, context);
    default:
      return "";
  }
}
