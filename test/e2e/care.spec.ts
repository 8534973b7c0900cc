import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";

test("a refused dry run leads to what has to be mended", async ({ app }) => {
  const { page } = app;
  await new Window(page).openSample();
  const canvas = new Canvas(page);
  await canvas.createBlank();
  await canvas.saved();
  await page.getByTestId("dry-run").click();
  const told = page.getByTestId("run-progress").getByRole("alert");
  await expect(told).toHaveText(/^Nobody can enter this journey/);
  await page.keyboard.press("Escape");
  await expect(told).toBeHidden();

  const audience = await canvas.drop("audience", 120, 160);
  // What does not fit is not in the journey, so a run by the value before it has to be asked for.
  await canvas.select(audience);
  const mail = await canvas.append("email", "Email");
  await canvas.select(mail);
  await page.getByTestId("rate-opened").fill("150");
  await page.getByTestId("dry-run").click();
  await expect(told).toContainText("“150” does not fit: At most 100 %.");
  await canvas.pane.click({ position: { x: 20, y: 420 } });
  await expect(told).toBeHidden();
});

test("the last edit is kept through a reload and into another place, and a hidden inspector stays hidden", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  await window.openSample();
  const canvas = new Canvas(page);
  await canvas.createBlank();
  await page.getByTestId("journey-name").fill("Kept");
  await window.go("Segments");
  await canvas.saved();
  await page.goBack();
  await canvas.ready();
  await expect(page.getByTestId("journey-name")).toHaveValue("Kept");
  await page.getByTestId("toggle-inspector").click();
  await expect(page.getByTestId("inspector")).toBeHidden();
  await canvas.saved();
  // What is remembered of the window is written a moment later.
  await page.waitForTimeout(600);
  await page.reload();
  await canvas.ready();
  await expect(page.getByTestId("toggle-inspector")).toHaveAttribute("aria-expanded", "false");
  await expect(page.getByRole("heading", { name: "Kept" })).toBeVisible();
  expect(app.problems).toEqual([]);
});
