import { describe, expect, it } from "vitest";
import { compileRun, type EngineInput, runHere, solveHere, Tracer } from "../engine/index.ts";
import { plainBase, testBase } from "../engine/testing/base.ts";
import { neutral, type TestNode, testInput, testJourney } from "../engine/testing/run.ts";
import type { Journey } from "../model/journey.ts";
import type { TraceLine } from "../model/trace.ts";
import { Census } from "./census.ts";
import { fateOf, targetOf } from "./fate.ts";
import { placesOf } from "./places.ts";
import { tellLog } from "./tell.ts";
import { whyNotContacted } from "./why.ts";

const everyone = { id: "in", kind: "audience", config: { segment: { all: [] } } };
const everyDay = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** One replication of a run, told: what subscribers share is settled as the run settles it. */
function toldRun(input: EngineInput) {
  const compiled = compileRun(input);
  const { program } = compiled;
  const journeys: Journey[] = [input.journey, ...(input.together ?? [])];
  const places = placesOf(program, journeys);
  const tracer = new Tracer(program, 0, solveHere(compiled, 0).decisions);
  const { base } = input;
  const told = (row: number) => {
    const scene = { program, places, workspaceZone: "UTC", base, row, segments: input.segments, log: tracer.log(row) };
    const lines = tellLog(scene);
    return { lines, why: whyNotContacted(scene, lines) };
  };
  const census = (node: string, journey = 0) => {
    const target = targetOf(program, journey, node);
    const counts = new Census(base.keyHash);
    for (let row = 0; row < base.rows; row++) {
      const fate = fateOf(target, tracer.log(row));
      if (fate) counts.add(row, fate);
    }
    return counts.whereabouts(places, String);
  };
  const all = () => Array.from({ length: base.rows }, (_, row) => told(row));
  return { told, census, all };
}
const textsOf = (lines: readonly TraceLine[], what: TraceLine["what"]) =>
  lines.filter((line) => line.what === what).map(({ text }) => text);

describe("a queue", () => {
  const pools = [{ id: "calls", label: "Call centre", perDay: 10, days: everyDay, patienceDays: 3 }];
  const journey = testJourney([everyone, { id: "ring", kind: "call", config: { pool: "calls" } }], ["in -> ring"], {
    goal: null,
    settings: { model: neutral, pools },
  });
  const input = testInput(journey, plainBase(100), { horizonDays: 2 });
  const { all, census } = toldRun(input);

  it("is told by its pool, and counted apart from holds", () => {
    const counts = runHere(input).nodes.ring;
    const { here } = census("ring");
    expect(counts?.held).toBe(80);
    expect(here.find(({ what }) => what === "queued")).toMatchObject({
      count: 80,
      reason: "calls",
      text: "In the queue of “Call centre” when the run ended",
    });
    const waits = all().find(({ lines }) => lines.at(-1)?.what === "queued");
    expect(waits?.lines.at(-1)?.text).toBe("Joined the queue of “Call centre”");
    expect(waits?.why).toEqual(["Was still in a queue at “Outbound call” when the run ended."]);
  });

  it("says since when whoever was not served had waited", () => {
    const late = toldRun(testInput(journey, plainBase(100), { horizonDays: 5 })).all();
    const texts = new Set(late.flatMap(({ lines }) => textsOf(lines, "skipped")));
    expect([...texts]).toEqual(["Skipped: not served in time — in the queue of “Call centre” since Mon 2 Mar 2026, 00:00"]);
  });
});

it("tells further tries, and who had no answer but passed by", () => {
  const ring = {
    id: "ring",
    kind: "call",
    config: { response: { answered: 0 }, retry: { attempts: 2, afterHours: 24, until: "answered" } },
  };
  const { told, census } = toldRun(testInput(testJourney([everyone, ring], ["in -> ring"]), plainBase(3)));
  const { lines } = told(0);
  expect(textsOf(lines, "waits")).toEqual([
    "Waits until Tue 3 Mar 2026, 00:00, or until “answered” comes",
    "Waits until Wed 4 Mar 2026, 00:00, or until “answered” comes",
  ]);
  expect(textsOf(lines, "retries")).toEqual(["“answered” did not come: tries again", "“answered” did not come: tries again"]);
  expect(textsOf(lines, "sent")).toHaveLength(3);
  expect(census("ring").here).toMatchObject([{ what: "passed", reason: "sent", count: 3 }]);
});

