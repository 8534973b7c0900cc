import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "@playwright/test";
import { findElectron } from "../../build/find-electron.ts";

export const root = join(import.meta.dirname, "../..");
const standIn = join(root, "test/electron-shim/electron");

/** The binary under test: `ELECTRON_PATH`, an installed Electron, else the stand-in over Chromium. */
export const binary = process.env.ELECTRON_PATH ?? findElectron() ?? standIn;
export const isStandIn = binary === standIn;

export interface Launched {
  app: ElectronApplication;
  page: Page;
  userData: string;
  documents: string;
  /** Errors on the page's console, and what it threw. */
  problems: string[];
  log(): string;
}

/** Starts the built application with fresh folders; `args` come after the application's own, which lies in the checkout unless a folder is given. */
export async function launch(
  args: string[] = [],
  userData = mkdtempSync(join(tmpdir(), "throughline-electron-")),
  application = root,
): Promise<Launched> {
  const home = join(userData, "home");
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const app = await _electron.launch({
    executablePath: binary,
    args: [...sandbox, `--user-data-dir=${userData}`, application, ...args],
    env: { ...(process.env as Record<string, string>), HOME: home, XDG_CONFIG_HOME: join(home, ".config") },
  });
  const page = await app.firstWindow();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  // A window begins as an empty page; the stand-in serves app:// by https.
  await page.waitForURL(/^(app|https):\/\/throughline/);
  const logFile = join(userData, "logs/throughline.log");
  const log = () => (existsSync(logFile) ? readFileSync(logFile, "utf8") : "");
  return { app, page, userData, documents: join(home, "Documents"), problems, log };
}
