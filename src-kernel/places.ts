/** Places in the counts, as `src-shared/engine/fast/layout.ts` lays them out. */
export const MATCHED = 0;
export const ENTERED = 1;
export const CONTROL = 2;
export const COMPLETED = 3;
export const IN_PROGRESS = 4;
export const PENDING = 5;
export const BASELINE = 6;
export const BASELINE_ATTRIBUTED = 7;
export const CHURNED = 8;
export const TWIN_CONVERTED = 9;
export const TWIN_CHURNED = 10;
export const REFERRALS = 11;
export const NOT_ENTERED = 12;
export const JOURNEY = NOT_ENTERED + 7;

export const NODE_WAITING = 0;
export const NODE_HELD = 1;
export const NODE_RETRIED = 2;
export const NODE_SKIPPED = 3;
export const NODE_RESPONSES = NODE_SKIPPED + 13;
export const NODE_EXITED = NODE_RESPONSES + 7;
export const OWN_REASON = 8;
export const NODE_LEFT = NODE_EXITED + OWN_REASON + 1;

export const DAY_ENTERED = 0;
export const DAY_SENT = 1;
export const DAY_PAID = 2;
export const DAY_NODE = 3;

export const ASKED = 0;
export const SERVED = 1;
export const NOT_SERVED = 2;
export const LEFT_QUEUE = 3;
export const IN_QUEUE = 4;
export const AT_ONCE = 5;
export const WAITED = 6;
export const WITHIN = 7;

export const BUDGET_BUCKETS = 4096;

/** Numbers of the reasons and stages of `src-shared/engine/words.ts`. */
export const enum NotEntered {
  BeforeStart,
  AfterHorizon,
  Churned,
  Suppressed,
  AlreadyActive,
  EntryLimit,
  Gap,
}

export const enum Skip {
  Inactive,
  HoldOut,
  Suppressed,
  Churned,
  NoConsent,
  NoAddress,
  AlreadySent,
  QuietHours,
  FrequencyCap,
  Budget,
  Capacity,
  HeldTooLong,
  NotServed,
}

export const enum Exit {
  Goal,
  ExitCriteria,
  MaxDuration,
  Loop,
  QuietHours,
  Capacity,
  DatePassed,
  NoDate,
}

export const enum Stage {
  Delivered,
  Opened,
  Answered,
  Clicked,
  Converted,
  OptedOut,
  Complained,
}

export const enum Phase {
  World,
  Check,
  Deadline,
  Entry,
  Arrival,
  Dispatch,
  Service,
}

/** Kinds of log entries, in the order of `src-shared/engine/fast/told.ts`. */
export const enum Told {
  NotEntered,
  Entered,
  Arrived,
  Waits,
  Held,
  Queued,
  Skipped,
  Sent,
  Retries,
  Response,
  Updated,
  Event,
  Baseline,
  Churned,
  Referred,
  Left,
  Completed,
  Exited,
}

/** Why a message is held. */
export const enum Why {
  QuietHours,
  SendTime,
}

export const MAX_STEPS = 1000;
export const MAX_VISITS = 1 << 20;
export const PRESSURE_STEPS: f64 = 1048576;
export const DAY: f64 = 86400;
