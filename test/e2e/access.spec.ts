import type { Locator, Page } from "@playwright/test";
import { smallJourney } from "../../src-renderer/canvas/test-journey.ts";
import { expect, test } from "./app.ts";
import { serious } from "./pages/axe.ts";
import { Canvas } from "./pages/canvas.ts";
import { VersionsPage } from "./pages/journeys.ts";
import { ResultsPage } from "./pages/results.ts";
import { Window } from "./pages/window.ts";

/** What a menu lies over in part is no target as long as it is open: the next press there closes it. */
const underMenu = /Target has insufficient size because it is partially obscured/;

async function expectAccessible(page: Page, screen: string, except?: RegExp): Promise<void> {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: "attached" });
    const found = await serious(page);
    expect.soft(except ? found.filter((line) => !except.test(line)) : found, `${screen}, ${scheme}`).toEqual([]);
  }
}

// axe takes its time on a slow machine, twice for each screen.
test.describe.configure({ timeout: 600_000 });

test("axe finds nothing serious on the start screen, in the list of journeys and on the canvas, light and dark", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  await window.ready("start");
  await expectAccessible(page, "start");
  await window.openSample();
  await page.evaluate(() => {
    location.hash = "#/journeys";
  });
  await expectAccessible(page, "journeys");
  await page.getByText("Limit hits to the right tier").first().click();
  await canvas.ready();
  await canvas.dryRun();
  await expectAccessible(page, "canvas with results");
  await canvas.fit();
  await canvas.select((await canvas.idsOf("email"))[0] ?? "");
  await page.getByTestId("toggle-minimap").click();
  await expectAccessible(page, "canvas, a node in the inspector");
  await canvas.press("Control+f");
  await expectAccessible(page, "canvas, search");
  await canvas.press("Escape");
  await page.locator("[data-stage-header]").nth(1).focus();
  await canvas.press("Space");
  await expectAccessible(page, "canvas, a stage collapsed");
  await page.getByTestId("tab-problems").click();
  await expectAccessible(page, "canvas, problems");
});

test("axe finds nothing serious in any other place, light and dark", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  await window.openSample();
  await canvas.ready();
  await canvas.dryRun();
  for (const place of ["Segments", "Subscribers", "Results", "Plan", "Settings"] as const) {
    await window.go(place);
    await expectAccessible(page, place);
  }
  await page.evaluate(() => {
    location.hash = "#/import";
  });
  await window.ready("import");
  await expectAccessible(page, "import");
  await page.keyboard.press("Control+k");
  await page.getByLabel("Search commands").waitFor();
  await expectAccessible(page, "command palette");
});

test("axe finds nothing serious in what opens over the canvas, light and dark", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  const opened: Record<string, { open(): Promise<unknown>; shown: Locator }> = {
    "quick-add": { open: () => canvas.press("Tab"), shown: page.getByTestId("quick-add") },
    "menu of a node": { open: () => canvas.node("mail").click({ button: "right" }), shown: page.getByTestId("context-menu") },
    "menu of the canvas": {
      open: () => canvas.pane.click({ button: "right", position: { x: 20, y: 200 } }),
      shown: page.getByTestId("context-menu"),
    },
    "sheet of shortcuts": { open: () => canvas.press("Shift+?"), shown: page.getByRole("dialog", { name: "Keyboard shortcuts" }) },
    "where to connect": { open: () => canvas.press("c"), shown: page.getByRole("combobox", { name: "Connect mail to" }) },
    "question before a stage is removed": {
      open: async () => {
        await page.getByTestId("stage-acquisition").focus();
        await canvas.press("Delete");
      },
      shown: page.getByRole("dialog", { name: "Remove a stage" }),
    },
    "options of the dry run": { open: () => page.getByTestId("run-options").click(), shown: page.getByTestId("run-start") },
    "align and distribute": { open: () => page.getByTestId("arrange").click(), shown: page.getByRole("menuitemcheckbox") },
    "steps to undo": {
      open: () => page.getByRole("button", { name: "Steps" }).click(),
      shown: page.getByRole("menuitem", { name: "Nudge" }),
    },
  };
  await new Window(page).newProject(app, "Opened");
  await canvas.openFile(app, "small", smallJourney());
  await canvas.fit();
  await canvas.select("mail");
  await canvas.press("Shift+ArrowDown");
  for (const [name, { open, shown }] of Object.entries(opened)) {
    await canvas.focus();
    await canvas.press("Escape");
    await canvas.select("mail");
    await open();
    await expect(shown, name).toBeVisible();
    await expectAccessible(page, name, underMenu);
    // It was still there to be looked at in the second colours.
    await expect(shown, name).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(shown, name).toBeHidden();
  }
  expect(app.problems).toEqual([]);
});

