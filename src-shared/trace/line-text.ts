import { channelOf } from "../channels/index.ts";
import type { LogEntry } from "../engine/log.ts";
import { reasonText, stageText } from "../plan/words.ts";
import { momentText } from "./moments.ts";
import type { Place } from "./places.ts";
import { type SkipContext, skipEvidence } from "./skip-reason.ts";

const responses: Record<string, string> = { optedOut: "Opted out", complained: "Complained" };
/** Names such as SMS stay as they are. */
const lowerFirst = (text: string) => (/^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
const because = (text: string, evidence: string) => (evidence === "" ? text : `${text} — ${evidence}`);

function leftText(outlet: string, place: Place): string {
  const { op } = place;
  if (op.op === "listen") return outlet === "timeout" ? "The time-out came first" : `“${op.event}” came`;
  return outlet === "next" ? "Went on" : `Took “${place.outletText(outlet)}”`;
}

function skippedText(entry: LogEntry, place: Place, context: SkipContext): string {
  return because(`Skipped: ${lowerFirst(reasonText(entry.detail))}`, skipEvidence(entry, place, context));
}

/** One entry of the log as a sentence without a full stop. */
export function lineText(entry: LogEntry, place: Place | undefined, context: SkipContext): string {
  const { what, detail, until } = entry;
  const reason = lowerFirst(reasonText(detail));
  switch (what) {
    case "not-entered":
      return `Did not enter: ${reason}`;
    case "entered":
      return detail === "control" ? "Entered as control: measured, never contacted" : "Entered the journey";
    case "arrived":
      return `Came to “${place?.label ?? ""}”`;
    case "waits":
      return `Waits until ${momentText(context.zone, until)}${place?.op.op === "listen" ? `, or until “${place.op.event}” comes` : ""}`;
    case "held":
      return `Held: ${reason}, until ${momentText(context.zone, until)}`;
    case "skipped":
      return place ? skippedText(entry, place, context) : `Skipped: ${reason}`;
    case "sent":
      return place?.op.op === "send" ? `Sent: ${lowerFirst(channelOf(place.op.channel).label)}` : "Sent";
    case "response":
      return responses[detail] ?? stageText(detail);
    case "updated":
      return `Updated: ${detail}`;
    case "baseline":
      return `Converted without contact${detail === "attributed" ? ", within the conversion window of a message" : ""}`;
    case "churned":
      return "Churned";
    case "left":
      return place ? leftText(detail, place) : "Went on";
    case "completed":
      return "Reached the end of a path";
    case "exited":
      return `Left the journey: ${reason}`;
    default:
      return because(stageText(String(what).replaceAll("-", " ")), detail === "" ? "" : reason);
  }
}
