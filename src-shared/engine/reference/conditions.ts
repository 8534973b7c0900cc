import { type Condition, NO_DATE, type ProgramEvents, type ResponseFilter } from "../program.ts";
import { toLocal, type Zone } from "../time/zone.ts";
import type { Run } from "./run.ts";
import { dayOf, type Instance, rowIn, type Subscriber } from "./world.ts";

// Rules: segments as they are asked during the run.

export const isMeant = ({ stage, node }: Instance["responses"][number], filter: ResponseFilter): boolean =>
  stage === filter.stage && filter.nodes[node] === 1;

/** Times of an event so far, and in the history. */
export function eventsOf({ program }: Run, { row, events }: Subscriber, stream: number): number[] {
  const { offsets, times } = program.events[stream] as ProgramEvents;
  return [...times.subarray(offsets[row], offsets[row + 1]), ...(events.get(stream) ?? [])];
}

export const holdsFor = (run: Run, condition: Condition | null, { subscriber, responses }: Instance): boolean =>
  condition !== null && holds(run, condition, subscriber, responses);

export function holds(run: Run, condition: Condition, subscriber: Subscriber, responses: Instance["responses"]): boolean {
  const { program, now } = run;
  switch (condition.kind) {
    case "mask":
      return rowIn(program.masks[condition.mask], subscriber.row);
    case "field": {
      const value = subscriber.fields.get(condition.field);
      return value === undefined ? rowIn(program.masks[condition.mask], subscriber.row) : condition.truths[value - 1] === true;
    }
    case "consent":
      return subscriber.consent.has(condition.channel);
    case "days": {
      const date = program.subscribers.dates[condition.dates]?.[subscriber.row] as number;
      const ahead = date - dayOf(toLocal(program.zones[condition.zone] as Zone, now));
      return date !== NO_DATE && condition.low <= ahead && ahead <= condition.high;
    }
    case "events": {
      const since = condition.within < 0 ? Number.NEGATIVE_INFINITY : now - condition.within;
      const times = eventsOf(run, subscriber, condition.event).filter(
        (time) => time <= now && time > since && time >= condition.after && time < condition.before,
      );
      return times.length >= condition.least && (condition.most < 0 || times.length <= condition.most);
    }
    case "responses": {
      const since = condition.within < 0 ? Number.NEGATIVE_INFINITY : now - condition.within;
      const count = responses.filter((response) => isMeant(response, condition) && response.time > since).length;
      return count >= condition.least && (condition.most < 0 || count <= condition.most);
    }
    case "all":
      return condition.parts.every((part) => holds(run, part, subscriber, responses));
    case "any":
      return condition.parts.some((part) => holds(run, part, subscriber, responses));
    case "none":
      return !condition.parts.some((part) => holds(run, part, subscriber, responses));
  }
}
