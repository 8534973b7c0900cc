import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { findBrowser } from "../build/find-browser.ts";

/** Flags for a quiet, offline, sandbox-free Chromium in tests. `--no-sandbox` is needed when the tests run as root. */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium to test with: `CHROMIUM_PATH`, Playwright's own download, or a browser installed on the system; undefined when there is none. */
export function findChromium(): string | undefined {
  const downloaded = chromium.executablePath();
  return !process.env.CHROMIUM_PATH && existsSync(downloaded) ? downloaded : findBrowser();
}

/** As `findChromium`, with Debian's path when nothing is installed, so that the failing launch names what is missing. */
export const chromiumPath = (): string => findChromium() ?? "/usr/bin/chromium";
