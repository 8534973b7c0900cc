import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, test } from "@playwright/test";
import fc from "fast-check";
import { Canvas } from "../e2e/pages/canvas.ts";
import { typing } from "../e2e/pages/typing.ts";
import { Window } from "../e2e/pages/window.ts";
import { launch } from "./launch.ts";

/** How many letters are typed before the core ends: at different moments between two saves. */
const seed = Number(process.env.THROUGHLINE_PROPERTY_SEED ?? Date.now() % 1_000_000);
const [inBody = 25, inField = 25] = fc.sample(fc.noBias(fc.integer({ min: 18, max: 48 })), { seed, numRuns: 2 });

/** Ends the process of the core as a power cut does; returns its id. */
async function killCore(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(({ app: running }) => running.getAppMetrics().find(({ name }) => name === "Throughline core")?.pid);
  if (pid === undefined) throw new Error("the application has no process of the core");
  process.kill(pid, "SIGKILL");
  return pid;
}

for (const [what, field, letters] of [
  ["the body of a message", "copy-text", inBody],
  ["a field of the inspector", "message-owner", inField],
] as const)
  test(`a kill of the core's process loses at most the last half second of typing into ${what}`, async () => {
    test.setTimeout(300_000);
    console.log(`THROUGHLINE_PROPERTY_SEED=${seed}: killed after ${letters} letters`);
    const userData = mkdtempSync(join(tmpdir(), "throughline-electron-loss-"));
    const { app, page } = await launch(["--open-sample"], userData);
    await new Window(page).ready("journeys", 90_000);
    const canvas = new Canvas(page);
    await canvas.createBlank();
    const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await canvas.select(await canvas.drop("email", 200, 200));
    await page.getByTestId(field).click();
    const hand = typing(page);
    await expect.poll(hand.typed, { timeout: 60_000, intervals: [10] }).toBeGreaterThan(letters);
    const moment = Date.now();
    await killCore(app);
    await hand.stop();
    // The window stays, with what was typed, and says what happened.
    await expect(page.getByRole("alert").filter({ hasText: "connection to the application's core was lost" })).toBeVisible();
    expect(await page.getByTestId(field).inputValue()).toContain(hand.before(moment));
    // What is not saved is asked about; it is given up here.
    await app.evaluate(({ dialog }) => {
      dialog.showMessageBoxSync = ((_window: unknown, { buttons = [] }: { buttons?: string[] }) =>
        buttons.indexOf("Close anyway")) as typeof dialog.showMessageBoxSync;
    });
    await app.close();

    const again = await launch([join(userData, "Sample workspace.throughline")], userData);
    await new Window(again.page).go("Journeys");
    await again.page.getByText(name, { exact: true }).first().click();
    const reopened = new Canvas(again.page);
    await reopened.ready();
    await reopened.select("email-1");
    const expected = hand.before(moment);
    expect(expected.length).toBeGreaterThan(0);
    expect(await again.page.getByTestId(field).inputValue()).toContain(expected);
    await again.app.close();
  });
