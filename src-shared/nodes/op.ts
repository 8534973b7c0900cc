import type { ChannelId } from "../channels/index.ts";
import type { Response, ResponseBase } from "../model/response.ts";
import type { Segment } from "../model/segment.ts";

/** When a wait ends, computed once on arrival. Local clock times are in the subscriber's zone. */
export type WaitRule =
  | { rule: "elapsed"; seconds: number }
  | { rule: "calendar-days"; days: number }
  /** Unzoned seconds of a local date and time. */
  | { rule: "until-date"; local: number; ifPast: "continue" | "exit" }
  | { rule: "until-field"; field: string; offsetDays: number; timeOfDay: number; ifPast: "continue" | "exit" }
  /** `weekdays` 0 Monday to 6 Sunday. */
  | { rule: "until-weekday"; weekdays: number[]; timeOfDay: number };

/** What a node does, in the small vocabulary that both the fast engine and the reference interpreter understand. A node kind compiles to one of these. */
export type Op =
  /** `at`: unzoned seconds in the journey's zone; null for the start of the run. */
  | { op: "entry"; segment: Segment; at: number | null }
  | {
      op: "send";
      channel: ChannelId;
      message: string;
      response: Response;
      cost: { amount: number; per: ResponseBase } | null;
      transactional: boolean;
    }
  | { op: "wait"; wait: WaitRule }
  /** Until a response comes (outlet 0), at most for some seconds (outlet 1); null for as long as the journey lets anyone stay. */
  | { op: "listen"; event: string; where: Segment | null; from: string | null; seconds: number | null; countEarlier: boolean }
  /** First true branch wins; otherwise outlet `else`. */
  | { op: "branch"; branches: { outlet: string; segment: Segment }[] }
  | { op: "share"; shares: { outlet: string; percent: number }[] }
  /** Values for the rest of the run, null for none; `stage` null leaves the stage. */
  | { op: "update"; set: { field: string; value: string | number | boolean | null }[]; stage: string | null }
  | { op: "end"; reason: string };
