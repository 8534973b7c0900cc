import { InputError } from "../lib/input-error.ts";
import type { ProjectParameter } from "../model/parameters.ts";
import { consentStages, type ResponseStage } from "../model/response.ts";
import { basesOf, costBases, usualBase } from "./bases.ts";
import { type ChannelId, channelIds, channelOf } from "./index.ts";

const isStage = (stage: string, known: readonly string[]): stage is ResponseStage => known.includes(stage);

interface Checked {
  channel: string;
  stage: string;
  per?: ProjectParameter["per"] | undefined;
  low?: number | null | undefined;
  high?: number | null | undefined;
}

/**
 * Throws InputError for a number of the project that its channel cannot have: an unknown channel or stage, one per a stage that does
 * not come before, or one with one bound alone. `place` says where a member was written.
 */
export function checkParameter(
  { channel: id, stage, per, low = null, high = null }: Checked,
  place: (member: "channel" | "stage" | "per" | "low" | "high") => string = (member) => member,
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
  if ((low === null) !== (high === null)) {
    const [given, missing] = low === null ? (["high", "low"] as const) : (["low", "high"] as const);
    throw new InputError("bound-alone", `A range has two bounds, and only the ${low === null ? "upper" : "lower"} one is given.`, {
      where: place(given),
      todo: `Give ${place(missing)} too, or neither.`,
    });
  }
}

/** What a number of the project is per when nobody says: for a price what the channel's own is paid for. */
export function usualPer(id: ChannelId, stage: ProjectParameter["stage"]): ProjectParameter["per"] {
  const channel = channelOf(id);
  return stage === "cost" ? channel.cost.per : usualBase(channel, stage);
}
