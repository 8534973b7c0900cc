import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Parameters } from "../../src-shared/contract/parameters.ts";
import type { Results } from "../../src-shared/model/results.ts";
import { baseCsv, everyone, journey } from "./journeys.ts";
import { attempt, throughline } from "./throughline.ts";

/** Rates, prices and limits of a project on the command line, and what a run makes of them. */

const folder = mkdtempSync(join(tmpdir(), "throughline-parameters-"));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const project = at("rates.throughline");
const design = at("mail.json");
const ROWS = 20_000;
const basic = { field: "plan", op: "=", value: "Basic" };
const mail = ["--channel", "email", "--stage", "opened"];

beforeAll(() => {
  writeFileSync(at("base.csv"), baseCsv(ROWS));
  writeFileSync(design, JSON.stringify(journey([everyone(), { id: "mail", kind: "email", config: { message: "m" } }], ["in -> mail"])));
  writeFileSync(at("basic.json"), JSON.stringify({ id: "seg_basic", name: "Basic tier", rules: basic }));
  throughline("new", project);
  throughline("import", project, at("base.csv"), "--key", "id");
}, 60_000);

const json = <T>(...words: string[]): T => JSON.parse(throughline(...words, "--json").stdout) as T;
const list = () => json<Parameters>("parameters", "list", project);
const opened = () =>
  list()
    .channels.find(({ channel }) => channel === "email")
    ?.classes.map(({ segment, rates }) => [segment?.name ?? null, rates.find(({ stage }) => stage === "opened")]);
const run = () => json<Results>("run", project, design);

/** Within 4 standard deviations of a binomial count. */
function expectBinomial(found: number, n: number, p: number): void {
  const deviation = Math.sqrt(n * p * (1 - p));
  expect(Math.abs(found - n * p), `${found} of ${n}, expected ${n * p} ± ${4 * deviation}`).toBeLessThanOrEqual(4 * deviation);
}

it("sets, lists and removes a rate, a rate of a segment, and a price", () => {
  throughline("parameters", "set", project, ...mail, "--value", "0.3", "--n", "1200", "--source", "Spring mailings");
  throughline("parameters", "set", project, ...mail, "--value", "0.5", "--segment", at("basic.json"));
  throughline("parameters", "set", project, "--channel", "email", "--stage", "cost", "--value", "0.01");
  expect(opened()).toMatchObject([
    [null, { value: 0.3, per: "delivered", n: 1200, badge: "yours", source: "Spring mailings", layer: "workspace" }],
    ["Basic tier", { value: 0.5, badge: "yours", source: "Set on the command line", layer: "segment" }],
  ]);
  expect(throughline("parameters", "list", project).stdout).toMatch(/email +opened +Basic tier +50 % per message delivered/);
  expect(throughline("parameters", "remove", project, ...mail, "--segment", at("basic.json")).stdout).toContain("In force is 30 %");
  throughline("parameters", "remove", project, "--channel", "email", "--stage", "cost");
  expect(opened()).toMatchObject([[null, { value: 0.3 }]]);
  expect(json<{ removed: number }>("parameters", "reset", project, "--channel", "email").removed).toBe(1);
  expect(opened()).toMatchObject([[null, { value: 0.22, badge: "benchmark", layer: "shipped" }]]);
});

it("shows and sets what holds for all journeys", () => {
  const set = json<{ caps: unknown; controlPercent: number }>(
    ...["settings", project, "--cap", "2 per 7 days", "--cap", "email 1 per day", "--control", "5", "--time-zone", "America/Denver"],
  );
  const caps = [
    { channel: "any", count: 2, window: { kind: "rolling", days: 7 } },
    { channel: "email", count: 1, window: { kind: "day" } },
  ];
  expect(set).toMatchObject({ caps, controlPercent: 5, timeZone: "America/Denver" });
  writeFileSync(at("caps.json"), JSON.stringify(caps.slice(0, 1)));
  expect(json("settings", project, "--caps", at("caps.json"))).toMatchObject({ caps: caps.slice(0, 1), controlPercent: 5 });
  expect(throughline("settings", project).stdout).toMatch(/Limits +any 2 per 7 days/);
  expect(json("settings", project, "--no-caps", "--control", "0")).toMatchObject({ caps: [], controlPercent: 0 });
});

