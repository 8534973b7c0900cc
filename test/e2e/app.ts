import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, test as base, expect } from "@playwright/test";
import { findElectron } from "../../build/find-electron.ts";
import { findChromium } from "../chromium.ts";
import { type App, type HostName, still, watch, withWeb } from "./web-app.ts";

const root = join(import.meta.dirname, "../..");

/** The real binary by `ELECTRON_PATH` or where Electron installs it; otherwise the stand-in, which needs a Chromium. */
function electronBinary(): string {
  const real = process.env.ELECTRON_PATH ?? findElectron();
  return real !== undefined && existsSync(real) ? real : join(root, "test/electron-shim/electron");
}

async function withElectron(folder: string, use: (app: App) => Promise<void>): Promise<void> {
  const electron = await _electron.launch({
    executablePath: electronBinary(),
    args: [`--user-data-dir=${join(folder, "data")}`, root],
    env: { ...(process.env as Record<string, string>), CHROMIUM_PATH: findChromium() ?? "", XDG_DOCUMENTS_DIR: join(folder, "documents") },
  });
  try {
    await electron.evaluate(({ app }, documents) => app.setPath("documents", documents), join(folder, "documents"));
    const page = await electron.firstWindow();
    const problems = watch(page);
    await still(page);
    const place = async (name: string, ask: () => Promise<void>) => {
      await electron.evaluate(
        ({ dialog }, file) => {
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
        },
        join(folder, name),
      );
      await ask();
    };
    await use({
      host: "electron",
      page,
      folder,
      problems,
      choose: async (path, ask) => {
        await electron.evaluate(
          ({ dialog }, file) => {
            dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: file });
          },
          typeof path === "string" ? [path] : [...path],
        );
        await ask();
      },
      place,
      save: async (name, ask) => {
        const path = join(folder, name);
        await place(name, ask);
        await expect.poll(() => existsSync(path)).toBe(true);
        return path;
      },
    });
  } finally {
    // What a test leaves unsaved is its own affair; a window that asks would wait for ever.
    await electron.evaluate(({ dialog }) => {
      dialog.showMessageBoxSync = ((_window: unknown, { buttons = [] }: { buttons?: string[] }) =>
        buttons.indexOf("Close anyway")) as typeof dialog.showMessageBoxSync;
    });
    await electron.close();
  }
}

export const test = base.extend<{ app: App }, { host: HostName }>({
  host: ["web", { option: true, scope: "worker" }],
  app: async ({ host, browser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "throughline-e2e-"));
    try {
      if (host === "electron") await withElectron(folder, use);
      else {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
        await withWeb(page, folder, use);
        await page.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
export type { App };
export { expect };
