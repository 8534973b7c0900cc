import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./app.ts";
import { Scores } from "./pages/scores.ts";
import { SegmentEditor } from "./pages/segment-editor.ts";
import { Window } from "./pages/window.ts";

test("scores are computed, read with their definitions, and become segments", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const scores = new Scores(page);
  await window.openSample();
  await scores.computeAll();
  await scores.show("rfm");
  await expect(scores.definition()).toContainText("bill paid events");
  await expect(page.getByTestId("rfm-grid")).toContainText("Cannot lose them");
  await expect(scores.group("Champions")).toContainText("0");
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await scores.show("value-decile");
  await expect(page.getByText("Share of the top 20 %", { exact: true })).toBeVisible();
  await scores.show("lead");
  await page.getByLabel("Threshold of an MQL").fill("40");
  await expect(page.getByTestId("threshold-words")).toContainText("From 40 points");

  await scores.show("lifecycle");
  await scores.group("onboarding").getByRole("button").click();
  await window.ready("segments");
  await expect.poll(() => new SegmentEditor(page.getByTestId("segment-editor")).count()).toBe(267);
  await expect(page.getByRole("combobox", { name: "What the rule is about" })).toHaveValue("Lifecycle stage");
  await expect(page.getByTestId("segment-editor")).toContainText("Lifecycle stage is onboarding");
  expect(app.problems).toEqual([]);
});

test("micro-segments are browsed and suggested, personas covered, frequency wishes become limits", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const scores = new Scores(page);
  await window.openSample();
  await window.at("/segments", "segments");
  const tabs = page.getByRole("tablist", { name: "Views of segments" });
  await tabs.getByRole("tab", { name: "Segments", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await window.ready("scores");
  await expect(tabs.getByRole("tab", { name: "Scores" })).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: "Scores" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(tabs.getByRole("tab", { name: "Channels" })).toBeFocused();
  await page.keyboard.press("Enter");
  await window.ready("preferences");
  await scores.outcome("had limit hit");
  const found = page.getByRole("table", { name: "Suggested micro-segments" });
  await expect(found.getByRole("row")).toHaveCount(9);
  await expect(page.getByRole("table", { name: "Micro-segments", exact: true }).getByRole("row").nth(1)).toBeVisible();

  await scores.persona("Streaming Stella", "Streamers close to their limit");
  await scores.coverage();
  await expect(page.getByTestId("coverage-words")).toContainText("without any message");

  await scores.preferences();
  const wish = page.getByLabel("At most messages").first();
  await wish.fill("2");
  const limit = page.getByRole("button", { name: "Make it a limit for all journeys" }).first();
  await expect(limit).toBeEnabled();
  await limit.click();
  await expect(page.getByRole("button", { name: "In force as a limit" })).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(app.problems).toEqual([]);
});
