import { InputError } from "../lib/input-error.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import { consentStages, type ResponseStage } from "../model/response.ts";
import { basesOf, costBases, usualBase } from "./bases.ts";
import { type ChannelId, channelIds, channelOf } from "./index.ts";

const isStage = (stage: string, known: readonly string[]): stage is ResponseStage => known.includes(stage);

/**
 * Throws InputError for a number of the project that its channel cannot have: an unknown channel or stage, or one per a stage that does
 * not come before. `place` says where a member was written.
 */
export function checkParameter(
  { channel: id, stage, per }: { channel: string; stage: string; per?: ProjectParameter["per"] | undefined },
  place: (member: "channel" | "stage" | "per") => string = (member) => member,
): void {
  if (!channelIds.includes(id as ChannelId))
    throw new InputError("channel-unknown", `There is no channel "${id}".`, {
      where: place("channel"),
      todo: `There are: ${channelIds.join(", ")}.`,
    });
  const channel = channelOf(id as ChannelId);
  const known = [...channel.funnel, ...consentStages];
  if (stage !== "cost" && !isStage(stage, known))
    throw new InputError("stage-unknown", `${channel.label} has no stage "${stage}".`, {
      where: place("stage"),
      todo: `It has ${known.join(", ")}, and cost.`,
    });
  const bases = stage === "cost" ? costBases(channel) : basesOf(channel, stage);
  if (per !== undefined && !bases.includes(per))
    throw new InputError("per-unknown", `"${stage}" of ${channel.label} cannot be per ${per}.`, {
      where: place("per"),
      todo: `Give it per ${bases.join(" or ")}.`,
    });
}

/** What a number of the project is per when nobody says: for a price what the channel's own is paid for. */
export function usualPer(id: ChannelId, stage: ProjectParameter["stage"]): ProjectParameter["per"] {
  const channel = channelOf(id);
  return stage === "cost" ? channel.cost.per : usualBase(channel, stage);
}
