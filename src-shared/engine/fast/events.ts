import type { Program, ProgramEvents } from "../program.ts";
import { log } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import type { Subject } from "./subject.ts";

const NEVER = Number.POSITIVE_INFINITY;

/** Events of the subscriber in hand: those of its history, and those that come about during the run. */
export class EventStreams {
  readonly #program: Program;
  readonly #subject: Subject;
  /** By stream: time of the next event of the run, how many of the run there were, and where the history stands. */
  readonly #next: Float64Array;
  readonly #drawn: Int32Array;
  readonly #cursor: Int32Array;
  /** By stream: events that arose so far. */
  readonly #arisen: number[][];
  readonly live: boolean;

  constructor(program: Program, subject: Subject) {
    this.#program = program;
    this.#subject = subject;
    const { length } = program.events;
    this.#next = new Float64Array(length);
    this.#drawn = new Int32Array(length);
    this.#cursor = new Int32Array(length);
    this.#arisen = program.events.map(() => []);
    this.live = program.events.some(({ replayed, rates }) => replayed || rates !== null);
  }

  begin(): void {
    const { events, start } = this.#program;
    for (let stream = 0; stream < events.length; stream++) {
      const { replayed, rates, offsets, times } = events[stream] as ProgramEvents;
      this.#drawn[stream] = 0;
      (this.#arisen[stream] as number[]).length = 0;
      const end = offsets[this.#subject.row + 1] as number;
      let at = offsets[this.#subject.row] as number;
      if (replayed) while (at < end && (times[at] as number) < start) at++;
      this.#cursor[stream] = at;
      this.#next[stream] = replayed && at < end ? (times[at] as number) : rates ? this.#draw(stream, start) : NEVER;
    }
  }

  /** Time of the event after one at `since`, by chance. */
  #draw(stream: number, since: number): number {
    const { rates, stream: salt } = this.#program.events[stream] as ProgramEvents;
    const rate = (rates as Float32Array)[this.#subject.row] as number;
    if (rate === 0) return NEVER;
    const drawn = this.#drawn[stream] as number;
    this.#drawn[stream] = drawn + 1;
    const word = this.#subject.block(salt, drawn >>> 2)[drawn & 3] as number;
    return since + 1 + Math.floor(-log(uniform(word)) / rate);
  }

  /** Time of the next event of any kind. */
  next(): number {
    if (!this.live) return NEVER;
    let time = NEVER;
    for (let stream = 0; stream < this.#next.length; stream++)
      if ((this.#next[stream] as number) < time) time = this.#next[stream] as number;
    return time;
  }

  /** Takes an event of this moment; the number of its stream, or -1 where there is none left. */
  take(now: number): number {
    for (let stream = 0; stream < this.#next.length; stream++) {
      if (this.#next[stream] !== now) continue;
      const { replayed, offsets, times } = this.#program.events[stream] as ProgramEvents;
      if (replayed) {
        const at = (this.#cursor[stream] as number) + 1;
        this.#cursor[stream] = at;
        this.#next[stream] = at < (offsets[this.#subject.row + 1] as number) ? (times[at] as number) : NEVER;
      } else {
        (this.#arisen[stream] as number[]).push(now);
        this.#next[stream] = this.#draw(stream, now);
      }
      return stream;
    }
    return -1;
  }

  /** Nothing more arises by chance; events of the history still happen as they did. */
  stop(): void {
    for (let stream = 0; stream < this.#next.length; stream++)
      if (!(this.#program.events[stream] as ProgramEvents).replayed) this.#next[stream] = NEVER;
  }

  /** How many events of a stream there were from `from` on and before `to`, `to` at most a second from now. */
  count(stream: number, from: number, to: number): number {
    const { offsets, times } = this.#program.events[stream] as ProgramEvents;
    const { row } = this.#subject;
    let count = 0;
    for (let at = (offsets[row + 1] as number) - 1; at >= (offsets[row] as number); at--) {
      const time = times[at] as number;
      if (time >= to) continue;
      if (time < from) break;
      count++;
    }
    for (const time of this.#arisen[stream] as number[]) if (time >= from && time < to) count++;
    return count;
  }
}
