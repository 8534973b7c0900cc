import { type FieldDates, type Listen, NO_DATE, type ProgramNode, type ResponseFilter } from "../program.ts";
import { toLocal } from "../time/zone.ts";
import { phases } from "../words.ts";
import { endOfWait } from "./clock.ts";
import { eventsOf, isMeant } from "./conditions.ts";
import { exitAfterCheck } from "./exits.ts";
import type { Run } from "./run.ts";
import { leave } from "./walk.ts";
import { dayOf, type Instance, type Subscriber } from "./world.ts";

// R3: waits.

export function wait(run: Run, instance: Instance, rule: Extract<ProgramNode["op"], { op: "wait" }>["wait"]): void {
  const { zone } = instance.subscriber;
  const date = rule.rule === "until-field" ? dateOf(run, rule, instance.subscriber) : 0;
  const ends = endOfWait(rule, zone, run.now, date);
  if (typeof ends === "string" && "ifPast" in rule && rule.ifPast === "exit") {
    exitAfterCheck(run, instance, ends === "missing" ? "no-date" : "date-passed");
    return;
  }
  const deadline = typeof ends === "string" ? run.now : ends;
  const { until, tooLong } = endsAt(run, instance, deadline);
  run.note("waits", instance, "", until);
  run.later(instance, until, phases.deadline, () => {
    if (instance.active && tooLong) exitAfterCheck(run, instance, "max-duration");
    else if (instance.active) leave(run, instance, 0);
  });
}

function dateOf({ program }: Run, { dates, updated }: FieldDates, { row, zone, fields }: Subscriber): number {
  const value = updated === null ? undefined : fields.get(updated.field);
  if (!updated || value === undefined) return program.subscribers.dates[dates]?.[row] as number;
  const date = updated.values[value - 1] as number;
  return updated.moments && date !== NO_DATE ? dayOf(toLocal(zone, date)) : date;
}

/** A deadline, or the end of the longest stay where that comes first. */
function endsAt({ now }: Run, instance: Instance, deadline: number): { until: number; tooLong: boolean } {
  const limit = instance.began + instance.journey.maxDuration;
  return deadline > limit ? { until: Math.max(now, limit), tooLong: true } : { until: deadline, tooLong: false };
}

// R4: waits for an event.

export function listen(run: Run, instance: Instance, wanted: Listen): void {
  if (cameAlready(run, instance, wanted)) {
    leave(run, instance, 0);
    return;
  }
  listenFor(run, instance, wanted, run.now + wanted.seconds, () => leave(run, instance, 1));
}

function cameAlready(run: Run, { subscriber, responses }: Instance, wanted: Listen): boolean {
  const { now } = run;
  if (wanted.event >= 0) return eventsOf(run, subscriber, wanted.event).some((time) => time <= now && (wanted.countEarlier || time >= now));
  return responses.some((response) => isMeant(response, wanted) && (wanted.countEarlier || response.time >= now));
}

/** Waits until what is wanted comes, and goes on; or until a deadline, and does something else. */
export function listenFor(
  run: Run,
  instance: Instance,
  to: ResponseFilter & { event: number },
  deadline: number,
  instead: () => void,
): void {
  const listening = { to, heard: false };
  instance.listening = listening;
  const { until, tooLong } = endsAt(run, instance, deadline);
  run.note("waits", instance, "", until);
  run.later(instance, until, phases.deadline, () => {
    if (!instance.active || instance.listening !== listening) return;
    instance.listening = null;
    if (listening.heard) leave(run, instance, 0);
    else if (tooLong) exitAfterCheck(run, instance, "max-duration");
    else instead();
  });
}

/** A response that the instance waits for lets it go on in the phase of deadlines. */
export function hear(run: Run, instance: Instance): void {
  const { listening } = instance;
  if (!listening || listening.heard) return;
  listening.heard = true;
  run.later(instance, run.now, phases.deadline, () => {
    if (!instance.active || instance.listening !== listening) return;
    instance.listening = null;
    leave(run, instance, 0);
  });
}
