import type { Results } from "../../src-shared/model/results.ts";
import { throughline } from "../cli/throughline.ts";
import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Settings } from "./pages/settings.ts";
import { Window } from "./pages/window.ts";

test("a rate of the project is set, refused, undone, removed, and kept for a segment, by keyboard", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const settings = new Settings(page);
  await window.openSample();
  await settings.open();
  const opened = settings.rate("opened");
  await expect(opened).toContainText("22 %");
  await expect(opened).toContainText("benchmark");

  await settings.field("Open rate").fill("130");
  await expect(opened).toContainText("At most 100 %");
  await settings.field("Open rate").press("Escape");
  await expect(opened).not.toContainText("At most");

  await settings.setRate("Open rate", "31.5");
  await expect(opened).toContainText("31.5 %");
  await expect(opened).toContainText("yours");
  await settings.undo();
  await expect(opened).toContainText("benchmark");
  await expect(settings.field("Open rate")).toHaveValue("");

  await settings.setRate("Open rate", "31.5");
  await settings.ratesFor("Hit the limit lately");
  await settings.setRate("Open rate", "40");
  await expect(opened).toContainText("40 %");
  await settings.ratesFor("Everyone");
  await expect(opened).toContainText("31.5 %");
  await page.getByRole("button", { name: "Remove your value of Open rate" }).click();
  await expect(opened).toContainText("22 %");
  await page.reload();
  await window.ready("settings");
  await settings.ratesFor("Hit the limit lately");
  await expect(opened).toContainText("40 %");
  await page.getByRole("button", { name: /^Remove all 1 value of Email/ }).click();
  await expect(opened).toContainText("benchmark");
  expect(app.problems).toEqual([]);
});

test("limits and a control share for all journeys are kept in the project", async ({ app }) => {
  const { page } = app;
  const settings = new Settings(page);
  const window = new Window(page);
  await window.openSample();
  await settings.open();
  await page.getByRole("button", { name: "Add a limit" }).click();
  await expect(settings.caps).toHaveCount(1);
  await page.getByRole("textbox", { name: "Limit 1, messages" }).fill("3");
  await page.getByRole("textbox", { name: "Limit 1, messages" }).press("Enter");
  await settings.control.fill("5");
  await settings.control.press("Enter");
  await expect(page.getByText(/About 600 of your 12,000 subscribers/)).toBeVisible();
  await settings.undo();
  await expect(settings.control).toHaveValue("0");
  await settings.control.fill("5");
  await settings.control.press("Enter");
  await expect(page.getByText(/About 600 of your 12,000 subscribers/)).toBeVisible();
  const copy = await window.saveCopy(app, "limits.throughline");
  expect(JSON.parse(throughline("settings", copy, "--json").stdout)).toMatchObject({
    caps: [{ channel: "any", count: 3, window: { kind: "rolling", days: 7 } }],
    controlPercent: 5,
  });
});

test("a run uses the rate of the settings, and its results say whose it is", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const settings = new Settings(page);
  const canvas = new Canvas(page);
  await window.openSample();
  await settings.open();
  await settings.setRate("Open rate", "31.5");
  await expect(settings.rate("opened")).toContainText("yours");

  await canvas.createBlank();
  const audience = await canvas.drop("audience", 120, 200);
  await canvas.select(audience);
  const mail = await canvas.append("email", "Email");
  await canvas.select(mail);
  await expect(page.getByTestId("rate-opened")).toHaveAttribute("placeholder", "31.5");
  await canvas.saved();
  await canvas.dryRun();
  await page.getByTestId("to-results").click();
  await window.ready("results");
  const row = page.getByTestId("assumptions").getByRole("row").filter({ hasText: "Email: open rate" });
  await expect(row).toContainText("31.5 %");
  await expect(row).toContainText("yours");
  await expect(row).toContainText("Set in the settings");

  const copy = await window.saveCopy(app, "rates.throughline");
  const { journeys } = JSON.parse(throughline("journey", "list", copy, "--json").stdout) as { journeys: { id: string; nodes: number }[] };
  const blank = journeys.find(({ nodes }) => nodes === 2)?.id ?? "";
  const results = JSON.parse(throughline("run", copy, blank, "--json").stdout) as Results;
  expect(results.parameters.find(({ stage }) => stage === "opened")).toMatchObject({ node: mail, value: 0.315, badge: "yours" });
});
