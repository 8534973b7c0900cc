import { channelOf } from "../channels/index.ts";
import type { LogEntry } from "../engine/log.ts";
import { plural } from "../lib/numbers.ts";
import { poolName } from "../plan/pools.ts";
import { lowerFirst, reasonText, stageText } from "../plan/words.ts";
import { eventLabel } from "../segments/labelled.ts";
import { momentText } from "./moments.ts";
import type { Place } from "./places.ts";
import { skipEvidence } from "./skip-reason.ts";
import type { SkipContext } from "./story.ts";

const responses: Record<string, string> = { optedOut: "Opted out", complained: "Complained" };
const because = (text: string, evidence: string) => (evidence === "" ? text : `${text} — ${evidence}`);

function leftText(outlet: string, place: Place): string {
  const { op } = place;
  if (op.op === "listen") return outlet === "timeout" ? "The time-out came first" : `“${eventLabel(op.event)}” came`;
  return outlet === "next" ? "Went on" : `Took “${place.outletText(outlet)}”`;
}

function skippedText(entry: LogEntry, place: Place, context: SkipContext): string {
  return because(`Skipped: ${lowerFirst(reasonText(entry.detail))}`, skipEvidence(entry, place, context));
}

/** What ends a wait before its time. */
function untilText(place: Place | undefined): string {
  if (place?.op.op === "listen") return `, or until “${eventLabel(place.op.event)}” comes`;
  if (place?.op.op === "send" && place.op.retry) return `, or until “${place.op.retry.until}” comes`;
  return "";
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
      return `Waits until ${momentText(context.zone, until)}${untilText(place)}`;
    case "held":
      return `Held: ${reason}, until ${momentText(context.zone, until)}`;
    case "queued":
      return `Joined the queue of “${place ? poolName(place.journey, detail) : detail}”`;
    case "retries":
      return place?.op.op === "send" && place.op.retry ? `“${place.op.retry.until}” did not come: tries again` : "Tries again";
    case "skipped":
      return place ? skippedText(entry, place, context) : `Skipped: ${reason}`;
    case "sent":
      return place?.op.op === "send" ? `Sent: ${lowerFirst(channelOf(place.op.channel).label)}` : "Sent";
    case "response":
      return responses[detail] ?? stageText(detail);
    case "updated":
      return `Updated: ${detail}`;
    case "event":
      return `“${eventLabel(detail)}” happened`;
    case "referred":
      return `Brought ${plural(Number(detail), "person", "people")}`;
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
  }
}
