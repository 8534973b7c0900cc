import { existsSync } from "node:fs";
import { chromium } from "playwright";

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

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The Chromium to test with: `CHROMIUM_PATH`, Playwright's own download, or a browser installed on the system; undefined when there is none. */
export function findChromium(): string | undefined {
  const own = process.env.CHROMIUM_PATH;
  if (own) return existsSync(own) ? own : undefined;
  const downloaded = chromium.executablePath();
  return [downloaded, ...places].find((path) => path !== "" && existsSync(path));
}

/** As `findChromium`, with Debian's path when nothing is installed, so that the failing launch names what is missing. */
export const chromiumPath = (): string => findChromium() ?? "/usr/bin/chromium";
