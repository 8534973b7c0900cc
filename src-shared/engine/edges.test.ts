import { expect, it } from "vitest";
import { dateTimeText } from "../lib/civil.ts";
import { compileRun } from "./compile/index.ts";
import { runHere } from "./local.ts";
import { exp } from "./random/mathematics.ts";
import { interpret } from "./reference/interpreter.ts";
import { plainBase } from "./testing/base.ts";
import { type TestNode, testInput, testJourney } from "./testing/run.ts";
import { traceSubscriber } from "./trace.ts";

const everyone: TestNode = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const never = { delivered: 1, opened: 0, clicked: 0, converted: 0, optedOut: 0, complained: 0 };
const mailWith = (id: string, response: Record<string, unknown> = {}): TestNode => ({
  ...{ id, kind: "email" },
  config: { response: { ...never, ...response } },
});
const after = (hours: number, p = 1) => ({ p, per: "sent", delay: { medianHours: hours, sigma: 0 } });
const waitFor = (id: string, hours: number): TestNode => ({ id, kind: "wait", config: { for: { hours } } });
const sure = { delivered: 1, opened: { p: 1, per: "delivered", delay: 0 }, clicked: 1 };

/** Steps of the only subscriber from `start` on, the same in both engines: `day time what node detail`. */
function story(nodes: TestNode[], edges: string[], start: string, more: Record<string, unknown> = {}, zone = "UTC"): string[] {
  const { program } = compileRun(
    testInput(testJourney([everyone, ...nodes], edges, more), plainBase(1), { start }, { workspaceZone: zone }),
  );
  const log = traceSubscriber(program, 0);
  expect(log).toEqual(interpret(program).log);
  return log
    .filter(({ what }) => what !== "arrived" && what !== "left")
    .map(({ time, what, node, detail }) => `${dateTimeText(time).slice(5)} ${what} ${program.nodes[node]?.id} ${detail}`.trim());
}

it("skips a held message as inactive when a response to an earlier one ends the journey meanwhile", () => {
  const nodes = [mailWith("first", { ...sure, converted: after(14) }), waitFor("pause", 12), mailWith("second")];
  const told = story(nodes, ["in -> first", "first -> pause", "pause -> second"], "2026-03-02T10:00", {
    settings: { quietHours: { from: "21:00", to: "08:00" } },
  });
  expect(told.slice(-4)).toEqual([
    "03-02T22:00:00 held second quiet-hours",
    "03-03T00:00:00 response first converted",
    "03-03T00:00:00 skipped second inactive",
    "03-03T00:00:00 exited second goal",
  ]);
});

it("drops a message that quiet hours would hold for longer than is allowed", () => {
  const settings = { quietHours: { from: "21:00", to: "08:00", holdDays: 0.25 } };
  const told = story([mailWith("mail")], ["in -> mail"], "2026-03-02T23:00", { settings });
  expect(told.slice(-2)).toEqual(["03-03T05:00:00 skipped mail held-too-long", "03-03T05:00:00 completed mail"]);
  const inTime = story([mailWith("mail")], ["in -> mail"], "2026-03-03T02:00", { settings });
  expect(inTime).toContain("03-03T08:00:00 sent mail");
});

it("holds through the second pass of a repeated hour until the clock shows the end of quiet hours again", () => {
  // New York turns the clock back from 02:00 to 01:00 on 1 November 2026; 01:15 comes again at 06:15Z.
  const settings = { quietHours: { from: "00:15", to: "01:30" } };
  const nodes = [waitFor("pause", 6.25), mailWith("mail")];
  const told = story(nodes, ["in -> pause", "pause -> mail"], "2026-10-31T20:00", { settings }, "America/New_York");
  expect(told.filter((line) => / (held|sent) /.test(line))).toEqual(["11-01T06:15:00 held mail quiet-hours", "11-01T06:30:00 sent mail"]);
});

it("counts responses up to the end of the conversion window and no later", () => {
  const mail = (hours: number) =>
    story([mailWith("mail", { ...sure, converted: after(hours) })], ["in -> mail"], "2026-03-02T00:00", {
      settings: { conversionWindowDays: 1 },
    });
  expect(mail(24)).toContain("03-03T00:00:00 response mail converted");
  expect(mail(24.01).some((line) => line.includes("converted"))).toBe(false);
});

it("shows responses that fall due after the horizon as pending", () => {
  const journey = testJourney([everyone, mailWith("mail", { ...sure, converted: after(24) })], ["in -> mail"]);
  const outcomes = (horizonDays: number) => runHere(testInput(journey, plainBase(10), { horizonDays })).outcomes;
  expect(outcomes(1)).toMatchObject({ converted: 0, pending: 10 });
  expect(outcomes(2)).toMatchObject({ converted: 10, pending: 0 });
});

it("looks back exactly as far as a rule on responses says", () => {
  const split = (days: number): TestNode => ({
    ...{ id: "split", kind: "split" },
    config: { branches: [{ id: "lately", segment: { event: "delivered", withinDays: days } }] },
  });
  const lately = (days: number) => {
    const nodes = [mailWith("mail"), waitFor("pause", 48), split(days), { id: "yes", kind: "exit", config: { reason: "lately" } }];
    return story(nodes, ["in -> mail", "mail -> pause", "pause -> split", "split:lately -> yes"], "2026-03-02T00:00").at(-1);
  };
  expect(lately(2)).toBe("03-04T00:00:00 completed split");
  expect(lately(2.01)).toBe("03-04T00:00:00 exited yes lately");
});

it("takes the consent of one channel away by an opt-out, and leaves the others", () => {
  const text: TestNode = {
    id: "text",
    kind: "sms",
    config: { response: { delivered: 1, clicked: 0, converted: 0, optedOut: 0, complained: 0 } },
  };
  const told = story(
    [mailWith("mail", { optedOut: 1 }), mailWith("again"), text],
    ["in -> mail", "mail -> again", "again -> text"],
    "2026-03-02T00:00",
  );
  expect(told.filter((line) => / (sent|skipped) /.test(line))).toEqual([
    "03-02T00:00:00 sent mail",
    "03-02T00:00:00 skipped again no-consent",
    "03-02T00:00:00 sent text",
  ]);
});

it("evaluates exit criteria on entry, and never enters the same subscriber twice unless the journey says so", () => {
  expect(story([mailWith("mail")], ["in -> mail"], "2026-03-02T00:00", { exitWhen: { all: [] } }).at(-1)).toBe(
    "03-02T00:00:00 exited in exit-criteria",
  );
  const later: TestNode = { id: "late", kind: "audience", config: { segment: { all: [] }, at: "2026-03-05T00:00" } };
  const twice = (reentry: Record<string, unknown>) =>
    story([later, mailWith("mail")], ["in -> mail", "late -> mail"], "2026-03-02T00:00", { settings: { reentry } }).filter((line) =>
      / (entered|not-entered) /.test(line),
    );
  expect(twice({ limit: 1 })[1]).toBe("03-05T00:00:00 not-entered late entry-limit");
  expect(twice({ limit: 2, gapDays: 4 })[1]).toBe("03-05T00:00:00 not-entered late gap");
  expect(twice({ limit: 2, gapDays: 3 })[1]).toBe("03-05T00:00:00 entered late");
});

it("has an exponential for every number", () => {
  expect(exp(1e6)).toBe(Number.POSITIVE_INFINITY);
  expect(exp(-1e6)).toBe(0);
  expect(exp(709.5) / Math.exp(709.5)).toBeCloseTo(1, 12);
});