test("axe finds nothing serious in versions, their differences, the templates and a trace, light and dark", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  const versions = new VersionsPage(page);
  const results = new ResultsPage(page);
  await window.openSample();
  await canvas.ready();
  await versions.open();
  await expectAccessible(page, "no versions yet");
  await versions.keep("As agreed");
  await versions.close();
  await canvas.fit();
  await canvas.select("later");
  await page.keyboard.press("Delete");
  await canvas.select("settle");
  await page.keyboard.press("Shift+ArrowDown");
  await canvas.select("why");
  await page.keyboard.press("F2");
  await page.keyboard.type("Renamed");
  await page.keyboard.press("Enter");
  await canvas.dropNear("note", "settle", 40, 160);
  await canvas.saved();
  await versions.open();
  for (const mark of ["added", "removed", "moved", "changed"]) await expect(page.locator(`[data-mark="${mark}"]`).first()).toBeAttached();
  await page.getByTestId("change-list").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("field-table")).toBeVisible();
  await expectAccessible(page, "differences of two versions");
  await versions.close();

  await canvas.dryRun();
  await page.getByTestId("to-results").click();
  await window.ready("results");
  await results.trace("WC-100001");
  await expectAccessible(page, "trace of a subscriber");
  await results.trace("nobody");
  await expectAccessible(page, "trace of nobody");

  await window.go("Journeys");
  await page.getByTestId("new-from-template").first().click();
  await page.getByTestId("template-outage").click();
  await expect(page.getByTestId("template-matching")).toContainText("of 12,000 subscribers");
  await expectAccessible(page, "templates");
});

test("at 200 % zoom and with reduced motion the canvas is all there", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  // Twice as large is half as many pixels of the page's own.
  await page.setViewportSize({ width: 720, height: 450 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await window.openSample();
  await page.evaluate(() => {
    location.hash = "#/journeys";
  });
  await page.getByText("Limit hits to the right tier").first().click();
  await canvas.ready();
  const pane = await canvas.pane.boundingBox();
  expect(pane?.width).toBeGreaterThan(240);
  expect(pane?.height).toBeGreaterThan(140);
  for (const id of ["dry-run", "undo", "tidy", "toggle-inspector", "fit"]) await expect(page.getByTestId(id)).toBeInViewport();
  await test.step("the quick-add palette is whole, with the problems open, the inspector beside it", async () => {
    await page.getByTestId("tab-problems").click();
    const low = await canvas.pane.boundingBox();
    expect(low?.height).toBeGreaterThan(100);
    await canvas.focus();
    await canvas.press("Tab");
    await page.keyboard.type("wait");
    // A click reaches it: nothing lies over it, and it is in the window.
    await page.getByTestId("quick-add-wait").click();
    await expect(page.getByTestId("quick-add")).toBeHidden();
    await canvas.told("Done: Add Wait.");
  });
  await test.step("dialogs need no scrolling sideways", async () => {
    await page.getByTestId("versions").click();
    const dialog = page.getByRole("dialog");
    const sideways = () =>
      dialog.evaluate((box) =>
        [...box.querySelectorAll("*"), box]
          .filter((each) => /auto|scroll/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1)
          .map((each) => each.className),
      );
    await expect(page.getByTestId("versions-dialog")).toBeVisible();
    expect(await sideways()).toEqual([]);
    await page.keyboard.press("Escape");
    await window.go("Journeys");
    await page.getByTestId("new-from-template").first().click();
    await expect(page.getByTestId("use-template")).toBeVisible();
    expect(await sideways()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByText("Limit hits to the right tier").first().click();
    await canvas.ready();
  });
  // Without motion a fit is there at once: one frame later nothing moves any more.
  await page.getByTestId("fit").click();
  const now = await canvas.view();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await canvas.view()).toEqual(now);
});
