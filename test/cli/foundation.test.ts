import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImportReport } from "../../src-shared/model/import.ts";
import type { Results } from "../../src-shared/model/results.ts";
import { journey } from "./journeys.ts";
import { throughline } from "./throughline.ts";

/** The main job over a real base: IBM's sample of 7,043 telecom customers, which lies beside the checkout and is not shipped. */
const csv = join(import.meta.dirname, "../../../shared/data/subscribers/ibm_telco_basic/WA_Fn-UseC_-Telco-Customer-Churn.csv");
const there = existsSync(csv);
if (!there) console.warn(`The telecom base is not at ${csv}: its tests are left out.`);

const folder = mkdtempSync(join(tmpdir(), "throughline-foundation-"));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rule = {
  all: [
    { field: "Contract", op: "=", value: "Month-to-month" },
    { field: "tenure", op: "<", value: 12 },
    { field: "MonthlyCharges", op: ">=", value: 70 },
  ],
};

const design = journey(
  [
    { id: "in", kind: "audience", config: { segment: rule, at: "2026-03-02T09:00" } },
    { id: "mail", kind: "email", config: { message: "tier" } },
    { id: "wait", kind: "wait", config: { for: { hours: 72 } } },
    {
      id: "which",
      kind: "split",
      config: { branches: [{ id: "fiber", segment: { field: "InternetService", op: "=", value: "Fiber optic" } }] },
    },
    { id: "text", kind: "sms", config: { message: "tier" } },
    { id: "phone", kind: "call", config: { message: "tier" } },
    { id: "won", kind: "goal", config: {} },
  ],
  ["in -> mail", "mail -> wait", "wait -> which", "which.fiber -> text", "which.else -> phone", "text -> won", "phone -> won"],
);

const json = <T>(...words: string[]): T => JSON.parse(throughline(...words, "--json").stdout) as T;
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);

