import type { ChannelId } from "../channels/index.ts";
import type { Recurrence } from "../lib/recurrence.ts";
import type { FunnelStage, Response, ResponseBase } from "../model/response.ts";
import type { Segment } from "../model/segment.ts";

/** When a wait ends, computed once on arrival. Local clock times are in the subscriber's zone. */
export type WaitRule =
  | { rule: "elapsed"; seconds: number }
  | { rule: "calendar-days"; days: number }
  /** Unzoned seconds of a local date and time. */
  | { rule: "until-date"; local: number; ifPast: "continue" | "exit" }
  | { rule: "until-field"; field: string; offsetDays: number; timeOfDay: number; ifPast: "continue" | "exit" }
  /** `weekdays` 0 Monday to 6 Sunday. `ifPast`: what happens where it is such a day already, and later. */
  | { rule: "until-weekday"; weekdays: number[]; timeOfDay: number; ifPast: "wait" | "continue" | "exit" };

/** When a segment's subscribers enter. Local times are unzoned seconds in the journey's zone. */
export type EntryRule =
  /** Everyone in the segment, at one moment; null for the start of the run. */
  | { rule: "at"; local: number | null }
  /** Everyone in the segment, at each moment of a recurrence from `local` on. */
  | { rule: "every"; local: number | null; recurrence: Recurrence }
  /** Those newly in the segment, by a scan every midnight of the journey's zone. */
  | { rule: "qualify" }
  /** At each event of a name that `where` means, those who are in the segment then. */
  | { rule: "event"; event: string; where: Segment | null };

/** Tries again after some time where no response of a stage came, at most so many times more. */
export interface Retry {
  attempts: number;
  afterSeconds: number;
  until: FunnelStage;
}

/** Hours, and weekdays 0 Monday to 6 Sunday, on the subscriber's clock at which a message goes out; others hold it. Seconds after midnight. */
export interface SendTime {
  from: number;
  to: number;
  weekdays: number[];
}

/** What a node does, in the small vocabulary that both the fast engine and the reference interpreter understand. A node kind compiles to one of these. */
export type Op =
  | { op: "entry"; segment: Segment; entry: EntryRule }
  | {
      op: "send";
      channel: ChannelId;
      message: string;
      response: Response;
      cost: { amount: number; per: ResponseBase } | null;
      transactional: boolean;
      /** Id of the pool that serves the message. */
      pool: string | null;
      retry: Retry | null;
      sendTime: SendTime | null;
      /** Change of a subscriber's payment a month by a conversion here, where it differs from the journey's. */
      arpuChange: number | null;
    }
  | { op: "wait"; wait: WaitRule }
  /** Until a response, or an event of the history's, comes (outlet 0), at most for some seconds (outlet 1); null for as long as the journey lets anyone stay. */
  | { op: "listen"; event: string; where: Segment | null; from: string | null; seconds: number | null; countEarlier: boolean }
  /** First true branch wins; otherwise outlet `else`. */
  | { op: "branch"; branches: { outlet: string; segment: Segment }[] }
  | { op: "share"; shares: { outlet: string; percent: number }[] }
  /** By chance, until the arm with the highest share of `metric` is known; then that arm takes everyone. */
  | {
      op: "experiment";
      arms: { outlet: string; percent: number }[];
      metric: FunnelStage;
      decideAfterSeconds: number;
      /** Subscribers that every arm needs for a decision. */
      minimum: number;
    }
  /** Values for the rest of the run, null for none; `stage` null leaves the stage. */
  | { op: "update"; set: { field: string; value: string | number | boolean | null }[]; stage: string | null }
  | { op: "end"; reason: string }
  /** A note or frame on the canvas: nobody comes here. */
  | { op: "remark" };
