/** Something that happens, with its place in the total order of the dry run's rules, section 3. */
export interface Happening {
  time: number;
  /** 0 world, 1 goal and exit, 2 deadlines, 3 entries, 4 zero-time nodes, 5 dispatch, 6 service. */
  phase: number;
  priority: number;
  /** Seeded hash of the subscriber. */
  high: number;
  low: number;
  instance: number;
  /** Order of scheduling. */
  sequence: number;
  run(): void;
}

/** Negative when `a` comes first. */
export function order(a: Happening, b: Happening): number {
  return (
    a.time - b.time ||
    a.phase - b.phase ||
    b.priority - a.priority ||
    a.high - b.high ||
    a.low - b.low ||
    a.instance - b.instance ||
    a.sequence - b.sequence
  );
}
