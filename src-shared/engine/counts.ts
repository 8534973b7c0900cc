/** What one replication counted: whole numbers, in the order of the program's nodes, outlets and stages. */
export interface RunCounts {
  matched: number;
  /** By `notEnteredReasons`. */
  notEntered: number[];
  entered: number;
  control: number;
  completed: number;
  inProgress: number;
  /** Outcomes drawn and inside the conversion window, but due after the horizon. */
  pending: number;
  /** Conversions without contact, and how many of them fall into the conversion window of a message. */
  baseline: number;
  baselineAttributed: number;
  churned: number;
  /** The same of the do-nothing twins. */
  twinConverted: number;
  twinChurned: number;
  /** Instances that entered at least one node of the stage. */
  stages: number[];
  nodes: NodeCounts[];
  days: DayCounts[];
}

export interface NodeCounts {
  entered: number;
  left: number[];
  /** By `exitReasons`, then by the node's own reason. */
  exited: number[];
  waiting: number;
  held: number;
  sent: number;
  /** By `skipReasons`. */
  skipped: number[];
  /** By `stageNumbers`. */
  responses: number[];
  /** Messages, or responses, that the node's price was paid for. */
  paid: number;
}

/** By node. */
export interface DayCounts {
  entered: number[];
  sent: number[];
  paid: number[];
}
