import { rested } from "../../../src-shared/lib/steps.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Plain, pickBits, pickOwn } from "../columns/gather.ts";
import { doubleKeys, everyRow, radixSteps } from "../columns/radix.ts";

/** Rows with a time each, and what else is known of them: numbers, and bits as the words of sets. */
export interface TimedRows {
  readonly times: Float64Array;
  readonly arrays: readonly Plain[];
  readonly bits: readonly Uint32Array[];
}

/** Puts rows in the order of their times, those at the same time in their own; rests after each walk over the rows. */
export function* inTimeOrder({ times, arrays, bits }: TimedRows): Generator<undefined, TimedRows> {
  const order = yield* radixSteps(doubleKeys(times), everyRow(times.length));
  const sorted = pickOwn(times, order);
  const picked: Plain[] = [];
  for (const array of arrays) {
    yield;
    picked.push(pickOwn(array, order));
  }
  const pickedSets: Uint32Array[] = [];
  for (const words of bits) {
    yield;
    pickedSets.push(pickBits(new BitSet(order.length, words), order).words);
  }
  return { times: sorted, arrays: picked, bits: pickedSets };
}

/** Everything that lies in memory of some rows. */
export const memoryOfRows = ({ times, arrays, bits }: TimedRows): ArrayBufferView[] => [times, ...arrays, ...bits];

/** Puts the rows of each part in order, one after the other; `rest` is awaited often. */
export async function orderHere(parts: readonly TimedRows[], rest: () => Promise<void>): Promise<TimedRows[]> {
  const made: TimedRows[] = [];
  for (const part of parts) made.push(await rested(inTimeOrder(part), rest));
  return made;
}
