/** Runs every test of the project, in the order in which a failure is cheapest to read, and closes with one line of counts. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { requireModernNode } from "../build/guard.ts";
import { provideChromium } from "./provide-chromium.ts";

requireModernNode();

const root = join(import.meta.dirname, "..");
const reports = join(root, "node_modules/.cache/test-reports");
const bin = (name: string) => join(root, "node_modules/.bin", process.platform === "win32" ? `${name}.cmd` : name);

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
/** Names of single tests that failed, or needed a second try: said again at the end, where a long log is read first. */
const named: string[] = [];

/** Runs one step with its output shown; a step that fails is remembered and the next one still runs. */
function step(name: string, command: string, args: readonly string[], env: Record<string, string> = {}): void {
  console.log(`\n== ${name}`);
  const began = performance.now();
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  if (error) console.error(`${name}: ${error.message}`);
  if (status !== 0) broken.push(name);
  console.log(`-- ${name} ${status === 0 ? "passed" : "FAILED"} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(join(reports, file), "utf8")) as T;
  } catch {
    broken.push(`no report ${file}: its runner did not finish`);
    return undefined;
  }
}

function addVitest(): void {
  const report = readReport<{
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
  }>("vitest.json");
  if (!report) return;
  for (const file of report.testResults) {
    const failed = file.assertionResults.filter(({ status }) => status === "failed");
    for (const { fullName } of failed) named.push(`failed: ${relative(root, file.name)}: ${fullName}`);
    if (file.status === "failed" && failed.length === 0) named.push(`failed: ${relative(root, file.name)}`);
  }
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
}

interface Suite {
  suites?: Suite[];
  specs: { title: string; file: string; line: number; tests: { projectName: string; status: string }[] }[];
}

function nameSpecs(suite: Suite): void {
  for (const spec of suite.specs)
    for (const { projectName, status } of spec.tests)
      if (status === "unexpected" || status === "flaky")
        named.push(
          `${status === "flaky" ? "passed at the second try" : "failed"}: [${projectName}] ${spec.file}:${spec.line} ${spec.title}`,
        );
  for (const inner of suite.suites ?? []) nameSpecs(inner);
}

function addPlaywright(): void {
  const report = readReport<{ suites: Suite[]; stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
    "playwright.json",
  );
  if (!report) return;
  for (const suite of report.suites) nameSpecs(suite);
  total.passed += report.stats.expected + report.stats.flaky;
  total.failed += report.stats.unexpected;
  total.skipped += report.stats.skipped;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const chromium = provideChromium();
const env = { CHROMIUM_PATH: chromium };

step("types", bin("tsc"), ["-b"]);
step("lint", bin("biome"), ["ci"]);
step("build", process.execPath, ["build/all.ts"]);
step(
  "unit, property and boundary tests",
  bin("vitest"),
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, "vitest.json")}`],
  env,
);
addVitest();
step("browser end-to-end tests", bin("playwright"), ["test", "--retries=1"], {
  ...env,
  PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "playwright.json"),
});
addPlaywright();
step("benchmarks, smoke", process.execPath, ["test/bench/run.ts", "--smoke"], env);

for (const line of named) console.error(line);
if (broken.length > 0) console.error(`\nFailed: ${broken.join("; ")}`);
const failed = Math.max(total.failed, broken.length > 0 ? 1 : 0);
console.log(`\n${total.passed} passed, ${failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exit(failed > 0 ? 1 : 0);
