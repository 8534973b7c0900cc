/** `npm run screenshots`: pictures of every screen, light and dark, into docs/screenshots, and docs/screens.md that shows them. Needs `npm run build` first. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { requireModernNode } from "../../build/guard.ts";
import { chromiumArgs } from "../chromium.ts";
import { withWeb } from "../e2e/web-app.ts";
import { provideChromium } from "../provide-chromium.ts";
import { scenes } from "./scenes.ts";

requireModernNode();

const root = join(import.meta.dirname, "../..");
const out = process.argv[2] ?? join(root, "docs/screenshots");
const folder = mkdtempSync(join(tmpdir(), "throughline-screens-"));
const browser = await chromium.launch({ executablePath: provideChromium(), args: chromiumArgs });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", colorScheme: "light" });
page.setDefaultTimeout(90_000);
const lines: string[] = ["# Pictures of every screen", "", "Made by `npm run screenshots` from the sample workspace.", ""];

/** Two frames after the last change of scheme the window has drawn itself anew; fonts are there before the first picture. */
async function shoot(name: string, caption: string): Promise<void> {
  lines.push(`## ${caption}`, "");
  // A message that is about to go is no part of the picture.
  while ((await page.locator(".mantine-Notification-root").count()) > 0)
    await page.locator(".mantine-Notification-root").first().waitFor({ state: "detached" });
  for (const scheme of ["light", "dark"] as const) {
    await page.mouse.move(2, 2);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.locator(`html[data-mantine-color-scheme="${scheme}"]`).waitFor({ state: "attached" });
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    });
    await page.screenshot({ path: join(out, `${name}-${scheme}.png`) });
    lines.push(`![${caption} (${scheme})](screenshots/${name}-${scheme}.png)`, "");
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

try {
  mkdirSync(out, { recursive: true });
  await withWeb(page, folder, async (app) => {
    for (const scene of scenes) await scene(app, shoot);
  });
  writeFileSync(join(out, "../screens.md"), `${lines.join("\n").trimEnd()}\n`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
