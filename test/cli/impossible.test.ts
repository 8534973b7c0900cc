import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../src-shared/model/problem.ts";
import { email, entering, inJourney, messaging, node, set, shares } from "./impossible-cases.ts";
import { baseCsv, everyone, journey } from "./journeys.ts";
import { attempt, throughline } from "./throughline.ts";
import { Workplace } from "./workplace.ts";

/** Input that cannot be run: each is refused with status 2 by a sentence that names the place and the thing, and nothing is kept of it. */

const place = new Workplace("impossible");
const base = place.project("base", baseCsv(50));
afterAll(() => place.close());

const skipping = { settings: { pools: [{ id: "desk", perDay: 5, from: "09:00", to: "17:00", then: "skip" }] } };
const again = node("random-split", { shares: shares(50, 50) });
const cycles: [string, unknown][] = [
  ["of a message and a split", journey([everyone(), email(), again], ["in -> mail", "mail -> node", "node.s0 -> mail"])],
  ["of a message alone", journey([everyone(), email()], ["in -> mail", "mail -> mail"])],
  [
    "through a pool that lets go of whom it cannot serve",
    journey([everyone(), email({ pool: "desk" })], ["in -> mail", "mail -> mail"], skipping),
  ],
  [
    "through a pool that lets go, and a split",
    journey([everyone(), email({ pool: "desk" }), again], ["in -> mail", "mail -> node", "node.s0 -> mail"], skipping),
  ],
  [
    "through a message that is tried again",
    journey([everyone(), email({ retry: { attempts: 3, afterHours: 5 } }), again], ["in -> mail", "mail -> node", "node.s0 -> mail"]),
  ],
  [
    "through a wait of no hours",
    journey([everyone(), email(), node("wait", { for: { hours: 0 } })], ["in -> mail", "mail -> node", "node -> mail"]),
  ],
  [
    "through a wait until a date",
    journey([everyone(), email(), node("wait", { until: { date: "2026-03-09" } })], ["in -> mail", "mail -> node", "node -> mail"]),
  ],
  [
    "through a wait for a response that always comes at once",
    journey(
      [
        everyone(),
        email({ response: { delivered: { p: 0.9, delay: 0 } } }),
        node("wait-for-event", { event: "delivered", timeoutHours: 24 }),
      ],
      ["in -> mail", "mail -> node", "node.event -> mail"],
    ),
  ],
];

const fine = journey([everyone(), email()], ["in -> mail"]);
const options: [string, string[], RegExp][] = [
  ["a horizon of no days", ["--horizon", "0"], /--horizon.*0/],
  ["a horizon beyond three years", ["--horizon", "1101"], /--horizon.*1101/],
  ["no replications", ["--replications", "0"], /--replications.*0/],
  ["no workers", ["--workers", "0"], /--workers.*0/],
  ["a seed below 0", ["--seed", "-1"], /--seed.*-1/],
  ["a sample of nobody", ["--sample", "0"], /--sample.*0/],
  ["a precision above 1", ["--precision", "1.5"], /--precision.*1\.5/],
  ["a mode that does not exist", ["--mode", "guess"], /guess.*forecast/],
  ["a start on no date", ["--start", "2026-02-30"], /--start.*2026-02-30/],
  ["a start beyond the zone database", ["--start", "2037-12-01"], /start.*2037/],
  ["a journey beside that is not there", ["--with", "Spring"], /--with.*"Spring"/],
  ["a design to compare with that is not there", ["--compare", "Spring"], /Spring/],
];

/** Runs what must be refused, and returns what was said of it, on one line. */
function refused(document: unknown, ...words: string[]): string {
  const file = place.put(document);
  const { status, stdout, stderr } = attempt("run", base, file, ...words);
  expect({ status, stdout, stderr }).toMatchObject({ status: 2, stdout: "" });
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr.trim();
}

describe("a journey with", () => {
  it.each(inJourney)("%s", (_, document, where, says) => {
    const said = refused(document);
    expect(said).toContain(where);
    expect(said).toMatch(says);
  });
});

/** What runs, but hardly as it was meant: problems of the journey with the data and the rates of the project. */
const warned: [what: string, document: unknown, id: string, path: string, says: RegExp][] = [
  [
    "an audience by an event that was never seen",
    entering(node("audience", { segment: { event: "opened" } })),
    "segment/unknown-event",
    "nodes[0].config.segment.event",
    /"opened"/,
  ],
  [
    "an entry of those newly among everyone",
    entering(node("qualification", { segment: { all: [] } })),
    "qualification-never",
    "nodes[0].config.segment",
    /Nobody enters at "in"/,
  ],
  [
    "a goal that nothing brings about",
    journey([everyone(), email()], ["in -> mail"], { goal: { event: "moths" } }),
    "goal-never",
    "goal.event",
    /"moths"/,
  ],
  [
    "numbers that contradict the rates of the project",
    messaging({ response: { clicked: { p: 0.3, per: "delivered" } } }),
    "contradicting-project-rates",
    "nodes[1].config.response.clicked",
    /project's rate of "opened", 20 % per delivered/,
  ],
  [
    "a cap of nothing",
    set({ caps: [{ channel: "any", count: 0, window: { kind: "day" } }] }),
    "cap-zero",
    "settings.caps[0].count",
    /cap of 0/,
  ],
];

describe("a warning of", () => {
  beforeAll(() => {
    throughline("parameters", "set", base, "--channel", "email", "--stage", "opened", "--value", "0.2");
  });
  it.each(warned)("%s", (_, document, id, path, says) => {
    const file = place.put(document);
    const { problems } = JSON.parse(throughline("journey", "lint", base, file, "--json").stdout) as { problems: Problem[] };
    const found = problems.find((problem) => problem.id === id);
    expect(found).toMatchObject({ severity: "warning", path, message: expect.stringMatching(says) });
  });
});

describe("a cycle without time", () => {
  it.each(cycles)("%s", (_, document) => {
    const said = refused(document);
    expect(said).toContain("nodes[1]");
    expect(said).toMatch(/No time passes in the cycle of .*"mail"/);
  });
});

describe("a run with", () => {
  it.each(options)("%s", (_, words, says) => {
    expect(refused(fine, ...words)).toMatch(says);
  });
});

it("keeps nothing of what is refused", () => {
  expect(attempt("export", "plan", base).stderr).toContain("no run");
});
