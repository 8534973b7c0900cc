import { readFileSync } from "node:fs";
import { smallJourney } from "../../src-renderer/canvas/test-journey.ts";
import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";

// A slow machine takes its time over many small steps.
test.describe.configure({ timeout: 300_000 });

test("stages: drop, rename, add, remove, reorder, resize, collapse, all by pointer and by keyboard", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Stages");
  await canvas.openFile(app, "small", smallJourney());
  await page.getByRole("button", { name: "Hide the inspector" }).click();
  await canvas.fit();
  const header = (stage: string) => page.getByTestId(`stage-${stage}`);
  const order = () =>
    page.locator("[data-stage-header]").evaluateAll((all) => all.map((each) => each.getAttribute("data-testid")?.slice(6)));

  await test.step("dropping a node sets its stage; Ctrl+arrow moves it by keyboard", async () => {
    const [mail, lane] = [await canvas.box("mail"), await page.getByTestId("lane-consideration").boundingBox()];
    if (!lane) throw new Error("no lane");
    await canvas.drag({ x: mail.x + 20, y: mail.y + 8 }, { x: lane.x + 60, y: mail.y + 120 });
    await expect.poll(() => canvas.stageOf("mail")).toBe("consideration");
    await canvas.press("Control+z");
    await expect.poll(() => canvas.stageOf("mail")).toBe("awareness");
    await canvas.select("mail");
    await canvas.press("Control+ArrowRight");
    await canvas.told("Done: Move 1 node to consideration.");
    await canvas.press("Control+ArrowLeft");
    await expect.poll(() => canvas.stageOf("mail")).toBe("awareness");
    await canvas.press("Control+ArrowLeft");
    await canvas.told("There is no stage on that side.");
  });

  await test.step("rename on the canvas", async () => {
    await header("awareness").focus();
    await canvas.press("F2");
    await page.keyboard.type("reach");
    await canvas.press("Enter");
    await expect(header("reach")).toBeFocused();
    await expect.poll(() => canvas.stageOf("in")).toBe("reach");
  });

  await test.step("reorder by keyboard and by dragging", async () => {
    await canvas.press("Control+ArrowRight");
    await expect.poll(async () => (await order()).slice(0, 2)).toEqual(["consideration", "reach"]);
    await expect(header("reach")).toBeFocused();
    const [from, to] = [await header("reach").boundingBox(), await header("consideration").boundingBox()];
    if (!from || !to) throw new Error("no headers");
    await canvas.drag({ x: from.x + 10, y: from.y + 10 }, { x: to.x + 4, y: to.y + 10 });
    await expect.poll(async () => (await order()).slice(0, 2)).toEqual(["reach", "consideration"]);
  });

  await test.step("resize by keyboard; undo brings the width back", async () => {
    const width = async () => (await page.getByTestId("lane-reach").boundingBox())?.width ?? 0;
    const before = await width();
    await page.getByTestId("stage-rim-reach").focus();
    await canvas.press("ArrowRight", "ArrowRight");
    await expect.poll(width).toBeGreaterThan(before + 20);
    await canvas.press("Control+z");
    await expect.poll(width).toBeCloseTo(before, 0);
  });

  await test.step("add, and remove with a question where nodes go", async () => {
    await header("acquisition").focus();
    await canvas.press("Enter");
    await page.getByRole("menuitem", { name: "Add a stage after" }).click();
    expect(await order()).toContain("new stage");
    await header("new stage").focus();
    await canvas.press("Delete");
    await expect(header("new stage")).toBeHidden();
    await header("acquisition").focus();
    await canvas.press("Delete");
    const question = page.getByRole("dialog", { name: "Remove a stage" });
    await expect(question.getByLabel("“acquisition” holds 2 nodes. Where do they go?")).toHaveValue("consideration");
    await question.getByLabel("Where do they go?").selectOption("onboarding");
    await question.getByRole("button", { name: "Remove stage" }).click();
    await expect.poll(() => canvas.stageOf("text")).toBe("onboarding");
    await canvas.focus();
    await canvas.press("Control+z");
    await expect.poll(() => canvas.stageOf("text")).toBe("acquisition");
  });

  await test.step("a collapsed stage is a strip with counts; edges lead to it; it is remembered on this machine, not in the file", async () => {
    await header("consideration").focus();
    await canvas.press("Space");
    const strip = page.getByTestId("strip-consideration");
    await expect(strip).toHaveAccessibleName(/^Expand stage consideration: 2 nodes/);
    await expect(canvas.node("hold")).toBeHidden();
    await expect(canvas.node("text")).toBeVisible();
    // mail > strip, and from the strip to each of the two branches.
    await expect(canvas.edges).toHaveCount(6);
    await canvas.saved();
    await page.reload();
    await canvas.ready();
    await expect(strip).toBeVisible();
    await page.getByRole("link", { name: "All journeys" }).click();
    await page.getByText("Small", { exact: true }).first().click();
    await canvas.ready();
    await canvas.fit();
    await strip.click();
    await expect(canvas.node("hold")).toBeVisible();
    await expect(canvas.edges).toHaveCount(7);
  });
  expect(app.problems).toEqual([]);
});

test("out: the whole journey as PNG, SVG and PDF; every action in the command palette, every key on the sheet", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Out");
  await canvas.openFile(app, "small", smallJourney());
  const picture = (format: string) =>
    app.save(`picture.${format}`, async () => {
      await page.getByTestId("picture").click();
      await page.getByTestId(`picture-${format}`).click();
    });
  const svg = readFileSync(await picture("svg"), "utf8");
  for (const name of ["mail", "hold", "ask", "ring", "Consideration"]) expect(svg).toContain(`>${name}<`);
  const png = readFileSync(await picture("png"));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  // Two pixels per unit of the vectors.
  const width = Number(/width="(\d+)"/.exec(svg)?.[1]);
  expect(png.readUInt32BE(16)).toBe(width * 2);
  expect(
    readFileSync(await picture("pdf"))
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");

  await canvas.focus();
  await canvas.press("Shift+?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  for (const action of ["Duplicate", "Tidy the layout", "Select everything that leads here", "Walk to the neighbour: left", "Pan"])
    await expect(sheet.getByText(action, { exact: true })).toBeAttached();
  await canvas.press("Escape");
  await expect(sheet).toBeHidden();
  await canvas.press("Control+k");
  await page.getByLabel("Search commands").fill("Select everything");
  await page
    .getByRole("button", { name: /^Select everything/ })
    .first()
    .click();
  await canvas.told("7 nodes and 7 edges selected.");
  await expect(page.getByLabel("Search commands")).toBeHidden();
  await canvas.press("Shift+F10");
  await expect(page.getByTestId("context-menu")).toBeVisible();
  await canvas.press("Escape");
  await expect(page.getByTestId("context-menu")).toBeHidden();
  expect(app.problems).toEqual([]);
});
