import { type ResponseStage, responseStages } from "../model/response.ts";
import type { Channel } from "./channel.ts";

/** Name of the event that a response is, in goals, exit criteria and splits (rule R4 of the dry run). */
export function responseEvent(stage: ResponseStage): string {
  return stage === "optedOut" ? "opted-out" : stage;
}

/** The events that messages of a channel, or of any channel, can bring about. */
export function responseEvents(channel?: Channel): string[] {
  return (channel ? ([...channel.funnel, "optedOut", "complained"] as const) : responseStages).map(responseEvent);
}
