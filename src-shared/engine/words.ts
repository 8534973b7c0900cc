import type { ResponseStage } from "../model/response.ts";

/** Why somebody who matched an entry did not enter, in the order in which it is asked. */
export const notEnteredReasons = [
  "before-start",
  "after-horizon",
  "churned",
  "suppressed",
  "already-active",
  "entry-limit",
  "gap",
] as const;
export type NotEnteredReason = (typeof notEnteredReasons)[number];

/** Why a message was not sent, in the order of the send gate; the last three end a hold. */
export const skipReasons = [
  "inactive",
  "hold-out",
  "suppressed",
  "churned",
  "no-consent",
  "no-address",
  "already-sent",
  "quiet-hours",
  "frequency-cap",
  "budget",
  "capacity",
  "held-too-long",
  "not-served",
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why an instance left the journey before its end; goal and exit nodes have reasons of their own beside these. */
export const exitReasons = ["goal", "exit-criteria", "max-duration", "loop", "quiet-hours", "capacity", "date-passed", "no-date"] as const;
export type ExitReason = (typeof exitReasons)[number];

/** Response stages by number, as counted per node. */
export const stageNumbers: readonly ResponseStage[] = ["delivered", "opened", "answered", "clicked", "converted", "optedOut", "complained"];

/** The stage that an event of a goal, an exit criterion or a split means; undefined for events of the imported history. */
export function stageOfEvent(event: string): ResponseStage | undefined {
  if (event === "opted-out") return "optedOut";
  return stageNumbers.find((stage) => stage === event);
}

/** Phases of one instant (dry-run rules, section 3). Patience runs out among the deadlines. */
export const phases = { world: 0, check: 1, deadline: 2, entry: 3, arrival: 4, dispatch: 5, service: 6 } as const;

/** Contact pressure is taken in steps of this part of one, so that no order of adding it up shows in a result. */
export const PRESSURE_STEPS = 1 << 20;

/** An instance goes through at most this many nodes at one instant (dry-run rules, section 3). */
export const MAX_STEPS = 1000;

/** Waits in a pool's queue are told as the share served within these seconds. */
export const waitBounds: readonly number[] = [15, 20, 30, 60, 300, 3600, 86_400, 259_200];
