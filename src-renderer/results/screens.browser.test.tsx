import "@mantine/core/styles.css";
import "../ui/tokens.css";
import { MantineProvider } from "@mantine/core";
import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { countText, moneyText } from "../../src-shared/lib/numbers.ts";
import { runOf, sampleRun } from "../../test/golden/plan/sample-run.ts";
import { ClientContext } from "../app/client.ts";
import { navigate } from "../app/router.ts";
import PlanScreen from "../plan/PlanScreen.tsx";
import { resetRemote } from "../store/remote.ts";
import { theme } from "../ui/theme.ts";
import ResultsScreen from "./ResultsScreen.tsx";
import { type Asked, testCore } from "./test-core.ts";

const first: SavedRun = { ...sampleRun, journeyId: "jny_limit" };
const second: SavedRun = { ...first, id: "run_second", name: "Second" };

async function show(screen: "results" | "plan", runs: SavedRun[]): Promise<Asked> {
  resetRemote();
  window.location.hash = `#/${screen}`;
  await page.viewport(1280, 900);
  const { core, asked } = testCore(runs);
  await render(
    <MantineProvider theme={theme}>
      <ClientContext value={core}>{screen === "results" ? <ResultsScreen /> : <PlanScreen />}</ClientContext>
    </MantineProvider>,
  );
  await expect.poll(() => document.querySelector(`[data-screen="${screen}"]`)?.getAttribute("data-ready")).toBe("true");
  return asked;
}

/** Text of the first element with this test id. */
const textOf = (testId: string) => document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? "";

beforeEach(() => navigate("/journeys"));

describe("Results", () => {
  it("leads from nothing to the journeys", async () => {
    await show("results", []);
    await expect.element(page.getByText(/^Dry run a journey first/)).toBeVisible();
  });

  it("shows the run's own counts at every node, and that they reconcile", async () => {
    await show("results", [first]);
    for (const [id, node] of Object.entries(first.results.nodes)) {
      const cell = document.querySelector(`[data-node="${id}"] [data-testid="entered"]`);
      expect(cell?.textContent).toBe(countText(node.entered));
    }
    await expect.element(page.getByTestId("reconciles")).toHaveTextContent("every count reconciles");
    expect(textOf("manifest")).toContain(first.results.manifest.dataHash);
    expect(document.querySelector('[data-testid="effect"]')).toBeNull();
    for (const chart of ["chart-funnel", "chart-daily", "chart-entry", "chart-send"]) {
      await expect.poll(() => document.querySelectorAll(`[data-testid="${chart}"] svg path`).length).toBeGreaterThan(0);
    }
  });

  it("shows what messages add where the journey's model tells", async () => {
    const world = {
      baseline: { monthly: 0.02, segments: [] },
      churn: { monthly: 0.02, perContact: 1.02, perConversion: 0.5, segments: [] },
    };
    const model = { ...sampleRun.journey.settings.model, ...world, value: { arpuChange: 10 } };
    const told = { ...sampleRun.journey, settings: { ...sampleRun.journey.settings, model } } as typeof sampleRun.journey;
    const run = { ...runOf(told, "run_told", "With a baseline", 9000, 90), journeyId: "jny_limit" };
    const { incremental } = run.results.outcomes;
    await show("results", [run]);
    expect(textOf("effect")).toContain(`Incremental conversions${countText(incremental)}`);
    expect(textOf("effect")).toContain(`Incremental margin${moneyText(run.results.money.incrementalMargin, "USD")}`);
    expect(textOf("lead")).toMatch(/Messages caused [\d.,]+ of them, at \$[\d.,]+ each/);
  });

  it("says so when counts do not reconcile", async () => {
    const results = structuredClone(first.results);
    const mail = results.nodes.mail;
    if (mail) mail.entered += 1;
    await show("results", [{ ...first, results }]);
    await expect.element(page.getByTestId("reconciles")).toHaveTextContent("1 count does not reconcile");
  });

  it("renames a run, and deletes one only after a question", async () => {
    await show("results", [first, second]);
    await userEvent.fill(page.getByTestId("run-name"), "Spring, by phone");
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => textOf("run-item")).toContain("Spring, by phone");
    await userEvent.click(page.getByTestId("run-menu"));
    await userEvent.click(page.getByTestId("delete-run"));
    await expect.element(page.getByTestId("run-item").nth(1)).toBeInTheDocument();
    await userEvent.click(page.getByRole("button", { name: "Delete run" }));
    await expect.poll(() => document.querySelectorAll('[data-testid="run-item"]').length).toBe(1);
    await expect.poll(() => document.querySelector("[data-screen] [data-run='run_second']")).not.toBeNull();
  });
});

describe("Plan", () => {
  it("shows the plan's totals and the journey's picture", async () => {
    await show("plan", [first]);
    await expect.element(page.getByTestId("total-cost")).toHaveTextContent(moneyText(first.results.money.cost, "USD"));
    await expect.poll(() => (page.getByTestId("journey-picture").element() as HTMLImageElement).naturalWidth).toBeGreaterThan(600);
  });

  it("keeps what is typed, once, and exports with it", async () => {
    const asked = await show("plan", [first]);
    await userEvent.fill(page.getByTestId("plan-objective"), "120 upgrades");
    await expect.poll(() => asked.details.at(-1)?.objective).toBe("120 upgrades");
    await userEvent.fill(page.getByTestId("plan-owner"), "Dana");
    await userEvent.click(page.getByTestId("export-pdf"));
    await expect.poll(() => asked.exports).toEqual(["pdf for Dana"]);
    expect(asked.details.at(-1)).toMatchObject({ objective: "120 upgrades", owner: "Dana" });
  });

  it("saves what is unsaved when another run is chosen", async () => {
    const asked = await show("plan", [first, second]);
    await userEvent.fill(page.getByTestId("plan-offer"), "A gift card");
    navigate("/plan/run_second");
    await expect.poll(() => asked.details.at(-1)?.offer).toBe("A gift card");
    await expect.poll(() => document.querySelector("[data-run='run_second']")).not.toBeNull();
    await expect.element(page.getByTestId("plan-offer")).toHaveValue("A gift card");
  });
});
