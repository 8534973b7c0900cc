import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { Canvas } from "./pages/canvas.ts";
import { typing } from "./pages/typing.ts";
import { Window } from "./pages/window.ts";
import { startHost } from "./web-app.ts";

// A slow machine takes its time over many small steps.
test.describe.configure({ timeout: 300_000 });

/** Where a person types on the canvas, each in a journey of its own: on it, and in the inspector's fields. */
const places: Record<string, { begin(canvas: Canvas): Promise<void>; read(canvas: Canvas): Promise<string> }> = {
  "a note": {
    begin: async (canvas) => {
      const note = await canvas.drop("note", 160, 160);
      await canvas.node(note).locator("span").first().dblclick();
      await canvas.page.getByLabel("Write a note").waitFor();
    },
    read: async ({ page }) => (await page.locator('[data-kind="note"]').first().textContent()) ?? "",
  },
  "a node's name": {
    begin: async (canvas) => {
      await canvas.select(await canvas.drop("email", 200, 200));
      await canvas.press("F2");
      await canvas.page.getByLabel("Name of the node").waitFor();
    },
    read: async ({ page }) => (await page.locator('[data-kind="email"] span[title]').first().getAttribute("title")) ?? "",
  },
  "the body of a message": inInspector("copy-text"),
  "a field of the inspector": inInspector("message-owner"),
};

/** A field of an email's form, by its test id. */
function inInspector(field: string): (typeof places)[string] {
  return {
    begin: async (canvas) => {
      await canvas.select(await canvas.drop("email", 200, 200));
      await canvas.page.getByTestId(field).click();
    },
    read: async (canvas) => {
      await canvas.select("email-1");
      return canvas.page.getByTestId(field).inputValue();
    },
  };
}

/** How many letters are typed before each reload and the kill: at different moments between two saves. */
const seed = Number(process.env.THROUGHLINE_PROPERTY_SEED ?? Date.now() % 1_000_000);
const moments = fc.sample(fc.noBias(fc.integer({ min: 18, max: 48 })), { seed, numRuns: 3 });
const [killed = 30, ...reloaded] = moments;

for (const [place, { begin, read }] of Object.entries(places)) {
  test(`a reload, and a kill of the core, lose at most the last half second of typing into ${place}`, async ({ browser }, info) => {
    test.skip(info.project.name !== "web", "the host is ended by its process");
    console.log(`THROUGHLINE_PROPERTY_SEED=${seed}: reloads after ${reloaded.join(", ")} letters, a kill after ${killed}`);
    const folder = mkdtempSync(join(tmpdir(), "throughline-loss-"));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    let host = await startHost(folder);
    try {
      // A window with something unsaved asks before it is reloaded.
      page.on("dialog", (dialog) => void dialog.accept());
      await page.goto(host.url);
      const window = new Window(page);
      const canvas = new Canvas(page);
      await window.ready("start");
      await page.getByRole("button", { name: "New project" }).click();
      await page.getByLabel("Name").fill("Loss");
      await page.getByRole("button", { name: "Create project" }).click();

      for (const letters of reloaded)
        await test.step(`reload after ${letters} letters`, async () => {
          await canvas.createBlank();
          await begin(canvas);
          const hand = typing(page);
          await expect.poll(hand.typed, { timeout: 60_000, intervals: [10] }).toBeGreaterThan(letters);
          const moment = Date.now();
          hand.halt();
          await page.reload();
          await hand.stop();
          await canvas.ready();
          const expected = hand.before(moment);
          expect(expected.length).toBeGreaterThan(0);
          await expect.poll(() => read(canvas)).toContain(expected);
        });

      await test.step(`kill after ${killed} letters`, async () => {
        await canvas.createBlank();
        const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
        await begin(canvas);
        const hand = typing(page);
        await expect.poll(hand.typed, { timeout: 60_000, intervals: [10] }).toBeGreaterThan(killed);
        const moment = Date.now();
        await host.kill();
        await hand.stop();
        await page.close({ runBeforeUnload: false });
        host = await startHost(folder);
        const again = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await again.goto(host.url);
        await new Window(again).ready("start");
        await again.getByRole("button", { name: /^Loss/ }).click();
        await new Window(again).go("Journeys");
        await again.getByText(name, { exact: true }).first().click();
        const reopened = new Canvas(again);
        await reopened.ready();
        const expected = hand.before(moment);
        expect(expected.length).toBeGreaterThan(0);
        await expect.poll(() => read(reopened)).toContain(expected);
      });
    } finally {
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
