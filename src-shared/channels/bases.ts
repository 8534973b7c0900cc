import type { ResponseBase, ResponseStage } from "../model/response.ts";
import type { Channel } from "./channel.ts";

const position = (channel: Channel, stage: ResponseStage): number => (channel.funnel as readonly string[]).indexOf(stage);

/** What a stage is conditional on when its entry is a plain number: the stage before it, or, beside the funnel, its first stage. */
export function usualBase(channel: Channel, stage: ResponseStage): ResponseBase {
  const at = position(channel, stage);
  return (at === -1 ? channel.funnel[0] : at === 0 ? "sent" : channel.funnel[at - 1]) as ResponseBase;
}

/** What a stage can be conditional on: the message sent, or a stage of the funnel that comes before it. */
export function basesOf(channel: Channel, stage: ResponseStage): ResponseBase[] {
  const at = position(channel, stage);
  return ["sent", ...(at === -1 ? channel.funnel.slice(0, -1) : channel.funnel.slice(0, at))] as ResponseBase[];
}

/** What a message can be paid for: being sent, or any stage of the funnel before the conversion. */
export const costBases = (channel: Channel): ResponseBase[] => ["sent", ...channel.funnel.slice(0, -1)] as ResponseBase[];
