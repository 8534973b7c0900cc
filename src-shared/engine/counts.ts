/** What one replication counted: whole numbers, in the order of the program's nodes, outlets and stages. */
export interface RunCounts {
  journeys: JourneyCounts[];
  /** Instances that entered at least one node of the stage, by the program's stages. */
  stages: number[];
  nodes: NodeCounts[];
  days: DayCounts[];
  pools: PoolCounts[];
  /** By experiment, then by arm. */
  experiments: ArmCounts[][];
  /** By budget: millionths of the currency that messages have reserved. */
  committed: number[];
}

export interface JourneyCounts {
  matched: number;
  /** By `notEnteredReasons`. */
  notEntered: number[];
  entered: number;
  control: number;
  completed: number;
  inProgress: number;
  /** Outcomes drawn and inside the conversion window, but due after the horizon. */
  pending: number;
  /** Conversions without contact of those who entered this journey first, and how many of them fall into the conversion window of a message. */
  baseline: number;
  baselineAttributed: number;
  churned: number;
  /** The same of the do-nothing twins. */
  twinConverted: number;
  twinChurned: number;
  /** People whom those who converted have brought. */
  referrals: number;
}

export interface NodeCounts {
  entered: number;
  left: number[];
  /** By `exitReasons`, then by the node's own reason. */
  exited: number[];
  waiting: number;
  held: number;
  sent: number;
  retried: number;
  /** By `skipReasons`. */
  skipped: number[];
  /** By `stageNumbers`. */
  responses: number[];
  /** Millionths of the currency that were paid. */
  paid: number;
}

/** By node. `paid` in millionths of the currency. */
export interface DayCounts {
  entered: number[];
  sent: number[];
  paid: number[];
  /** By pool: messages that joined the queue, were served, and left it otherwise. */
  asked: number[];
  served: number[];
  gone: number[];
}

export interface PoolCounts {
  asked: number;
  served: number;
  notServed: number;
  left: number;
  waiting: number;
  servedAtOnce: number;
  /** Seconds that the served waited, together. */
  waited: number;
  /** By `waitBounds`. */
  within: number[];
  /** Messages served in each working period. */
  periods: number[];
}

export interface ArmCounts {
  entered: number;
  succeeded: number;
}