it("tells people whom a converted subscriber brings", () => {
  const mail = { id: "mail", kind: "email", config: { response: { delivered: 1, converted: { p: 1, per: "delivered", delay: 0 } } } };
  const journey = testJourney([everyone, mail], ["in -> mail"], { settings: { model: { ...neutral, referral: { mean: 3 } } } });
  const input = testInput(journey, plainBase(40));
  const brought = toldRun(input)
    .all()
    .flatMap(({ lines }) => textsOf(lines, "referred"));
  for (const text of brought) expect(text).toMatch(/^Brought (1 person|[2-9] people|\d\d people)$/);
  const people = brought.reduce((sum, text) => sum + Number(text.split(" ")[1]), 0);
  expect(people).toBeGreaterThan(60);
  expect(people).toBe(runHere(input).outcomes.referrals);
});

describe("events", () => {
  const entry = { id: "in", kind: "event-entry", config: { event: "outage", segment: { all: [] } } };
  const model = { ...neutral, events: { outage: { perMonth: 0.5 } } };
  const journey = testJourney([entry, { id: "mail", kind: "email" }], ["in -> mail"], { settings: { model } });
  const { all } = toldRun(testInput(journey, plainBase(60), { horizonDays: 30 }));

  it("are told, and say why nobody wrote to those who had none", () => {
    const told = all();
    const had = told.filter(({ lines }) => lines.length > 0);
    expect(had.length).toBeGreaterThan(5);
    expect(had[0]?.lines.slice(0, 2).map(({ text }) => text)).toEqual(["“outage” happened", "Entered the journey"]);
    const none = told.find(({ lines }) => lines.length === 0);
    expect(none?.why).toEqual(["“outage”, which “Event” waits for, did not happen."]);
  });
});

/** Rules that mean something else at another moment. */
const moving: [string, Record<string, unknown>][] = [
  ["events in the last days", { event: "outage", atLeast: 1, withinDays: 5 }],
  ["events ever", { event: "outage", atLeast: 2 }],
  ["events from a date on", { event: "outage", atMost: 0, after: "2026-03-04" }],
  ["a day ahead", { field: "due", op: "next-days", value: 3 }],
  ["a day that is over", { field: "due", op: "within-days", value: 4 }],
  ["a moment ahead, as of the start", { field: "seen", op: "within-days", value: 4 }],
  ["a segment that has a name", { segment: "pressing" }],
];

describe.each(["forecast", "replay"] as const)("what a split saw, in a %s", (mode) => {
  const keys = Array.from({ length: 120 }, (_, n) => `k${n}`);
  const date = (n: number) => `2026-03-${String(1 + (n % 17)).padStart(2, "0")}`;
  const base = testBase(
    keys,
    [
      { id: "due", type: "date", values: keys.map((_, n) => date(n)) },
      { id: "seen", type: "datetime", values: keys.map((_, n) => `2026-02-${String(10 + (n % 19)).padStart(2, "0")}T10:00`) },
    ],
    keys.flatMap((key, n) => [
      { key, event: "outage", at: `2026-02-${String(12 + (n % 17)).padStart(2, "0")}T10:00` },
      ...(n % 3 === 0 ? [{ key, event: "outage", at: `${date(n)}T12:00` }] : []),
    ]),
  );
  const segments = {
    pressing: {
      any: [
        { event: "outage", atLeast: 3 },
        { field: "due", op: "next-days", value: 2 },
      ],
    },
  } as EngineInput extends {
    segments: (name: string) => infer S;
  }
    ? Record<string, NonNullable<S>>
    : never;

  it.each(moving)("is what decided it: %s", (_name, rule) => {
    const nodes: TestNode[] = [
      everyone,
      { id: "wait", kind: "wait", config: { for: { hours: 24 * 6 } } },
      { id: "split", kind: "split", config: { branches: [{ id: "yes", segment: rule }] } },
    ];
    const journey = testJourney(nodes, ["in -> wait", "wait -> split"], {
      settings: { model: { ...neutral, events: { outage: { perMonth: 4 } } } },
    });
    const input = testInput(journey, base, { mode, horizonDays: 20 }, { segments });
    const answers = toldRun(input)
      .all()
      .map(({ lines }) => {
        const left = lines.find(({ node, what }) => node === "split" && what === "left");
        expect(left?.saw).toHaveLength(1);
        expect({ ...left?.saw[0], taken: left?.detail === "yes" }).toMatchObject({ holds: left?.detail === "yes" });
        return left?.detail;
      });
    expect(new Set(answers).size).toBe(2);
  });
});

