import { expect, it } from "vitest";
import { compileRun } from "./compile/index.ts";
import { solveHere } from "./local.ts";
import { interpret } from "./reference/interpreter.ts";
import { tally } from "./reference/tally.ts";
import { testBase } from "./testing/base.ts";
import { type TestNode, testInput, testJourney } from "./testing/run.ts";

const ROWS = 600;
const rows = Array.from({ length: ROWS }, (_, row) => row);
const base = testBase(
  rows.map((row) => `subscriber-${row}`),
  [
    {
      id: "time_zone",
      type: "text",
      role: "time-zone",
      values: rows.map((row) => ["Europe/Berlin", "America/New_York", null][row % 3] ?? null),
    },
    { id: "joins", type: "date", values: rows.map((row) => `2026-03-${String(2 + (row % 5)).padStart(2, "0")}`) },
  ],
);

const stays = { optedOut: 0, complained: 0 };
const opened = { delivered: 1, opened: { p: 0.4, delay: { meanHours: 50 } }, clicked: 0.5, converted: 0.1 };

/** Round and round: a share, one of two messages, then waits that follow from the moment and the clock. */
function rounds(waits: readonly Record<string, unknown>[], settings: Record<string, unknown> = {}, goal: unknown = null, stage?: string) {
  const response = { ...opened, ...stays };
  const names = waits.map((_, at) => `w${at}`);
  const nodes: TestNode[] = [
    { id: "in", kind: "audience", config: { segment: { all: [] } } },
    { id: "join", kind: "wait", config: { until: { field: "joins", time: "09:00" } } },
    { id: "share", kind: "random-split", config: { shares: [60, 40].map((percent, at) => ({ id: `s${at}`, percent })) } },
    { id: "mail", kind: "email", stage: "consideration", config: { response, cost: { amount: 0.01, per: "sent" } } },
    { id: "text", kind: "sms", config: { response: { delivered: 1, ...stays } } },
    ...waits.map((config, at) => ({ id: `w${at}`, kind: "wait", config, ...(stage && at === 0 ? { stage } : {}) })),
  ];
  const ways = ["in -> join", "join -> share", "share:s0 -> mail", "share:s1 -> text", "mail -> w0", "text -> w0"];
  const edges = [...ways, ...names.map((name, at) => `${name} -> ${names[at + 1] ?? "share"}`)];
  const journey = testJourney(nodes, edges, { goal, settings });
  return compileRun(testInput(journey, base, { horizonDays: 60 }));
}

const day = { for: { hours: 24 } };
const days = { for: { calendarDays: 2 } };
const weekday = { until: { weekdays: ["Tue", "Sun"], time: "02:30" } };
const beyond = { for: { calendarDays: 400 } };
const past = { until: { date: "2026-03-01", time: "10:00" }, ifPast: "continue" };

it.each([
  ["an elapsed day, then a weekday", rounds([day, weekday])],
  ["calendar days across a change of the clock", rounds([days])],
  ["waits that end at once before and after one that does not", rounds([past, weekday, past])],
  ["a stage that the first wait brings", rounds([day, weekday], {}, null, "conversion")],
  ["a goal, which ends waits", rounds([day, weekday], {}, { event: "converted" })],
  ["waits that end after the run, where days are uneven", rounds([beyond, weekday], { timeZone: "Europe/Berlin" })],
  ["a longest stay", rounds([weekday, days], { maxDurationDays: 20 })],
  [
    "quiet hours at their end, and a cap",
    rounds([weekday], {
      ...{ quietHours: { from: "22:00", to: "03:00" } },
      caps: [{ channel: "any", count: 2, window: { kind: "rolling", days: 6 } }],
    }),
  ],
  ["a budget", rounds([day, weekday], { budget: { total: 5 } })],
])("counts everyone who waits the same way as the reference does, with %s", (_, compiled) => {
  const { program } = compiled;
  expect(solveHere(compiled, 0).counts).toEqual(tally(program, interpret(program)));
});
