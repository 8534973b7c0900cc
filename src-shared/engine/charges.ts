import type { OrderKey } from "./decisions.ts";
import { CHARGE } from "./requests.ts";

/** Numbers of a charge before those of its place: the budget, and what it reserves. */
const HEAD = 2;

/** Charges of one budget, by their numbers in a list; parts of it are put in order as far as needed. */
class Part {
  readonly #charges: Float64Array;
  readonly numbers: Uint32Array;

  constructor(charges: Float64Array, budget: number) {
    this.#charges = charges;
    const all = Uint32Array.from({ length: charges.length / CHARGE }, (_, at) => at);
    this.numbers = all.filter((at) => charges[at * CHARGE] === budget);
  }

  amount(at: number): number {
    return this.#charges[(this.numbers[at] as number) * CHARGE + 1] as number;
  }

  key(at: number): OrderKey {
    const from = (this.numbers[at] as number) * CHARGE;
    return [...this.#charges.subarray(from + HEAD, from + CHARGE)];
  }

  /** Negative where the charge at a position comes before one by its number. */
  #compare(at: number, other: number): number {
    const own = (this.numbers[at] as number) * CHARGE;
    for (let i = HEAD; i < CHARGE; i++) {
      const difference = (this.#charges[own + i] as number) - (this.#charges[other * CHARGE + i] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #swap(a: number, b: number): void {
    const { numbers } = this;
    [numbers[a], numbers[b]] = [numbers[b] as number, numbers[a] as number];
  }

  /** Moves what comes before the charge in the middle of a part to its left; where that charge then is. */
  split(from: number, to: number): number {
    this.#swap((from + to) >>> 1, to - 1);
    const pivot = this.numbers[to - 1] as number;
    let place = from;
    for (let at = from; at < to - 1; at++) if (this.#compare(at, pivot) < 0) this.#swap(at, place++);
    this.#swap(place, to - 1);
    return place;
  }
}

/**
 * The first charge of a budget, in the total order, with which the sum of amounts exceeds a limit, and that sum; null for none.
 * `charges` has `CHARGE` numbers each. Takes time in proportion to their number: only the part that has the charge is looked at further.
 */
export function firstBeyond(charges: Float64Array, budget: number, limit: number): { key: OrderKey; sum: number } | null {
  const part = new Part(charges, budget);
  let from = 0;
  let to = part.numbers.length;
  let before = 0;
  while (from < to) {
    const middle = part.split(from, to);
    let left = before;
    for (let at = from; at < middle; at++) left += part.amount(at);
    if (middle > from && left > limit) {
      to = middle;
      continue;
    }
    const sum = left + part.amount(middle);
    if (sum > limit) return { key: part.key(middle), sum };
    before = sum;
    from = middle + 1;
  }
  return null;
}