it.each([
  [
    ["parameters", "set", project, "--channel", "pigeon", "--stage", "opened", "--value", "0.1"],
    /^--channel: There is no channel "pigeon"/,
  ],
  [
    ["parameters", "set", project, "--channel", "call", "--stage", "opened", "--value", "0.1"],
    /^--stage: Outbound call has no stage "opened"/,
  ],
  [["parameters", "set", project, ...mail, "--value", "30"], /^--value: This is no rate or price: probability 30 .*4 % is written 0\.04/],
  [["parameters", "set", project, ...mail, "--value", "0.3", "--per", "clicked"], /^--per: "opened" of Email cannot be per clicked/],
  [["parameters", "set", project, ...mail, "--value", "0.3", "--segment", "Nobody knows"], /called "Nobody knows"/],
  [["parameters", "set", project, ...mail, "--value", "0.3", "--segment", '{"field":"plam","op":"=","value":"Basic"}'], /plam/],
  [["parameters", "set", project, ...mail, "--value", "0.3", "--low", "0.4"], /^--low: .*lower bound 0\.4 is above/],
  [
    ["parameters", "set", project, ...mail, "--value", "0.3", "--low", "0.2"],
    /^--low: A range has two bounds.* Give --high too, or neither\./,
  ],
  [
    ["parameters", "set", project, ...mail, "--value", "0.3", "--high", "0.4"],
    /^--high: A range has two bounds.* Give --low too, or neither\./,
  ],
  [["parameters", "remove", project, ...mail], /no such number/],
  [["settings", project, "--cap", "often"], /2 per 7 days/],
  [["settings", project, "--cap", "pigeon 1 per day"], /caps\[0\]\.channel: There is no channel "pigeon" to limit/],
  [["settings", project, "--caps", design], /mail\.json: This is no list of limits/],
  [["settings", project, "--control", "120"], /Write a number from 0 to 100/],
])("refuses %j with status 2, and changes nothing", (words, said) => {
  const before = list();
  const { status, stderr } = attempt(...words);
  expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringMatching(said) });
  expect(list()).toEqual(before);
});

it("runs with the rate of the workspace, and says whose it is", () => {
  throughline("parameters", "set", project, ...mail, "--value", "0.3", "--source", "Spring mailings");
  const results = run();
  expect(results.parameters.find(({ stage }) => stage === "opened")).toMatchObject({
    ...{ node: "mail", value: 0.3, per: "delivered", badge: "yours", source: "Spring mailings" },
  });
  expectBinomial(results.nodes.mail?.opened ?? 0, results.nodes.mail?.delivered ?? 0, 0.3);
  throughline("parameters", "remove", project, ...mail);
  const shipped = run();
  expect(shipped.parameters.find(({ stage }) => stage === "opened")).toMatchObject({ value: 0.22, badge: "benchmark" });
  expect(shipped.manifest.parameterHash).not.toBe(results.manifest.parameterHash);
});

it("runs with the rate of a segment for those who are in it", () => {
  throughline("parameters", "reset", project);
  throughline("parameters", "set", project, ...mail, "--value", "0.9", "--segment", at("basic.json"));
  const results = run();
  const rates = results.parameters.filter(({ stage }) => stage === "opened");
  expect(rates).toHaveLength(2);
  expect(rates.find(({ segment }) => segment === undefined)).toMatchObject({ value: 0.22, badge: "benchmark" });
  expect(rates.find(({ segment }) => segment === "Basic tier")).toMatchObject({ value: 0.9, badge: "yours" });
  expectBinomial(results.nodes.mail?.opened ?? 0, results.nodes.mail?.delivered ?? 0, (0.9 + 2 * 0.22) / 3);
});

it("runs with the limits and the control share of all journeys", () => {
  throughline("parameters", "reset", project);
  throughline("settings", project, "--control", "10");
  expectBinomial(run().journey.control, ROWS, 0.1);
  throughline("settings", project, "--control", "0", "--cap", "any 0 per 7 days");
  const { nodes } = run();
  expect(nodes.mail?.sent).toBe(0);
  expect(nodes.mail?.skipped["frequency-cap"]).toBe(ROWS);
  throughline("settings", project, "--no-caps");
});
