import { InputError } from "../../lib/input-error.ts";
import type { Program } from "../program.ts";
import { philox4x32, threshold } from "../random/philox.ts";
import { MAX_VISITS, purposes, streamOf, worldOf } from "../random/streams.ts";
import type { Zone } from "../time/zones.ts";

/** Whether a row is in a set; nobody is in one that is not there. */
export const inSet = (words: Uint32Array | null, row: number): boolean =>
  words !== null && (((words[row >>> 5] as number) >>> (row & 31)) & 1) === 1;

const holdOutStream = streamOf("", purposes.holdOut);

/** The subscriber that the machine has in hand: what the base knows of it, its random numbers, its visits and consents so far. */
export class Subject {
  row = 0;
  high = 0;
  low = 0;
  zone: Zone;
  /** In the hold-out. */
  control = false;
  readonly #program: Program;
  readonly #words = new Uint32Array(4);
  readonly #visits: Int32Array;
  readonly #holdOutThreshold: number;
  #replication = 0;
  /** Bits by channel. */
  #consent = 0;
  #address = 0;

  constructor(program: Program) {
    this.#program = program;
    this.zone = program.zones[program.journeyZone] as Zone;
    this.#visits = new Int32Array(program.nodes.length);
    this.#holdOutThreshold = threshold(program.holdOut);
  }

  begin(row: number, replication: number): void {
    const { subscribers, zones, journeyZone, holdOut } = this.#program;
    this.row = row;
    this.#replication = replication;
    this.high = subscribers.high[row] as number;
    this.low = subscribers.low[row] as number;
    this.zone = zones[subscribers.zone?.[row] ?? journeyZone] as Zone;
    this.#consent = 0;
    this.#address = 0;
    for (let channel = 0; channel < subscribers.consent.length; channel++) {
      if (inSet(subscribers.consent[channel] as Uint32Array, row)) this.#consent |= 1 << channel;
      if (inSet(subscribers.address[channel] as Uint32Array, row)) this.#address |= 1 << channel;
    }
    this.#visits.fill(0);
    this.control = holdOut > 0 && (this.block(holdOutStream, 0)[0] as number) < this.#holdOutThreshold;
  }

  /** Last word of the counter for a visit. */
  world(visit: number): number {
    return worldOf(this.#replication, visit);
  }

  /** Four random words, to be read before the next draw. */
  block(stream: number, visit: number): Uint32Array {
    const { seedLow, seedHigh } = this.#program;
    philox4x32(this.#words, this.high, this.low, stream, this.world(visit), seedLow, seedHigh);
    return this.#words;
  }

  /** Number of this visit to a node, from 0. */
  visit(node: number): number {
    const visit = this.#visits[node] as number;
    this.#visits[node] = visit + 1;
    if (visit < MAX_VISITS) return visit;
    const id = this.#program.nodes[node]?.id;
    throw new InputError("run-visits", `A subscriber came to node "${id}" more than ${MAX_VISITS} times.`, {
      where: `node ${id}`,
      todo: "Put a longer wait into the cycle.",
    });
  }

  consents(channel: number): boolean {
    return (this.#consent & (1 << channel)) !== 0;
  }

  reachable(channel: number): boolean {
    return (this.#address & (1 << channel)) !== 0;
  }

  optOut(channel: number): void {
    this.#consent &= ~(1 << channel);
  }
}
