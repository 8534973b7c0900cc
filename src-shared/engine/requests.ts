/** A stretch of the run, in seconds UTC, its end left out. */
export interface Gather {
  from: number;
  to: number;
}

/** Numbers of a message's call on a budget, as the kernel writes them: the budget, what it reserves, and ten of its place in the order. */
export const CHARGE = 12;

/** Numbers of a place in a pool's queue. */
export const PLACE = 6;

/**
 * A message that waits for a pool whose turn for it is not settled, as the kernel writes it: eight 64-bit numbers. The first is when it
 * leaves the queue by itself (seconds UTC; infinity when it stays until the end), then come those of its place; the last holds two
 * 32-bit integers, its pool and its row. `pool` and `row` count integers, the others numbers.
 */
export const OPEN = { numbers: 2 + PLACE, leaves: 0, place: 1, pool: 2 + 2 * PLACE, row: 3 + 2 * PLACE } as const;

/** Open requests that lie one after the other in a memory, those of a row together: `first` is the position of the first number. */
export interface OpenRequests {
  doubles: Float64Array;
  ints: Int32Array;
  first: number;
  count: number;
}