it("leaves open what the log of a forecast does not tell: which of one event's kinds arose", () => {
  const keys = Array.from({ length: 80 }, (_, n) => `k${n}`);
  const plain = testBase(
    keys,
    [],
    keys.map((key) => ({ key, event: "outage", at: "2026-02-20T10:00" })),
  );
  const dictionary = ["city", "street"];
  const place = { type: "text" as const, length: 80, missing: null, codes: Uint32Array.from(keys, (_, n) => n % 2), dictionary };
  const base = {
    ...plain,
    events: (type: string) => {
      const partition = plain.events(type);
      return partition && { ...partition, attributes: new Map([["place", place]]) };
    },
  };
  const branches = [
    { id: "city", segment: { event: "outage", atLeast: 2, where: { field: "place", op: "=", value: "city" } } },
    { id: "any", segment: { event: "outage", atLeast: 2 } },
  ];
  const nodes = [
    everyone,
    { id: "wait", kind: "wait", config: { for: { hours: 96 } } },
    { id: "split", kind: "split", config: { branches } },
  ];
  const journey = testJourney(nodes, ["in -> wait", "wait -> split"], {
    settings: { model: { ...neutral, events: { outage: { perMonth: 4 } } } },
  });
  const seen = toldRun(testInput(journey, base, { horizonDays: 10 }))
    .all()
    .flatMap(({ lines }) => lines.filter(({ node, what }) => node === "split" && what === "left"));
  for (const { saw, detail } of seen) {
    const [first] = saw;
    if (first?.holds !== null) expect(first?.holds).toBe(detail === "city");
  }
  const open = seen.flatMap(({ saw }) => saw.filter(({ holds }) => holds === null));
  expect(open.length).toBeGreaterThan(10);
  expect(open[0]?.value).toMatch(/^[01] events? by then, and perhaps some of the run$/);
});

describe("several journeys in one run", () => {
  const half = { ...everyone, config: { segment: { field: "n", op: "<", value: 30 } } };
  const one = testJourney([half, { id: "mail", kind: "email" }], ["in -> mail"], { id: "jny_one", name: "One" });
  const other = testJourney([everyone, { id: "mail", kind: "email", label: "Second mail" } as TestNode], ["in -> mail"], {
    id: "jny_other",
    name: "Other",
  });
  const base = testBase(
    Array.from({ length: 50 }, (_, n) => `k${n}`),
    [{ id: "n", type: "number", values: Array.from({ length: 50 }, (_, n) => n) }],
  );
  const workspace = {
    caps: [{ channel: "any", count: 1, window: { kind: "rolling" as const, days: 7 } }],
    controlPercent: 0,
    parameters: [],
  };
  const input = { ...testInput(one, base), together: [other], workspace };
  const { told, census } = toldRun(input);

  it("tells of each node to which journey it belongs, and which cap counts over all of them", () => {
    const mails = told(3).lines.filter(({ node, what }) => node === "mail" && (what === "sent" || what === "skipped"));
    expect(mails).toMatchObject([
      { journey: "One", label: "Email", what: "sent" },
      {
        journey: "Other",
        label: "Second mail",
        text: "Skipped: frequency cap reached — 1 of 1 message in the last 7 days, over all journeys",
      },
    ]);
  });

  it("counts whereabouts within the journey that was asked for", () => {
    expect(census("mail", 0)).toMatchObject({ matched: 30, came: 30, stopped: 0, here: [{ reason: "sent", count: 30 }] });
    expect(census("mail", 1)).toMatchObject({
      matched: 50,
      here: [
        { reason: "frequency-cap", count: 30, label: "Second mail" },
        { reason: "sent", count: 20 },
      ],
    });
  });
});
