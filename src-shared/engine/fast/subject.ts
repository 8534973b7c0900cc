import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import { InputError } from "../../lib/input-error.ts";
import { type FieldDates, NO_DATE, type Program, type Update } from "../program.ts";
import { philox4x32, threshold } from "../random/philox.ts";
import { MAX_VISITS, purposes, streamOf, worldOf } from "../random/streams.ts";
import type { SkipReason } from "../words.ts";
import { ZoneClock } from "./zone-clock.ts";

/** Whether a row is in a set; nobody is in one that is not there. */
export const inSet = (words: Uint32Array | null, row: number): boolean =>
  words !== null && (((words[row >>> 5] as number) >>> (row & 31)) & 1) === 1;

const holdOutStream = streamOf("", purposes.holdOut);
const orderStream = streamOf("", purposes.order);

/** The subscriber that the machine has in hand: what the base knows of it, its random numbers, its visits and consents so far. */
export class Subject {
  row = 0;
  high = 0;
  low = 0;
  clock: ZoneClock;
  suppressed = false;
  churned = false;
  /** By field that the run changes: the number of its value, 0 for the base's own. */
  readonly fields: Uint16Array;
  /** Place in the total order, once `place` was called. */
  orderHigh = 0;
  orderLow = 0;
  readonly #program: Program;
  readonly #clocks: ZoneClock[];
  readonly #words = new Uint32Array(4);
  readonly #visits: Int32Array;
  /** By journey: a word below this is held out. */
  readonly #holdOut: number[];
  readonly #holdsOut: boolean;
  #holdOutWord = 0;
  #placed = false;
  #replication = 0;
  /** Bits by channel. */
  #consent = 0;
  #address = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#clocks = program.zones.map((zone) => new ZoneClock(zone));
    this.clock = this.#clocks[program.journeyZone] as ZoneClock;
    this.#visits = new Int32Array(program.nodes.length);
    this.fields = new Uint16Array(program.fields);
    this.#holdOut = program.journeys.map(({ holdOut }) => threshold(holdOut));
    this.#holdsOut = program.journeys.some(({ holdOut }) => holdOut > 0);
  }

  begin(row: number, replication: number): void {
    const { subscribers, journeyZone } = this.#program;
    this.row = row;
    this.#replication = replication;
    this.high = subscribers.high[row] as number;
    this.low = subscribers.low[row] as number;
    this.clock = this.#clocks[subscribers.zone === null ? journeyZone : (subscribers.zone[row] as number)] as ZoneClock;
    let consent = 0;
    let address = 0;
    for (let channel = 0; channel < subscribers.consent.length; channel++) {
      if (inSet(subscribers.consent[channel] as Uint32Array, row)) consent |= 1 << channel;
      if (inSet(subscribers.address[channel] as Uint32Array, row)) address |= 1 << channel;
    }
    this.#consent = consent;
    this.#address = address;
    this.suppressed = inSet(subscribers.suppressed, row);
    this.churned = inSet(subscribers.churned, row);
    this.fields.fill(0);
    this.#visits.fill(0);
    this.#placed = false;
    if (this.#holdsOut) this.#holdOutWord = this.block(holdOutStream, 0)[0] as number;
  }

  /** Whether the subscriber is in a journey's hold-out. */
  heldOut(journey: number): boolean {
    return this.#holdsOut && this.#holdOutWord < (this.#holdOut[journey] as number);
  }

  /** Draws the subscriber's place in the total order, which is the same in every replication. */
  place(): void {
    if (this.#placed) return;
    const { seedLow, seedHigh } = this.#program;
    philox4x32(this.#words, this.high, this.low, orderStream, 0, seedLow, seedHigh);
    this.orderHigh = this.#words[0] as number;
    this.orderLow = this.#words[1] as number;
    this.#placed = true;
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

  /** What keeps messages of a channel from the subscriber, in the order of the send gate after the hold-out. */
  barred(channel: number): SkipReason | null {
    if (this.suppressed) return "suppressed";
    if (this.churned) return "churned";
    if (!this.consents(channel)) return "no-consent";
    return this.reachable(channel) ? null : "no-address";
  }

  consents(channel: number): boolean {
    return (this.#consent & (1 << channel)) !== 0;
  }

  reachable(channel: number): boolean {
    return (this.#address & (1 << channel)) !== 0;
  }

  optOut(channel: number): void {
    this.#consent &= ~(1 << channel);
    const field = this.#program.optOutField[channel] as number;
    if (field >= 0) this.fields[field] = 1;
  }

  update({ set, suppressed, churned, consent, address }: Update): void {
    for (const [field, value] of set) this.fields[field] = value;
    this.suppressed = suppressed ?? this.suppressed;
    this.churned = churned ?? this.churned;
    for (let channel = 0; channel < consent.length; channel++) {
      const [may, can] = [consent[channel], address[channel]];
      if (may !== null) this.#consent = may ? this.#consent | (1 << channel) : this.#consent & ~(1 << channel);
      if (can !== null) this.#address = can ? this.#address | (1 << channel) : this.#address & ~(1 << channel);
    }
  }

  /** Day number of the date that a wait is about, or `NO_DATE`. */
  date({ dates, updated }: FieldDates): number {
    const value = updated === null ? 0 : (this.fields[updated.field] as number);
    if (updated === null || value === 0) return this.#program.subscribers.dates[dates]?.[this.row] as number;
    const date = updated.values[value - 1] as number;
    return date === NO_DATE || !updated.moments ? date : Math.floor(this.clock.toLocal(date) / SECONDS_PER_DAY);
  }
}
