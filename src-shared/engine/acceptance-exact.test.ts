import { expect, it } from "vitest";
import { dateTimeText } from "../lib/civil.ts";
import { compileRun } from "./compile/index.ts";
import { runHere } from "./local.ts";
import { interpret } from "./reference/interpreter.ts";
import { plainBase, testBase } from "./testing/base.ts";
import { type TestNode, testInput, testJourney } from "./testing/run.ts";
import { traceSubscriber } from "./trace.ts";

const everyone: TestNode = { id: "in", kind: "audience", config: { segment: { all: [] } } };

/** What happens to the only subscriber, as `what at node: detail (until)`, by both engines. */
function traceOf(nodes: TestNode[], edges: string[], start: string, more: Record<string, unknown> = {}, zone = "UTC"): string[] {
  const journey = testJourney([everyone, ...nodes], edges, more);
  const { program } = compileRun(testInput(journey, plainBase(1), { start }, { workspaceZone: zone }));
  const log = traceSubscriber(program, 0);
  expect(log).toEqual(interpret(program).log);
  return log.map(({ what, time, node, detail }) => `${dateTimeText(time)} ${what} ${program.nodes[node]?.id}${detail ? ` ${detail}` : ""}`);
}

const sentAt = (start: string, zone = "UTC") =>
  traceOf(
    [{ id: "mail", kind: "email" }],
    ["in -> mail"],
    start,
    { settings: { quietHours: { from: "21:00", to: "08:00" } } },
    zone,
  ).filter((line) => line.includes(" sent "));

it("acceptance 9: quiet hours from 21:00 to 08:00", () => {
  expect(sentAt("2026-03-02T20:59:59")).toEqual(["2026-03-02T20:59:59 sent mail"]);
  expect(sentAt("2026-03-02T21:00:00")).toEqual(["2026-03-03T08:00:00 sent mail"]);
  expect(sentAt("2026-03-03T08:00:00")).toEqual(["2026-03-03T08:00:00 sent mail"]);
  expect(sentAt("2026-03-02T21:00:00", "America/Denver")).toEqual(["2026-03-03T15:00:00 sent mail"]);
  // The night of the change of the clock is an hour shorter.
  expect(sentAt("2026-03-07T21:00:00", "America/New_York")).toEqual(["2026-03-08T12:00:00 sent mail"]);
});

it("quiet hours can skip the message or end the journey instead", () => {
  const quiet = (then: string) =>
    traceOf([{ id: "mail", kind: "email" }], ["in -> mail"], "2026-03-02T23:00", {
      settings: { quietHours: { from: "21:00", to: "08:00", then } },
    });
  expect(quiet("skip").slice(-3)).toEqual([
    "2026-03-02T23:00:00 skipped mail quiet-hours",
    "2026-03-02T23:00:00 left mail next",
    "2026-03-02T23:00:00 completed mail",
  ]);
  expect(quiet("exit").at(-1)).toBe("2026-03-02T23:00:00 exited mail quiet-hours");
});

const waitEnd = (config: Record<string, unknown>, start: string, zone = "UTC") =>
  traceOf([{ id: "wait", kind: "wait", config }], ["in -> wait"], start, {}, zone)
    .find((line) => line.includes(" left wait"))
    ?.slice(0, 19);

it("acceptance 10: until Tuesday 10:00", () => {
  const until = { until: { weekdays: ["Tue"], time: "10:00" } };
  expect(waitEnd(until, "2026-03-03T09:59:00")).toBe("2026-03-03T10:00:00");
  expect(waitEnd(until, "2026-03-03T10:00:00")).toBe("2026-03-03T10:00:00");
  expect(waitEnd(until, "2026-03-03T10:00:01")).toBe("2026-03-10T10:00:00");
  expect(waitEnd({ until: { weekdays: ["Mon", "Fri"], time: "10:00" } }, "2026-03-03T10:00:01")).toBe("2026-03-06T10:00:00");
});

