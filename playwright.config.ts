import { defineConfig } from "@playwright/test";
import { requireModernNode } from "./build/guard.ts";
import { chromiumArgs, chromiumPath } from "./test/chromium.ts";
import type { HostName } from "./test/e2e/web-app.ts";

requireModernNode();

export default defineConfig<object, { host: HostName }>({
  outputDir: "node_modules/.cache/e2e",
  workers: 1,
  // The gate (test/run-all.ts) gives a second try and names the tests that needed it.
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "node_modules/.cache/test-reports/playwright.json" }],
  ],
  use: {
    headless: true,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: chromiumPath(), args: chromiumArgs },
    // Without a film, which costs much where Chromium draws in software.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
  },
  projects: [
    { name: "web", testDir: "test/e2e", use: { host: "web" } },
    // The window is the same bundle on both hosts: here runs what goes through files, dialogs and the host's own windows.
    // Files that a test drops have no path, which Electron's need: those tests run on the web host.
    {
      name: "electron",
      testDir: "test/e2e",
      testMatch: /(main-path|sample|bad-input|care)\.spec\.ts/,
      use: { host: "electron" },
    },
    { name: "electron-only", testDir: "test/electron" },
  ],
});
