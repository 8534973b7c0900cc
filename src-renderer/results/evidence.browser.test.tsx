import "@mantine/core/styles.css";
import "../ui/tokens.css";
import { MantineProvider } from "@mantine/core";
import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { type Comparison, comparisonSchema } from "../../src-shared/model/comparison.ts";
import { type Results, resultsSchema } from "../../src-shared/model/results.ts";
import { type Trace, traceSchema, type Whereabouts, whereaboutsSchema } from "../../src-shared/model/trace.ts";
import { sampleRun } from "../../test/golden/plan/sample-run.ts";
import { ClientContext } from "../app/client.ts";
import { navigate } from "../app/router.ts";
import { resetRemote } from "../store/remote.ts";
import { fakeJob } from "../testing/fake-core.ts";
import { theme } from "../ui/theme.ts";
import ResultsScreen from "./ResultsScreen.tsx";
import { testCore } from "./test-core.ts";
import { useAsked } from "./trace/asked.ts";

const run: SavedRun = { ...sampleRun, journeyId: "jny_limit" };
const other: SavedRun = { ...run, id: "run_other", name: "Cheaper" };
const where = { id: run.id, name: run.name, journey: run.journeyName };

async function show(shown: SavedRun[], more: Parameters<typeof testCore>[1] = {}) {
  resetRemote();
  window.location.hash = "#/results";
  await page.viewport(1280, 900);
  await render(
    <MantineProvider theme={theme}>
      <ClientContext value={testCore(shown, more).core}>
        <ResultsScreen />
      </ClientContext>
    </MantineProvider>,
  );
  await expect.poll(() => document.querySelector('[data-screen="results"]')?.getAttribute("data-ready")).toBe("true");
}

/** Waits until the first element with a test id has a piece of text. */
const says = (testId: string, part: string) =>
  expect.poll(() => document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? "").toContain(part);

beforeEach(() => {
  useAsked.setState({ key: null, replication: 0 });
  navigate("/journeys");
});

const line = (what: string, local: string, text: string, more = {}) => ({
  ...{ at: `${local}Z`, local, instance: 0, journey: "Limit hits", node: "mail", label: "A better tier", what, detail: "", text, saw: [] },
  ...more,
});

describe("the trace of one subscriber", () => {
  const trace: Trace = traceSchema.parse({
    ...{ run: where, key: "7590-VHVEG", replication: 0, zone: "America/Denver", sent: 0 },
    why: ["Skipped: no consent for the channel — mailing is no, at “A better tier”."],
    lines: [
      line("entered", "2026-03-02T09:00:00", "Entered the journey", { label: "Hit the limit" }),
      line("left", "2026-03-02T09:00:00", "Went on", { detail: "next" }),
      line("skipped", "2026-03-02T09:00:00", "Skipped: no consent for the channel — mailing is no"),
      line("left", "2026-03-05T09:00:00", "Took “High bill”", {
        label: "High bill?",
        detail: "high",
        saw: [{ branch: "high", rule: "MonthlyCharges is at least 95", value: "99.5", holds: true }],
      }),
    ],
  });

  it("answers first why there was no contact, then tells every step by day with what rules saw", async () => {
    const asked: unknown[] = [];
    await show([run], {
      trace: async (input: unknown) => {
        asked.push(input);
        return trace;
      },
    });
    await userEvent.fill(page.getByTestId("trace-key"), "7590-VHVEG");
    await userEvent.click(page.getByTestId("trace-go"));
    await says("trace-why", "Why 7590-VHVEG was never contacted");
    expect(asked).toEqual([{ runId: run.id, key: "7590-VHVEG", replication: 0 }]);
    const steps = [...document.querySelectorAll("[data-testid='trace-line']")].map((step) => step.textContent);
    expect(steps).toHaveLength(3);
    expect(steps[2]).toContain("high: MonthlyCharges is at least 95 99.5");
    await expect.element(page.getByText("Thu 5 Mar 2026")).toBeVisible();
  });

  it("says beside the field that nobody has the key", async () => {
    await show([run], {
      trace: () =>
        Promise.reject(
          Object.assign(new Error('There is no subscriber with the key "x".'), { data: { code: "subscriber-unknown", more: [] } }),
        ),
    });
    await userEvent.fill(page.getByTestId("trace-key"), "x");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText('There is no subscriber with the key "x".')).toBeVisible();
  });
});

describe("who is at a node", () => {
  const fate = (what: string, text: string, count: number) => ({
    what,
    node: "mail",
    label: "Mail",
    reason: "",
    text,
    count,
    keys: ["A-1", "A-2"],
  });
  const found: Whereabouts = whereaboutsSchema.parse({
    ...{ run: where, node: "mail", label: "Mail", replication: 0, matched: 100, came: 60, stopped: 40 },
    here: [fate("passed", "Was sent the message and went on", 60)],
    rest: [fate("not-entered", "Did not enter: churned", 40)],
  });

  it("is asked from the node's row, and leads to the trace of a subscriber", async () => {
    await show([run], {
      whereabouts: async () => fakeJob(found),
      trace: async () => ({ run: where, key: "A-2", replication: 0, zone: "UTC", sent: 1, why: [], lines: [] }),
    });
    await userEvent.click(page.getByRole("button", { name: /^Who is at A better tier for you/ }));
    await says("whereabouts", "60 of 100 subscribers who matched an audience came here (60.0 %)");
    await userEvent.click(page.getByText("Did not enter: churned"));
    await userEvent.click(page.getByRole("button", { name: "A-2" }));
    await says("trace-panel", "A-2 was sent 1 message.");
  });
});

