import fc from "fast-check";
import { expect, it } from "vitest";
import { compileRun } from "../../src-shared/engine/compile/index.ts";
import type { Decisions } from "../../src-shared/engine/decisions.ts";
import { solveHere } from "../../src-shared/engine/local.ts";
import type { LogEntry } from "../../src-shared/engine/log.ts";
import type { Program, Update } from "../../src-shared/engine/program.ts";
import { reconcile } from "../../src-shared/engine/reconcile.ts";
import { isQuiet, withinCap } from "../../src-shared/engine/reference/clock.ts";
import { interpret } from "../../src-shared/engine/reference/interpreter.ts";
import { tally } from "../../src-shared/engine/reference/tally.ts";
import { dayOf, type Subscriber, subscriberOf } from "../../src-shared/engine/reference/world.ts";
import { testInput } from "../../src-shared/engine/testing/run.ts";
import { toLocal } from "../../src-shared/engine/time/zones.ts";
import { Tracer } from "../../src-shared/engine/trace.ts";
import { parseDateTime } from "../../src-shared/lib/civil.ts";
import { InputError } from "../../src-shared/lib/input-error.ts";
import { bases, journeys } from "./engine-arbitraries.ts";

const cases = fc.record({
  journey: journeys,
  base: bases,
  seed: fc.integer({ min: 0, max: 2 ** 40 }),
  start: fc.constantFrom("2026-03-02T00:00", "2026-03-07T12:00", "2026-10-30T22:15"),
  horizonDays: fc.constantFrom(1, 12, 40),
  mode: fc.constantFrom("forecast", "forecast", "replay"),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** The program of a case; undefined where the random responses contradict each other. */
function programOf({ journey, base, seed, start, horizonDays, mode }: Case): Program | undefined {
  const defaultStart = parseDateTime(start) ?? 0;
  try {
    return compileRun({
      ...testInput(journey, base, { seed, horizonDays, start, mode }, { workspaceZone: "America/New_York" }),
      defaultStart,
    }).program;
  } catch (error) {
    if (
      error instanceof InputError &&
      ["run-response", "run-update-field", "run-event-unknown", "segment/unknown-event"].includes(error.code)
    )
      return undefined;
    throw error;
  }
}

function fastLog(program: Program, decisions: Decisions): LogEntry[] {
  const tracer = new Tracer(program, 0, decisions);
  return Array.from({ length: program.subscribers.rows }, (_, row) => tracer.log(row)).flat();
}

const byRow = (log: readonly LogEntry[], row: number) => log.filter((entry) => entry.row === row);

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

function judgeSends(program: Program, log: readonly LogEntry[]): void {
  const people = peopleOf(program);
  const control = new Set(log.filter(({ what, detail }) => what === "entered" && detail === "control").map(({ row }) => row));
  for (const { what, node, detail, row, time } of log) {
    const person = people[row] as Subscriber;
    const op = program.nodes[node]?.op;
    if (op?.op === "update" && what === "updated") obey(person, op.update);
    if (op?.op !== "send") continue;
    const { channel, transactional } = op.send;
    if (what === "response" && (detail === "optedOut" || detail === "complained")) person.consent.delete(channel);
    if (what !== "sent") continue;
    expect(person.consent.has(channel), "a send without consent").toBe(true);
    expect(person.address.has(channel), "a send without an address").toBe(true);
    expect(control.has(row), "a send to the control").toBe(false);
    expect(person.suppressed || person.churned, "a send to a suppressed or churned subscriber").toBe(false);
    const journey = program.nodes[node]?.journey ?? 0;
    const quiet = program.journeys[journey]?.quiet;
    if (quiet) expect(isQuiet(quiet, person.zone, time), "a send in quiet hours").toBe(false);
    for (const cap of program.caps) if (!transactional) expect(withinCap(cap, person, channel, journey, time), "a cap exceeded").toBe(true);
    person.contacts.push({ time, channel, journey, localDay: dayOf(toLocal(person.zone, time)) });
  }
}

it("the fast engine equals the reference interpreter, event by event and count by count, and what it does is allowed", () => {
  let ran = 0;
  fc.assert(
    fc.property(cases, (random) => {
      const program = programOf(random);
      if (!program) return;
      ran++;
      const reference = interpret(program);
      const solved = solveHere({ program, sendsOf: null }, 0);
      const log = fastLog(program, solved.decisions);
      for (let row = 0; row < program.subscribers.rows; row++) expect(byRow(log, row)).toEqual(byRow(reference.log, row));
      const { counts } = solved;
      expect(counts).toEqual(tally(program, reference));
      reconcile(program, counts);
      judgeSends(program, reference.log);
      for (const { responses } of counts.nodes) {
        const [delivered = 0, opened = 0, answered = 0, clicked = 0, converted = 0] = responses;
        const [first, ...rest] = [
          Math.max(delivered, answered),
          ...(opened > 0 ? [opened] : []),
          ...(clicked > 0 ? [clicked] : []),
          converted,
        ];
        rest.reduce((before, now) => {
          expect(now, "a funnel that rises").toBeLessThanOrEqual(before);
          return now;
        }, first ?? 0);
      }
    }),
    {
      numRuns: Number(process.env.THROUGHLINE_PROPERTY_RUNS ?? 400),
      verbose: 1,
      seed: Number(process.env.THROUGHLINE_PROPERTY_SEED ?? 20261125),
    },
  );
  expect(ran).toBeGreaterThan(0);
}, 300_000);
