import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { ResultsPage } from "./pages/results.ts";
import { Window } from "./pages/window.ts";

const count = (text: string | null) => Number((text ?? "").replace(/[^\d]/g, ""));

test("why was she not contacted, who is here, and which design is better", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  const results = new ResultsPage(page);
  await window.openSample();
  await window.go("Journeys");
  await page.getByText("Limit hits to the right tier").first().click();
  await canvas.ready();
  await canvas.dryRun();
  const [mail] = await canvas.idsOf("email");
  const entered = await canvas.figure(mail ?? "", "entered");

  // From the canvas: who is at the email, and what stopped the rest; then the trace of one of those who were stopped.
  await page.getByTestId("drawer").getByTestId("whereabouts-of").nth(1).click();
  const found = page.getByTestId("whereabouts");
  await expect(found).toBeVisible({ timeout: 30_000 });
  await expect(found).toContainText(`${entered.toLocaleString("en-US")} of `);
  await results.fates.first().click();
  await results.fates.first().getByRole("button").first().click();
  await window.ready("results");
  await results.traced();
  await expect(results.steps.first()).toContainText("Entered");

  // From the table: the groups add up to those who matched.
  const wait = await page.locator('[data-testid="node-table"] tbody tr').nth(3).getAttribute("data-node");
  await results.whereabouts(wait ?? "");
  const counts = await results.fates.locator("summary > span:nth-of-type(2)").allTextContents();
  const sum = counts.reduce((total, text) => total + count(text.split(" ")[0] ?? ""), 0);
  const matched = count(/of ([\d,]+) subscribers/.exec((await page.getByTestId("whereabouts").textContent()) ?? "")?.[1] ?? "");
  expect(sum).toBe(matched);
  await page.getByRole("button", { name: "Close" }).click();

  // Somebody outside of the audience is told why; a key that nobody has is said.
  await results.trace("WC-100001");
  await expect(page.getByTestId("trace-panel")).toContainText(/was never contacted|was sent/);
  await results.trace("nobody");
  await expect(page.getByTestId("trace-panel").getByRole("alert")).toContainText('no subscriber with the key "nobody"');

  // The same design against itself: no difference, and that is said.
  const comparison = await results.compare(/^Limit hits/, 10);
  await expect(comparison).toContainText("The two designs do the same");
  await expect(comparison.locator('[data-measure="incremental"]')).toContainText("no difference");
  expect(app.problems).toEqual([]);
});

test("a subscriber's profile leads to the trace in the latest run", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  await window.openSample();
  await window.go("Journeys");
  await page.getByText("Limit hits to the right tier").first().click();
  await canvas.ready();
  await canvas.dryRun();
  await window.go("Subscribers");
  await page.getByRole("row").nth(1).getByRole("gridcell").first().getByRole("button").click();
  await window.ready("profile");
  await page.getByTestId("trace-subscriber").click();
  await window.ready("results");
  await new ResultsPage(page).traced();
  await expect(page.getByTestId("trace-panel")).toContainText(/was never contacted|was sent/);
});
