import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { ImportWizard } from "./pages/import-wizard.ts";
import { Window } from "./pages/window.ts";

test("files that cannot be read are refused with a sentence, and nothing is lost", async ({ app }) => {
  const { page, folder } = app;
  const window = new Window(page);
  await window.newProject(app, "Refusals");
  const wizard = new ImportWizard(app);
  await wizard.open();
  const photo = join(folder, "photo.csv");
  writeFileSync(photo, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0, 1]));
  await wizard.file(photo);
  await expect(page.getByRole("alert").first()).toContainText("photo.csv");

  const damaged = join(folder, "damaged.journey.json");
  writeFileSync(damaged, '{ "format": "throughline.journey", "version": 1, ');
  await window.go("Journeys");
  await app.choose(damaged, () => page.getByTestId("import-journey").click());
  await expect(page.getByText(/not valid JSON/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const foreign = join(folder, "unknown.journey.json");
  writeFileSync(
    foreign,
    JSON.stringify({ format: "throughline.journey", version: 1, id: "j", name: "J", nodes: [{ id: "a", kind: "teleport" }], edges: [] }),
  );
  await app.choose(foreign, () => page.getByTestId("import-journey").click());
  await expect(page.getByText(/unknown node kind "teleport"/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await window.go("Journeys");
  await expect(page.getByText("No journey yet")).toBeVisible();
});

test("a dry run that cannot be right is refused with a reason", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  await window.openSample();
  const canvas = new Canvas(page);
  await canvas.createBlank();
  await canvas.drop("email", 200, 220);
  await canvas.saved();
  await page.getByTestId("dry-run").click();
  await expect(page.getByTestId("run-progress")).toContainText("Nobody can enter this journey");
});

test("a file that is no project is refused, and the open project stays", async ({ app }) => {
  const { page, folder } = app;
  const window = new Window(page);
  await window.newProject(app, "Mine");
  const other = join(folder, "other.throughline");
  writeFileSync(other, "this is no database, but it is long enough to be looked at as one by whoever opens it");
  expect(existsSync(other)).toBe(true);
  await app.choose(other, async () => {
    await page.getByRole("button", { name: /^Project:/ }).click();
    await page.getByRole("menuitem", { name: /Open a project file/ }).click();
  });
  await expect(page.getByText(/not a Throughline project|no Throughline project/i).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Project: Mine" })).toBeVisible();
});
