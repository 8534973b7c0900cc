import { readFileSync } from "node:fs";
import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";

test("the sample workspace has a journey that is one click from its results, and a plan in every format", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  await window.openSample();
  await canvas.ready();
  await canvas.dryRun();
  const [audience = ""] = await canvas.idsOf("audience");
  const entered = await canvas.figure(audience, "entered");
  expect(entered).toBeGreaterThan(100);

  await page.getByTestId("to-results").click();
  await window.ready("results");
  await expect(page.getByTestId("reconciles")).toContainText("reconciles");
  await expect(page.getByTestId("lead")).toContainText(entered.toLocaleString("en-US"));
  await page.getByTestId("open-plan").click();
  await window.ready("plan");
  await expect(page.getByTestId("journey-picture")).toBeVisible();

  const xlsx = await app.save("plan.xlsx", () => page.getByTestId("export-xlsx").click());
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe("PK");
  const svg = await app.save("plan.svg", () => page.getByTestId("export-svg").click());
  expect(readFileSync(svg, "utf8")).toContain("Limit hits to the right tier");

  // An address of a run that is not there is said, and the newest run shown.
  await page.evaluate(() => {
    location.hash = "#/results/run_gone";
  });
  await expect(page.getByText("The run of this address is not in the project.")).toBeVisible();
  await window.ready("results");
  expect(app.problems).toEqual([]);
});

test("subscribers are sorted by the core and found by their text", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  await window.openSample();
  await window.go("Subscribers");
  const total = page.getByTestId("subscriber-total");
  await expect(total).toContainText("12,000");
  const first = page.getByRole("row").nth(1);
  const before = await first.textContent();
  await page.getByRole("columnheader", { name: /Full name/ }).click();
  await expect.poll(() => first.textContent()).not.toBe(before);
  await page.getByLabel("Search subscribers").fill("WC-100004");
  await expect(total).toContainText("1 of 12,000");
  await expect(first).toContainText("WC-100004");
});
