import { expect } from "vitest";
import type { LogEntry } from "../../src-shared/engine/log.ts";
import type { Program, Update } from "../../src-shared/engine/program.ts";
import { isQuiet, withinCap } from "../../src-shared/engine/reference/clock.ts";
import { dayOf, type Subscriber, subscriberOf } from "../../src-shared/engine/reference/world.ts";
import { toLocal } from "../../src-shared/engine/time/zone.ts";

/** Subscribers as they are before the run, with what the log needs to be judged. */
const peopleOf = (program: Program): Subscriber[] =>
  Array.from({ length: program.subscribers.rows }, (_, row) => subscriberOf(program, row, { high: 0, low: 0 }, 0xffffffff));

/** Does to a subscriber what an update says. */
function obey(person: Subscriber, { suppressed, churned, consent, address }: Update): void {
  person.suppressed = suppressed ?? person.suppressed;
  person.churned = churned ?? person.churned;
  for (const [channel, may] of consent.entries()) {
    if (may !== null) person.consent[may ? "add" : "delete"](channel);
    const can = address[channel];
    if (typeof can === "boolean") person.address[can ? "add" : "delete"](channel);
  }
}

/** No send without consent or address, to the control, to the suppressed or churned, in quiet hours, or beyond a cap. The log is in the total order. */
export function judgeSends(program: Program, log: readonly LogEntry[]): void {
  const people = peopleOf(program);
  const journeyOf = (node: number) => program.nodes[node]?.journey ?? 0;
  const inJourney = ({ row, node }: LogEntry) => `${row} ${journeyOf(node)}`;
  const control = new Set(log.filter(({ what, detail }) => what === "entered" && detail === "control").map(inJourney));
  for (const entry of log) {
    const { what, node, detail, row, time } = entry;
    const person = people[row] as Subscriber;
    if (what === "churned") person.churned = true;
    const op = program.nodes[node]?.op;
    if (op?.op === "update" && what === "updated") obey(person, op.update);
    if (op?.op !== "send") continue;
    const { channel, transactional } = op.send;
    if (what === "response" && (detail === "optedOut" || detail === "complained")) person.consent.delete(channel);
    if (what !== "sent") continue;
    expect(person.consent.has(channel), "a send without consent").toBe(true);
    expect(person.address.has(channel), "a send without an address").toBe(true);
    expect(control.has(inJourney(entry)), "a send to the control").toBe(false);
    expect(person.suppressed || person.churned, "a send to a suppressed or churned subscriber").toBe(false);
    const journey = journeyOf(node);
    const quiet = program.journeys[journey]?.quiet;
    if (quiet) expect(isQuiet(quiet, person.zone, time), "a send in quiet hours").toBe(false);
    for (const cap of program.caps) if (!transactional) expect(withinCap(cap, person, channel, journey, time), "a cap exceeded").toBe(true);
    person.contacts.push({ time, channel, journey, localDay: dayOf(toLocal(person.zone, time)) });
  }
}

/** No stage of a message's funnel counts more than the one before it. */
export function judgeFunnel([delivered = 0, opened = 0, answered = 0, clicked = 0, converted = 0]: readonly number[]): void {
  const steps = [Math.max(delivered, answered), ...(opened > 0 ? [opened] : []), ...(clicked > 0 ? [clicked] : []), converted];
  for (const [at, count] of steps.entries()) if (at > 0) expect(count, "a funnel that rises").toBeLessThanOrEqual(steps[at - 1] as number);
}
