import type { OrderKey } from "./decisions.ts";

/** A message that waits for a pool whose turn for it is not settled. */
export interface OpenRequest {
  pool: number;
  key: OrderKey;
  /** When it leaves the queue by itself; infinity when it stays until the end. */
  leaves: number;
}

/** A stretch of the run, in seconds UTC, its end left out. */
export interface Gather {
  from: number;
  to: number;
}

/** Numbers of a message's call on a budget, as the kernel writes them: the budget, what it reserves, and ten of its place in the order. */
export const CHARGE = 12;