describe("the comparison of two designs", () => {
  const { manifest } = run.results;
  const of = (measure: string, difference: number | null, more = {}) => ({
    ...{ measure, a: 110, b: 100, difference, deviation: 5, p10: 4, p50: 10, p90: 16, better: 0.9, text: `${measure} in words` },
    ...more,
  });
  const comparison: Comparison = comparisonSchema.parse({
    ...{
      format: "throughline.comparison",
      version: 1,
      replications: 50,
      stopped: "replications",
      warnings: [],
      sentence: "A has 10 more.",
    },
    a: { name: "First", journeyName: "Limit", manifest },
    b: { name: "Cheaper", journeyName: "Limit", manifest },
    measures: [
      of("incremental", 10),
      of("optedOut", 0, { deviation: 0, p10: 0, p50: 0, p90: 0, better: null }),
      of("roi", null, { a: null, b: null, p10: null, p50: null, p90: null, better: null }),
    ],
  });

  it("is of the run with another, over the run's own seed and days", async () => {
    const asked: { b: unknown; options: { seed: number; replications: number } }[] = [];
    await show([run, other], {
      compare: async (input: (typeof asked)[number]) => {
        asked.push(input);
        return fakeJob(comparison);
      },
    });
    await userEvent.click(page.getByTestId("open-compare"));
    await userEvent.click(page.getByTestId("compare-other"));
    await userEvent.click(page.getByRole("option", { name: /^Cheaper/ }));
    await userEvent.click(page.getByTestId("compare-start"));
    await says("comparison", "A has 10 more.");
    expect(asked[0]).toMatchObject({ b: { runId: "run_other" }, options: { seed: manifest.seed, replications: 50 } });
    const cells = (name: string) => document.querySelector(`[data-measure="${name}"]`)?.textContent;
    expect(cells("incremental")).toContain("+4 to +16");
    expect(cells("incremental")).toContain("90 %");
    expect(cells("optedOut")).toContain("no difference");
    expect(cells("roi")).toContain("none");
    await expect.element(page.getByRole("img", { name: "incremental in words" })).toBeInTheDocument();
  });
});

describe("panels of what is shared", () => {
  const shared: Results = resultsSchema.parse({
    ...run.results,
    nodes: { ...run.results.nodes, call: { ...run.results.nodes.call, retried: 7 } },
    pools: {
      calls: {
        ...{
          asked: 1000,
          served: 900,
          notServed: 60,
          left: 10,
          waiting: 30,
          servedAtOnce: 200,
          meanWaitSeconds: 172_800,
          longestWaitSeconds: 345_600,
        },
        servedWithin: [{ seconds: 86_400, share: 0.4 }],
        days: [0, 1, 2].map((day) => ({ day, asked: 400 - day * 100, served: 200, queue: 200 - day * 50 })),
      },
    },
    experiments: {
      split: {
        decidedAt: "2026-03-09T16:00:00Z",
        winner: "high",
        why: "winner",
        arms: { high: { entered: 100, succeeded: 20 }, else: { entered: 100, succeeded: 10 } },
      },
    },
    budget: { total: 5000, committed: 4999.5, refusedFrom: "2026-03-04T10:00:00Z" },
    precision: { outcome: "outcomes.incremental", wanted: 0.05, reached: 0.043, stopped: "precise" },
  });

  it("show nothing where the run has none of them", async () => {
    const { budget: _budget, ...results } = run.results;
    await show([{ ...run, results }]);
    for (const id of ["pool-panel", "experiment", "budget-panel", "precision"])
      expect(document.querySelector(`[data-testid="${id}"]`)).toBeNull();
    expect(document.querySelector("[data-testid='node-table'] thead")?.textContent).not.toContain("Retried");
  });

  it("tell capacity, experiments, budget, precision and retries", async () => {
    await show([{ ...run, results: shared }]);
    await says("pool-panel", "90 % of asked");
    await says("pool-panel", "2 dlongest 4 d");
    await expect.poll(() => document.querySelectorAll('[data-testid="chart-pool"] svg path').length).toBeGreaterThan(0);
    await says("experiment", "“High bill” won on Mon 9 Mar 2026 and took everyone who came after.");
    await says("budget-panel", "From Wed 4 Mar 2026, 03:00 (America/Denver) on, messages were refused");
    await says("precision", "the mean is known to ±4.3 % (wanted: ±5 %)");
    expect(document.querySelector("[data-testid='node-table'] thead")?.textContent).toContain("Retried");
  });
});
