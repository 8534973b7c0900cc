import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";
import { startHost } from "./web-app.ts";

// A slow machine takes its time over many small steps.
test.describe.configure({ timeout: 300_000 });

/** What may be lost: the last half second of typing. */
const HALF_SECOND = 500;
const PAUSE = 40;

/** Types letter by letter until told to stop, and says what stood there at any moment. */
function typing(page: Page) {
  const typed: { at: number; text: string }[] = [];
  let going = true;
  // None of them is a key of the canvas, where the last one may land when the field is gone.
  const letters = "law of war or no law was now for all ";
  const done = (async () => {
    let text = "";
    for (let at = 0; going; at++) {
      const letter = letters[at % letters.length] ?? "x";
      await page.keyboard.type(letter).catch(() => {
        going = false;
      });
      if (!going) break;
      text += letter;
      typed.push({ at: Date.now(), text });
      await page.waitForTimeout(PAUSE).catch(() => undefined);
    }
  })();
  return {
    /** Types no more; what is under way may still arrive. */
    halt: () => {
      going = false;
    },
    stop: async () => {
      going = false;
      await done;
    },
    typed: () => typed.length,
    /** What had been typed half a second before a moment. */
    before: (moment: number) => typed.findLast(({ at }) => at <= moment - HALF_SECOND)?.text ?? "",
  };
}

/** Where a person types on the canvas: a note, a node's name, a message in the inspector. */
const places: Record<string, { begin(canvas: Canvas): Promise<void>; read(page: Page): Promise<string> }> = {
  "a note": {
    begin: async (canvas) => {
      const note = await canvas.drop("note", 160, 160);
      await canvas.node(note).locator("span").first().dblclick();
      await canvas.page.getByLabel("Write a note").waitFor();
    },
    read: async (page) => (await page.locator('[data-kind="note"]').first().textContent()) ?? "",
  },
  "a node's name": {
    begin: async (canvas) => {
      await canvas.select(await canvas.drop("email", 200, 200));
      await canvas.press("F2");
      await canvas.page.getByLabel("Name of the node").waitFor();
    },
    read: async (page) => (await page.locator('[data-kind="email"] span[title]').first().getAttribute("title")) ?? "",
  },
};

for (const [place, { begin, read }] of Object.entries(places)) {
  test(`a reload, and a kill of the core, lose at most the last half second of typing into ${place}`, async ({ browser }, info) => {
    test.skip(info.project.name !== "web", "the host is ended by its process");
    const folder = mkdtempSync(join(tmpdir(), "throughline-loss-"));
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    let host = await startHost(folder);
    try {
      await page.goto(host.url);
      const window = new Window(page);
      const canvas = new Canvas(page);
      await window.ready("start");
      await page.getByRole("button", { name: "New project" }).click();
      await page.getByLabel("Name").fill("Loss");
      await page.getByRole("button", { name: "Create project" }).click();
      await canvas.createBlank();

      await test.step("reload", async () => {
        await begin(canvas);
        const hand = typing(page);
        await expect.poll(hand.typed, { timeout: 60_000 }).toBeGreaterThan(30);
        page.once("dialog", (dialog) => void dialog.accept());
        const moment = Date.now();
        hand.halt();
        await page.reload();
        await hand.stop();
        await canvas.ready();
        const expected = hand.before(moment).trim();
        expect(expected.length).toBeGreaterThan(5);
        await expect.poll(() => read(page)).toContain(expected);
      });

      await test.step("kill", async () => {
        await canvas.createBlank();
        await begin(canvas);
        const hand = typing(page);
        await expect.poll(hand.typed, { timeout: 60_000 }).toBeGreaterThan(30);
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
        await again.getByText("New journey 2", { exact: true }).first().click();
        await new Canvas(again).ready();
        const expected = hand.before(moment).trim();
        expect(expected.length).toBeGreaterThan(5);
        await expect.poll(() => read(again)).toContain(expected);
      });
    } finally {
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
