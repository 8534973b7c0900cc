import type { ProgramEvents } from "../program.ts";
import { log as logarithm } from "../random/mathematics.ts";
import { uniform } from "../random/philox.ts";
import { phases } from "../words.ts";
import { enter } from "./entries.ts";
import { touch } from "./exits.ts";
import type { Run } from "./run.ts";
import { hear } from "./waits.ts";
import type { Subscriber } from "./world.ts";

// R12: events.

/** Events of a subscriber's that are replayed or that arise. */
export function beginEvents(run: Run, subscriber: Subscriber): void {
  const { events, start, end } = run.program;
  for (const [stream, { replayed, rates, offsets, times, stream: salt }] of events.entries()) {
    const happens = (time: number) =>
      run.schedule(subscriber, time, phases.world, -1 + stream / 1000, () => happen(run, subscriber, stream));
    if (replayed) for (const time of times.subarray(offsets[subscriber.row], offsets[subscriber.row + 1])) if (time >= start) happens(time);
    const rate = rates?.[subscriber.row] ?? 0;
    if (rate === 0 || subscriber.churned) continue;
    let time = start;
    for (let drawn = 0; ; drawn++) {
      const word = run.block(subscriber, salt, Math.floor(drawn / 4))[drawn % 4] as number;
      time += 1 + Math.floor(-logarithm(uniform(word)) / rate);
      if (time >= end) break;
      happens(time);
    }
  }
}

function happen(run: Run, subscriber: Subscriber, stream: number): void {
  const { program, now } = run;
  const { name, replayed } = program.events[stream] as ProgramEvents;
  if (!replayed && subscriber.gone) return;
  if (!replayed) subscriber.events.set(stream, [...(subscriber.events.get(stream) ?? []), now]);
  run.write("event", subscriber, subscriber.instances.length - 1, -1, name);
  for (const instance of subscriber.instances) {
    if (!instance.active) continue;
    if (instance.journey.goalEvent === stream) instance.goalMet = true;
    if (instance.listening?.to.event === stream) hear(run, instance);
  }
  for (const { event, node, condition } of program.triggers)
    if (event === stream) run.schedule(subscriber, now, phases.entry, 1, () => enter(run, subscriber, node, condition));
  touch(run, subscriber);
}
