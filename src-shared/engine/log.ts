/** What happened to one instance of one subscriber, in the order of the dry run's rules. */
export interface LogEntry {
  /** Seconds since 1970-01-01T00:00Z. */
  time: number;
  /** Row of the subscriber. */
  row: number;
  /** Which of the subscriber's instances, from 0; -1 where none came to be. */
  instance: number;
  what: LogKind;
  /** Node index in the program; -1 for what happens at none. */
  node: number;
  /** An outlet, a reason or a response stage, by the kind of entry; empty where there is none. */
  detail: string;
  /** End of a wait or of a hold; the time itself elsewhere. */
  until: number;
}

/**
 * `not-entered`, `held`, `skipped`, `exited`: detail is the reason. `entered`: detail is `control` in the hold-out.
 * `left`: detail is the outlet; where no edge follows, `completed` comes next. `response`: detail is the stage.
 * `updated`: detail says what was set. `queued`: detail is the pool. `retries`: the message is tried again.
 * `baseline` (a conversion without contact; detail `attributed` inside the conversion window of a message), `churned`,
 * `event` (detail is its name) and `referred` (detail is how many people) have no node.
 */
export type LogKind =
  | "not-entered"
  | "entered"
  | "arrived"
  | "waits"
  | "held"
  | "queued"
  | "skipped"
  | "sent"
  | "retries"
  | "response"
  | "updated"
  | "event"
  | "baseline"
  | "churned"
  | "referred"
  | "left"
  | "completed"
  | "exited";
