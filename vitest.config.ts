import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { requireModernNode } from "./build/guard.ts";
import { chromiumArgs, chromiumPath } from "./test/chromium.ts";

requireModernNode();

const executablePath = chromiumPath();

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["src-shared/**/*.test.ts", "src-main/**/*.test.ts", "test/{property,golden,arch,core,cli,bench,corpus}/**/*.test.ts"],
          testTimeout: 60_000,
          // Where the processor has memory protection keys, ending worker threads can rarely stop V8 with "Check failed: jit_page.has_value()".
          execArgv: ["--no-memory-protection-keys"],
        },
      },
      {
        extends: true,
        test: {
          name: "dom",
          environment: "jsdom",
          include: ["src-renderer/**/*.test.{ts,tsx}"],
          exclude: ["src-renderer/**/*.browser.test.tsx"],
          setupFiles: ["test/dom-setup.ts"],
        },
      },
      {
        extends: true,
        // The whole window's dependencies are bundled before the first test, whichever tests run: one found later reloads the page under a test.
        optimizeDeps: { entries: ["src-renderer/main.tsx"] },
        test: {
          name: "browser",
          include: ["src-renderer/**/*.browser.test.tsx"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: chromiumArgs } }),
            instances: [{ browser: "chromium", viewport: { width: 1280, height: 800 } }],
          },
        },
      },
    ],
  },
});
