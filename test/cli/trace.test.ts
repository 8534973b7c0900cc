import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Comparison } from "../../src-shared/model/comparison.ts";
import type { Results } from "../../src-shared/model/results.ts";
import type { Trace, Whereabouts } from "../../src-shared/model/trace.ts";
import { baseCsv, everyone, journey } from "./journeys.ts";
import { attempt, throughline } from "./throughline.ts";

const folder = mkdtempSync(join(tmpdir(), "throughline-trace-"));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const project = at("base.throughline");
const atOnce = (converted: number) => ({
  ...{ delivered: { p: 1, delay: 0 }, opened: { p: 1, delay: 0 }, clicked: { p: 1, delay: 0 } },
  converted: { p: converted, delay: 0 },
});
const design = (converted: number) =>
  journey(
    [
      everyone(),
      { id: "mail", kind: "email", config: { response: atOnce(converted) } },
      { id: "wait", kind: "wait", config: { for: { hours: 24 } } },
      { id: "heavy", kind: "split", config: { branches: [{ id: "yes", segment: { field: "usage", op: ">=", value: 250 } }] } },
      { id: "ring", kind: "call", config: {} },
    ],
    ["in -> mail", "mail -> wait", "wait -> heavy", "heavy.yes -> ring"],
    { settings: { caps: [{ channel: "any", count: 1, window: { kind: "rolling", days: 7 } }] } },
  );
function file(name: string, document: unknown): string {
  writeFileSync(at(name), JSON.stringify(document));
  return at(name);
}
const json = <T>(...words: string[]): T => JSON.parse(throughline(...words, "--json").stdout) as T;

let results: Results;
beforeAll(() => {
  throughline("new", project);
  writeFileSync(at("base.csv"), baseCsv(2000));
  throughline("import", project, at("base.csv"), "--key", "id");
  results = json<Results>("run", project, file("plain.json", design(0.3)), "--save", "first", "--horizon", "30");
}, 120_000);

it("tells one subscriber's log, with what the split and the cap saw", () => {
  const { here } = json<Whereabouts>("trace", project, "--node", "ring");
  const key = here.find(({ reason }) => reason === "frequency-cap")?.keys[0] ?? "";
  const cold = json<Trace>("trace", project, "--run", "first", "--subscriber", key);
  expect(cold.lines.find(({ what }) => what === "skipped")?.text).toBe(
    "Skipped: frequency cap reached — 1 of 1 message in the last 7 days",
  );
  expect(cold.lines.find(({ node, what }) => node === "heavy" && what === "left")?.saw[0]).toMatchObject({
    rule: "usage is at least 250",
    holds: true,
  });
  const { stdout } = throughline("trace", project, "--subscriber", key);
  expect(stdout).toContain("times of America/Denver");
  expect(stdout).toContain("[yes] usage is at least 250: true (");
  expect(stdout).toContain("2026-03-02 09:00:00");
});

it("says who is at a node and what stopped the rest, and lists the keys", () => {
  const found = json<Whereabouts>("trace", project, "--run", "first", "--node", "ring");
  expect(found.came).toBe(results.nodes.ring?.entered);
  expect(found.came + found.stopped).toBe(results.journey.matched);
  expect(found.rest[0]?.text).toMatch(/^(Left the journey at “mail”: goal reached|Reached the end of a path at “heavy”, by “else”)$/);
  const lines = throughline("trace", project, "--node", "ring", "--list").stdout;
  expect(lines).toContain("What stopped the rest");
  expect(lines).toContain(found.rest[0]?.keys[0] ?? "nothing");
});

it("refuses unclear questions, unknown keys, nodes, runs and replications, with status 2", () => {
  const refused = (...words: string[]) => {
    const { status, stderr } = attempt("trace", project, ...words);
    expect(status, stderr).toBe(2);
    return stderr;
  };
  expect(refused()).toContain("--subscriber <key>");
  expect(refused("--subscriber", "S1", "--node", "mail")).toContain("two questions");
  expect(refused("--subscriber", "S000001", "--list")).toContain("for a node only");
  expect(refused("--subscriber", "nobody")).toContain('no subscriber with the key "nobody"');
  expect(refused("--node", "gone")).toContain("Its nodes are in, mail, wait, heavy, ring.");
  expect(refused("--run", "gone", "--node", "mail")).toContain('no run "gone"');
  expect(refused("--subscriber", "S000001", "--replication", "1")).toContain("Its only one is 0.");
});