it("acceptance 11: a date whose local time occurs twice or not at all", () => {
  const until = (date: string, time: string, zone: string) => waitEnd({ until: { date, time } }, "2026-03-02T00:00", zone);
  const late = (date: string, time: string, zone: string) => waitEnd({ until: { date, time } }, "2026-10-02T00:00", zone);
  expect(until("2026-03-08", "02:30", "America/New_York")).toBe("2026-03-08T07:30:00");
  expect(late("2026-11-01", "01:30", "America/New_York")).toBe("2026-11-01T05:30:00");
  expect(until("2026-03-29", "01:30", "Europe/London")).toBe("2026-03-29T01:30:00");
  expect(late("2026-10-25", "01:30", "Europe/London")).toBe("2026-10-25T00:30:00");
});

it("acceptance 12: 24 hours and one calendar day across the change of the clock", () => {
  const start = "2026-03-07T10:00";
  expect(waitEnd({ for: { hours: 24 } }, start, "America/New_York")).toBe("2026-03-08T15:00:00"); // 11:00 EDT
  expect(waitEnd({ for: { calendarDays: 1 } }, start, "America/New_York")).toBe("2026-03-08T14:00:00"); // 10:00 EDT
});

it("acceptance 13: an opt-out at the second of the send stops it", () => {
  const journey = testJourney(
    [
      everyone,
      {
        id: "first",
        kind: "email",
        config: { response: { delivered: 1, converted: 0, optedOut: { p: 1, per: "delivered", delay: { medianHours: 24, sigma: 0 } } } },
      },
      { id: "wait", kind: "wait", config: { for: { hours: 24 } } },
      { id: "second", kind: "email" },
    ],
    ["in -> first", "first -> wait", "wait -> second"],
  );
  const { second } = runHere(testInput(journey, plainBase(50))).nodes;
  expect(second?.sent).toBe(0);
  expect(second?.skipped).toEqual({ "no-consent": 50 });
});

it("acceptance 14: a goal met on day 1 of a wait of 30 days", () => {
  const response = { delivered: 1, opened: 1, clicked: 1, converted: { p: 1, per: "sent", delay: { medianHours: 24, sigma: 0 } } };
  const nodes = [
    { id: "mail", kind: "email", config: { response } },
    { id: "wait", kind: "wait", config: { for: { hours: 720 } } },
  ];
  const exitAt = (exitCheck: string) =>
    traceOf(nodes, ["in -> mail", "mail -> wait"], "2026-03-02T00:00", { settings: { exitCheck } }).find((line) =>
      line.includes(" exited "),
    );
  expect(exitAt("at-once")).toBe("2026-03-03T00:00:00 exited wait goal");
  expect(exitAt("end-of-step")).toBe("2026-04-01T00:00:00 exited wait goal");
});

it("counts local rules in each subscriber's own zone", () => {
  const base = testBase(
    ["a", "b", "c", "d"],
    [{ id: "tz", type: "text", role: "time-zone", values: ["America/New_York", "Asia/Kolkata", "Mars/Olympus", null] }],
  );
  const journey = testJourney(
    [everyone, { id: "wait", kind: "wait", config: { until: { date: "2026-03-05", time: "09:00" } } }],
    ["in -> wait"],
    { settings: { timeZone: "America/Denver" } },
  );
  const { program } = compileRun(testInput(journey, base));
  const ends = [0, 1, 2, 3].map((row) => dateTimeText(traceSubscriber(program, row).find(({ what }) => what === "waits")?.until ?? 0));
  expect(ends).toEqual(["2026-03-05T14:00:00", "2026-03-05T03:30:00", "2026-03-05T16:00:00", "2026-03-05T16:00:00"]);
});

it("leaves a wait that outlasts the journey at its longest duration", () => {
  const nodes = [{ id: "wait", kind: "wait", config: { for: { hours: 240 } } }];
  expect(traceOf(nodes, ["in -> wait"], "2026-03-02T00:00", { settings: { maxDurationDays: 2 } }).at(-1)).toBe(
    "2026-03-04T00:00:00 exited wait max-duration",
  );
});

