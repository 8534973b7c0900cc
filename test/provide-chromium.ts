import { spawnSync } from "node:child_process";
import { findChromium } from "./chromium.ts";

const limit = 8 * 60_000;

/** Ways to get a Chromium, tried in order; each answers whether it is worth a try on this machine. */
const ways: { name: string; possible: () => boolean; run: () => boolean }[] = [
  {
    name: "Debian's package (apt-get install chromium)",
    possible: () => process.platform === "linux" && process.getuid?.() === 0 && succeeds("apt-get", ["--version"], "ignore"),
    run: () =>
      succeeds("apt-get", ["update", "-qq"]) &&
      succeeds("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"]),
  },
  {
    name: "Playwright's download (playwright install chromium)",
    possible: () => true,
    run: () => succeeds("npx", ["playwright", "install", "chromium"]),
  },
];

function succeeds(command: string, args: readonly string[], stdio: "inherit" | "ignore" = "inherit"): boolean {
  const { status } = spawnSync(command, args, {
    stdio: stdio === "ignore" ? "ignore" : ["ignore", "inherit", "inherit"],
    timeout: limit,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    shell: process.platform === "win32",
  });
  return status === 0;
}

/** The path of a Chromium to test with, installing one when there is none; ends the process with what is missing when that fails. */
export function provideChromium(): string {
  const present = findChromium();
  if (present) return present;
  for (const way of ways.filter((candidate) => candidate.possible())) {
    console.log(`No Chromium found; trying ${way.name}.`);
    if (!way.run()) continue;
    const found = findChromium();
    if (found) return found;
  }
  console.error(
    "The browser tests need Chromium, and it could not be installed from here. Install it (Debian and Ubuntu: apt-get install chromium; elsewhere: npx playwright install chromium), or set CHROMIUM_PATH to a Chromium, Chrome or Edge, and run npm test again.",
  );
  process.exit(1);
}
