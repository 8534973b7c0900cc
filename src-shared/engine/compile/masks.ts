import { canonicalJson } from "../../lib/canonical-json.ts";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { InputError } from "../../lib/input-error.ts";
import type { Segment } from "../../model/segment.ts";
import { evaluate } from "../../segments/evaluate.ts";
import type { SubscriberBase } from "../../table/base.ts";
import type { BitSet } from "../../table/bit-set.ts";
import { toLocal, type Zone } from "../time/zone.ts";

/** A copy of an array in shared memory, or the array itself when it lies there already. */
export function shared<T extends Uint32Array | Uint16Array | Int32Array | Float32Array | Uint8Array>(array: T): T {
  if (typeof SharedArrayBuffer === "undefined" || array.buffer instanceof SharedArrayBuffer) return array;
  const copy = new (array.constructor as new (buffer: SharedArrayBuffer) => T)(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}

/** Sets of rows found before the run, each kept once. */
export class MaskTable {
  readonly masks: Uint32Array[] = [];
  readonly #indices = new Map<string, number>();
  readonly #base: SubscriberBase;
  readonly #segments: (name: string) => Segment | undefined;
  readonly #zone: Zone;
  readonly #known: (asOf: number) => number;

  /**
   * `zone` says which calendar day a moment lies in, for rules relative to today; `known` until when imported events are known as of a
   * moment.
   */
  constructor(base: SubscriberBase, segments: (name: string) => Segment | undefined, zone: Zone, known: (asOf: number) => number) {
    this.#base = base;
    this.#segments = segments;
    this.#zone = zone;
    this.#known = known;
  }

  /** Calendar day of a moment. */
  today(asOf: number): number {
    return Math.floor(toLocal(this.#zone, asOf) / SECONDS_PER_DAY);
  }

  /** Index of the rows that are in a segment at a moment. Errors come with the segment's place in the journey. */
  add(segment: Segment, asOf: number, path: string): number {
    const key = `${asOf} ${canonicalJson(segment)}`;
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    const index = this.masks.length;
    this.masks.push(shared(this.at(segment, asOf, path).words));
    this.#indices.set(key, index);
    return index;
  }

  /** The rows that are in a segment at a moment. */
  at(segment: Segment, asOf: number, path: string): BitSet {
    try {
      const moment = { asOf, today: this.today(asOf), eventsUntil: this.#known(asOf) };
      return evaluate(this.#base, segment, { ...moment, segments: this.#segments });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      throw new InputError(error.code, error.message, {
        where: error.where === undefined ? path : `${path}.${error.where}`,
        ...(error.todo === undefined ? {} : { todo: error.todo }),
        more: error.more,
      });
    }
  }
}