it("ends a cycle without time after a thousand steps", () => {
  const nodes = [{ id: "share", kind: "random-split", config: { shares: [{ id: "a", percent: 100 }] } }];
  const trace = traceOf(nodes, ["in -> share", "share:a -> share"], "2026-03-02T00:00");
  expect(trace.at(-1)).toBe("2026-03-02T00:00:00 exited share loop");
  expect(trace.filter((line) => line.includes(" left "))).toHaveLength(1000);
});

it("does not send a named message twice in an instance, but an unnamed one as often as its node is reached", () => {
  const sent = (config: Record<string, unknown>) =>
    traceOf(
      [
        { id: "one", kind: "email", config },
        { id: "two", kind: "email", config },
      ],
      ["in -> one", "one -> two"],
      "2026-03-02T00:00",
      { goal: null },
    ).filter((line) => / (sent|skipped) /.test(line));
  expect(sent({ message: "msg_hello" })).toEqual(["2026-03-02T00:00:00 sent one", "2026-03-02T00:00:00 skipped two already-sent"]);
  expect(sent({})).toEqual(["2026-03-02T00:00:00 sent one", "2026-03-02T00:00:00 sent two"]);
});

const always = { delivered: 1, clicked: 0, converted: 0, optedOut: 0, complained: 0 };
const openedAfter = (hours: number) => ({ ...always, opened: { p: 1, per: "sent", delay: { medianHours: hours, sigma: 0 } } });
const listening = (config: Record<string, unknown>) => ({ id: "listen", kind: "wait-for-event", config: { event: "opened", ...config } });
/** By which outlet, and when, the only subscriber leaves a wait for an event after an email. */
const heard = (openHours: number, config: Record<string, unknown>, nodes: TestNode[] = [], edges = ["in -> mail", "mail -> listen"]) =>
  traceOf(
    [{ id: "mail", kind: "email", config: { response: openedAfter(openHours) } }, listening(config), ...nodes],
    edges,
    "2026-03-02T00:00",
  ).filter((line) => line.includes(" left listen"));

it("acceptance 13: an event on the deadline of its wait beats the time-out", () => {
  expect(heard(24, { timeoutHours: 24 })).toEqual(["2026-03-03T00:00:00 left listen event"]);
  expect(heard(24.001, { timeoutHours: 24 })).toEqual(["2026-03-03T00:00:00 left listen timeout"]);
  expect(heard(23, { timeoutHours: 24 })).toEqual(["2026-03-02T23:00:00 left listen event"]);
});

it("hears events from the second of arrival on, earlier ones only where the wait says so", () => {
  expect(heard(0.0001, { timeoutHours: 24 })).toEqual(["2026-03-02T00:00:00 left listen event"]);
  const late: TestNode[] = [{ id: "pause", kind: "wait", config: { for: { hours: 2 } } }];
  const edges = ["in -> mail", "mail -> pause", "pause -> listen"];
  expect(heard(1, { timeoutHours: 24 }, late, edges)).toEqual(["2026-03-03T02:00:00 left listen timeout"]);
  expect(heard(1, { timeoutHours: 24, countEarlier: true }, late, edges)).toEqual(["2026-03-02T02:00:00 left listen event"]);
  expect(heard(2, { timeoutHours: 24 }, late, edges)).toEqual(["2026-03-02T02:00:00 left listen event"]);
});

it("hears only the message that is meant, and waits as long as the journey allows where no time-out is given", () => {
  expect(heard(3, { from: "mail", timeoutHours: 24 })).toEqual(["2026-03-02T03:00:00 left listen event"]);
  const other: TestNode[] = [{ id: "other", kind: "email" }];
  expect(heard(3, { from: "other", timeoutHours: 24 }, other)).toEqual(["2026-03-03T00:00:00 left listen timeout"]);
  const where = { field: "node", op: "!=", value: "mail" };
  expect(heard(3, { where, timeoutHours: 24 })).toEqual(["2026-03-03T00:00:00 left listen timeout"]);
  expect(heard(200, {})).toEqual(["2026-03-10T08:00:00 left listen event"]);
});