describe.skipIf(!there)("the foundation over a real base", () => {
  const project = at("demo.throughline");
  const journeyFile = at("limit.journey.json");
  let report: ImportReport;
  let rows: string[][];

  beforeAll(() => {
    // No cell of this file holds a comma or a quote, so that this reading owes nothing to the application's.
    rows = readFileSync(csv, "utf8")
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => line.split(","));
    writeFileSync(journeyFile, JSON.stringify(design));
    throughline("new", project);
    report = json<ImportReport>("import", project, csv, "--key", "customerID");
  }, 120_000);

  /** Counted in the file itself, by column name. */
  function countInFile(test: (cell: (name: string) => string) => boolean): number {
    const [header = [], ...body] = rows;
    return body.filter((row) => test((name) => row[header.indexOf(name)] ?? "")).length;
  }
  const inRule = () =>
    countInFile((cell) => cell("Contract") === "Month-to-month" && Number(cell("tenure")) < 12 && Number(cell("MonthlyCharges")) >= 70);

  it("imports every row and field, and reports the blank charges", () => {
    expect(report.rows).toEqual({ read: 7043, kept: 7043, rejected: 0 });
    expect(report.fields).toBe(21);
    expect(report.missing.filter(({ count }) => count > 0)).toEqual([{ field: "TotalCharges", count: 11 }]);
    expect(countInFile((cell) => cell("TotalCharges").trim() === "")).toBe(11);
    const { fields } = json<{ fields: { id: string; type: string; missing: number }[] }>("fields", project);
    expect(fields).toHaveLength(21);
    expect(fields.find(({ id }) => id === "TotalCharges")).toMatchObject({ type: "number", missing: 11 });
  });

  it("counts a segment exactly: inline, from a file, and lists its keys", () => {
    const expected = inRule();
    expect(expected).toBeGreaterThan(100);
    expect(json<{ count: number }>("segment", "count", project, JSON.stringify(rule)).count).toBe(expected);
    writeFileSync(at("rule.json"), JSON.stringify(rule));
    const told = throughline("segment", "count", project, at("rule.json")).stdout;
    expect(told).toMatch(/Rule +By itself +Left +Alone/);
    expect(told).toMatch(/Channel +Reach +Suppressed/);
    const listed = json<{ count: number; keys: string[] }>("segment", "count", project, at("rule.json"), "--list");
    expect(listed.count).toBe(expected);
    expect(new Set(listed.keys).size).toBe(expected);
  });

  it("runs a journey that reconciles, twice to the byte, whatever the workers and the order of the rows", () => {
    const text = throughline("run", project, journeyFile, "--json").stdout;
    const { journey: totals, nodes } = JSON.parse(text) as Results;
    expect(totals.matched).toBe(inRule());
    expect(totals.matched).toBe(totals.entered + sum(totals.notEntered));
    expect(totals.entered).toBe(totals.completed + sum(totals.exited) + totals.inProgress);
    for (const node of Object.values(nodes)) expect(node.entered).toBe(sum(node.left) + sum(node.exitedHere) + node.waiting + node.held);

    expect(throughline("run", project, journeyFile, "--json").stdout).toBe(text);
    for (const workers of ["1", "2"]) expect(throughline("run", project, journeyFile, "--json", "--workers", workers).stdout).toBe(text);

    const [header = [], ...body] = rows;
    const rank = (row: string[]) => createHash("sha256").update(row.join()).digest("hex");
    const shuffled = body.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
    writeFileSync(at("shuffled.csv"), `${[header, ...shuffled].map((row) => row.join(",")).join("\n")}\n`);
    const other = at("shuffled.throughline");
    throughline("new", other);
    throughline("import", other, at("shuffled.csv"), "--key", "customerID");
    expect(throughline("run", other, journeyFile, "--json").stdout).toBe(text);
  });

  it("keeps runs by name and exports their plan as files that open", () => {
    throughline("journey", "add", project, journeyFile);
    throughline("run", project, "Test", "--save", "Spring");
    const out = at("plan");
    const made = json<{ run: { name: string }; files: { path: string; bytes: number }[] }>(
      "export",
      "plan",
      project,
      "--run",
      "spring",
      "--format",
      "pdf,xlsx,csv,svg",
      "--out",
      out,
    );
    expect(made.run.name).toBe("Spring");
    const heads = made.files.map(({ path }) => [path.split(".").at(-1), readFileSync(path).subarray(0, 4).toString("latin1")]);
    expect(heads).toContainEqual(["pdf", "%PDF"]);
    expect(heads).toContainEqual(["xlsx", "PK\u0003\u0004"]);
    expect(heads.map(([kind]) => kind)).toEqual(expect.arrayContaining(["csv", "svg"]));
    for (const { path, bytes } of made.files) expect(readFileSync(path).length).toBe(bytes);
    const svg = made.files.find(({ path }) => path.endsWith(".svg"));
    expect(readFileSync(svg?.path ?? "", "utf8")).toMatch(/^(<\?xml[^>]*>\s*)?<svg /);
  });

  it("leaves one clean file", () => {
    expect(existsSync(`${project}-wal`)).toBe(false);
    expect(existsSync(`${project}-shm`)).toBe(false);
  });
});

describe("without a base", () => {
  it("keeps, lists, shows and removes journeys", () => {
    const project = at("journeys.throughline");
    writeFileSync(at("j.json"), JSON.stringify(design));
    throughline("new", project);
    throughline("journey", "add", project, at("j.json"));
    expect(json<{ journeys: unknown[] }>("journey", "list", project).journeys).toMatchObject([{ id: "jny_test", name: "Test", nodes: 7 }]);
    expect(json("journey", "show", project, "test")).toMatchObject({ id: "jny_test", format: "throughline.journey" });
    throughline("journey", "remove", project, "jny_test");
    expect(json<{ journeys: unknown[] }>("journey", "list", project).journeys).toEqual([]);
  });

  it("prints one JSON document and nothing else", () => {
    const project = at("quiet.throughline");
    const { stdout, stderr } = throughline("new", project, "--json", "--quiet");
    expect(JSON.parse(stdout)).toMatchObject({ path: project, subscribers: 0 });
    expect(stderr).toBe("");
  });

  it("prints the schemas", () => {
    for (const name of ["journey", "segment", "results", "mapping"]) {
      expect(json<{ $schema: string }>("schema", name).$schema).toContain("json-schema.org");
    }
  });
});
