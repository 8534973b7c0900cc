import { List, newList, push } from "./memory";
import { log, uniform } from "./mathematics";
import { EventStream, NEVER } from "./program";
import { draw } from "./random";
import { S } from "./state";

/** Whether any event can happen during the run. */
export class Events {
  static live: bool = false;
  /** Time of the next event of any kind. */
  static next: f64 = NEVER;
}

@inline
function streamAt(index: i32): EventStream {
  return changetype<EventStream>(S.program.events + <usize>index * offsetof<EventStream>());
}

export function newEvents(): void {
  for (let i = 0; i < S.program.eventCount; i++) {
    const stream = streamAt(i);
    stream.arisen = changetype<usize>(newList());
    if (stream.replayed !== 0 || stream.rates !== 0) Events.live = true;
  }
}

@inline
function offsetAt(stream: EventStream, ahead: i32): i32 {
  return load<i32>(stream.offsets + (<usize>(S.row + ahead) << 2));
}

@inline
function timeAt(stream: EventStream, at: i32): f64 {
  return <f64>load<u32>(stream.times + (<usize>at << 2));
}

function refresh(): void {
  let next = NEVER;
  for (let i = 0; i < S.program.eventCount; i++) next = min(next, streamAt(i).next);
  Events.next = Events.live ? next : NEVER;
}

const words: usize = memory.data(16, 16);

/** Time of the event after one at `since`, by chance. */
function arise(stream: EventStream, since: f64): f64 {
  const rate = <f64>load<f32>(stream.rates + (<usize>S.row << 2));
  if (rate === 0) return NEVER;
  const drawn = stream.drawn++;
  v128.store(words, draw(stream.stream, drawn >>> 2));
  return since + 1 + floor(-log(uniform(load<u32>(words + (<usize>(drawn & 3) << 2)))) / rate);
}

export function beginEvents(): void {
  for (let i = 0; i < S.program.eventCount; i++) {
    const stream = streamAt(i);
    stream.drawn = 0;
    changetype<List>(stream.arisen).count = 0;
    const end = offsetAt(stream, 1);
    let at = offsetAt(stream, 0);
    if (stream.replayed !== 0) while (at < end && timeAt(stream, at) < S.program.start) at++;
    stream.cursor = at;
    if (stream.replayed !== 0 && at < end) stream.next = timeAt(stream, at);
    else stream.next = stream.rates !== 0 ? arise(stream, S.program.start) : NEVER;
  }
  refresh();
}

/** Takes an event of this moment; the number of its stream, or -1 where there is none left. */
export function takeEvent(now: f64): i32 {
  for (let i = 0; i < S.program.eventCount; i++) {
    const stream = streamAt(i);
    if (stream.next !== now) continue;
    if (stream.replayed !== 0) {
      const at = ++stream.cursor;
      stream.next = at < offsetAt(stream, 1) ? timeAt(stream, at) : NEVER;
    } else {
      store<f64>(push(changetype<List>(stream.arisen), 8), now);
      stream.next = arise(stream, now);
    }
    refresh();
    return i;
  }
  return -1;
}

/** Nothing more arises by chance; events of the history still happen as they did. */
export function stopEvents(): void {
  for (let i = 0; i < S.program.eventCount; i++) if (streamAt(i).replayed === 0) streamAt(i).next = NEVER;
  refresh();
}

/** How many events of a stream there were from `from` on and before `to`, `to` at most a second from now. */
export function countEvents(index: i32, from: f64, to: f64): i32 {
  const stream = streamAt(index);
  const first = offsetAt(stream, 0);
  let count = 0;
  for (let at = offsetAt(stream, 1) - 1; at >= first; at--) {
    const time = timeAt(stream, at);
    if (time >= to) continue;
    if (time < from) break;
    count++;
  }
  const arisen = changetype<List>(stream.arisen);
  for (let i = 0; i < arisen.count; i++) {
    const time = load<f64>(arisen.data + (<usize>i << 3));
    if (time >= from && time < to) count++;
  }
  return count;
}
