import { defineConfig } from "@playwright/test";
import { requireModernNode } from "./build/guard.ts";
import { chromiumArgs, chromiumPath } from "./test/chromium.ts";

requireModernNode();

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "node_modules/.cache/e2e",
  workers: 1,
  timeout: 60_000,
  reporter: "list",
  use: {
    headless: true,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: chromiumPath(), args: chromiumArgs },
    trace: "retain-on-failure",
  },
});
