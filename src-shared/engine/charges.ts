import type { OrderKey } from "./decisions.ts";
import { CHARGE } from "./requests.ts";

/** A message's call on a budget: its place in the total order, and what it reserves. */
interface Charge {
  budget: number;
  amount: number;
  key(): OrderKey;
}

/** Numbers of a charge before those of its place. */
const HEAD = 2;

/** Charges, `CHARGE` numbers each, in the total order. */
export function* chargesInOrder(charges: Float64Array): Generator<Charge> {
  const order = Uint32Array.from({ length: charges.length / CHARGE }, (_, index) => index);
  order.sort((a, b) => {
    for (let i = HEAD; i < CHARGE; i++) {
      const difference = (charges[a * CHARGE + i] as number) - (charges[b * CHARGE + i] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  for (const index of order) {
    const at = index * CHARGE;
    yield {
      budget: charges[at] as number,
      amount: charges[at + 1] as number,
      key: () => [...charges.subarray(at + HEAD, at + CHARGE)],
    };
  }
}
