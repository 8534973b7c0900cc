import type { OrderKey } from "./decisions.ts";
import { OPEN, type OpenRequests, PLACE } from "./requests.ts";

const { numbers: NUMBERS } = OPEN;

/** Requests that wait for pools, each known by a small number that is its own until it is removed. */
export class WaitingRequests {
  #doubles = new Float64Array(0);
  #ints = new Int32Array(0);
  #stamps = new Int32Array(0);
  #size = 0;
  readonly #removed: number[] = [];

  /** Adds the request that begins at a position of a list's numbers; `stamp` tells which run of its subscriber it comes from. */
  add({ doubles, ints }: OpenRequests, at: number, stamp: number): number {
    if (this.#removed.length === 0 && this.#size === this.#stamps.length) this.#grow();
    const request = this.#removed.pop() ?? this.#size++;
    const to = request * NUMBERS;
    for (let i = 0; i <= PLACE; i++) this.#doubles[to + i] = doubles[at + i] as number;
    this.#ints[to * 2 + OPEN.row] = ints[at * 2 + OPEN.row] as number;
    this.#stamps[request] = stamp;
    return request;
  }

  #grow(): void {
    const size = Math.max(1024, this.#size * 2);
    const doubles = new Float64Array(size * NUMBERS);
    const stamps = new Int32Array(size);
    const ints = new Int32Array(doubles.buffer);
    ints.set(this.#ints);
    stamps.set(this.#stamps);
    this.#doubles = doubles;
    this.#ints = ints;
    this.#stamps = stamps;
  }

  /** Forgets a request; its number may be another's after that. */
  remove(request: number): void {
    this.#removed.push(request);
  }

  /** The total order of the dry run's rules: negative where `a` comes first. */
  readonly compare = (a: number, b: number): number => {
    const doubles = this.#doubles;
    const first = a * NUMBERS + OPEN.place;
    const second = b * NUMBERS + OPEN.place;
    for (let i = 0; i < PLACE; i++) {
      const difference = (doubles[first + i] as number) - (doubles[second + i] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  };

  /** When it was made. */
  timeOf(request: number): number {
    return this.#doubles[request * NUMBERS + OPEN.place] as number;
  }

  leavesOf(request: number): number {
    return this.#doubles[request * NUMBERS + OPEN.leaves] as number;
  }

  rowOf(request: number): number {
    return this.#ints[request * NUMBERS * 2 + OPEN.row] as number;
  }

  stampOf(request: number): number {
    return this.#stamps[request] as number;
  }

  keyOf(request: number): OrderKey {
    const at = request * NUMBERS + OPEN.place;
    const key: number[] = [];
    for (let i = 0; i < PLACE; i++) key.push(this.#doubles[at + i] as number);
    return key;
  }
}