it("compares two designs over the same draws, and keeps nothing", () => {
  const options = ["--replications", "20", "--seed", "5", "--horizon", "20"];
  const found = json<Comparison>("run", project, file("more.json", design(0.33)), "--compare", at("plain.json"), ...options);
  const [incremental] = found.measures;
  // 2,000 subscribers, 3.0 points apart, on the same draws: 60 more, with a deviation of one pair of 7.6.
  const deviation = Math.sqrt(2000 * 0.03 * 0.97);
  expect(Math.abs((incremental?.difference ?? 0) - 60)).toBeLessThan((4 * deviation) / Math.sqrt(20));
  expect(Math.abs((incremental?.deviation ?? 0) - deviation)).toBeLessThan((4 * deviation) / Math.sqrt(40));
  expect(incremental?.better).toBe(1);
  expect(found).toMatchObject({ format: "throughline.comparison", version: 1, replications: 20, stopped: "replications" });

  const workers = json<Comparison>("run", project, at("more.json"), "--compare", at("plain.json"), ...options, "--workers", "2");
  expect(workers).toEqual(found);
  const text = throughline("run", project, at("plain.json"), "--compare", "first").stdout;
  expect(text).toContain("chance is not told apart");
  expect(attempt("trace", project, "--run", "Run 2", "--node", "mail").status).toBe(2);
  expect(attempt("run", project, at("plain.json"), "--compare", "gone").stderr).toContain('called "gone" to compare with');
  expect(attempt("run", project, at("plain.json"), "--compare", "first", "--save", "x").stderr).toContain("do not go together");
  expect(attempt("run", project, at("plain.json"), "--with", "gone").stderr).toContain('no journey of the project called "gone"');
  expect(attempt("run", project, at("plain.json"), "--precision", "5").status).toBe(2);
});

it("makes as many replications as a precision needs where no number of them is given", () => {
  const precise = json<Results>("run", project, at("plain.json"), "--precision", "0.2", "--horizon", "10");
  expect(precise.precision).toMatchObject({ wanted: 0.2, stopped: "precise" });
  expect(precise.manifest.replications).toBe(8);
  const given = json<Results>("run", project, at("plain.json"), "--precision", "0.2", "--horizon", "10", "--replications", "2");
  expect(given.precision).toMatchObject({ stopped: "replications" });
  expect(given.manifest.replications).toBe(2);
});

it("keeps and prints the results of every journey of a run, and refuses a name that several runs have", () => {
  const calls = journey(
    [
      { id: "c1", kind: "audience", config: { segment: { all: [] }, at: "2026-03-02T09:00" } },
      { id: "c2", kind: "call", config: {} },
    ],
    ["c1 -> c2"],
    { id: "jny_calls", name: "Calls" },
  );
  throughline("journey", "add", project, file("calls.json", calls));
  const { stdout, stderr } = throughline("run", project, at("plain.json"), "--with", "Calls", "--save", "both", "--horizon", "5");
  const [, beside = ""] = /Kept as "both: Calls \(with Test\)" \((run_\w+)\)/.exec(stderr) ?? [];
  expect(stderr).toMatch(/Kept as "both" \(run_\w+\)/);
  expect(stderr).toMatch(/^Warning: "mail", nodes\[1\]\.config\.message: This email has no copy yet\./m);
  expect(stdout).toMatch(/^Test: 5 days from /m);
  expect(stdout).toMatch(/^Calls: 5 days from /m);
  expect(stdout).toMatch(/^c2 +call +2,000 /m);
  expect(attempt("trace", project, "--run", "both", "--node", "c2").stderr).toContain(`ask the run "both: Calls (with Test)" (${beside})`);
  expect(json<Whereabouts>("trace", project, "--run", beside, "--node", "c2").came).toBe(2000);

  throughline("run", project, at("calls.json"), "--save", "first", "--horizon", "5");
  for (const words of [
    ["trace", project, "--run", "first", "--node", "mail"],
    ["run", project, at("plain.json"), "--compare", "first"],
  ]) {
    const refused = attempt(...words);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(
      /^--(run|compare): 2 runs are called "first"\. Give the id of one of them:\n {2}run_\w+ of "Calls", made /,
    );
  }
});
