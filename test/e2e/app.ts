import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, test as base, expect, type Page } from "@playwright/test";
import { findElectron } from "../../build/find-electron.ts";
import { findChromium } from "../chromium.ts";

export type HostName = "web" | "electron";

/** The running application in a folder of its own: the same specs drive it in a browser and in Electron. */
export interface App {
  readonly host: HostName;
  readonly page: Page;
  /** A folder for files of the test; removed afterwards. */
  readonly folder: string;
  /** Gives a file where the window asks for one, then does what makes it ask. */
  choose(path: string, ask: () => Promise<void>): Promise<void>;
  /** Answers a dialog that asks where a new file goes, on hosts that ask, then does what makes it ask. */
  place(name: string, ask: () => Promise<void>): Promise<void>;
  /** Does what offers a file for saving and returns where it was saved. */
  save(name: string, ask: () => Promise<void>): Promise<string>;
  /** Errors that the window wrote to its console. */
  readonly problems: string[];
}

const root = join(import.meta.dirname, "../..");

function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}

/** Starts the web host in a process of its own and waits for its address. */
async function startHost(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "web-host.ts"), folder], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const first = (await Promise.race([once(child.stdout, "data"), ended])) as [unknown];
  const url = String(first[0]).trim();
  if (!url.startsWith("http://127.0.0.1:")) throw new Error(`the web host did not start: ${url}`);
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function withWeb(page: Page, folder: string, use: (app: App) => Promise<void>): Promise<void> {
  const host = await startHost(folder);
  const problems = watch(page);
  try {
    await page.goto(host.url);
    await use({
      host: "web",
      page,
      folder,
      problems,
      choose: async (path, ask) => {
        const [chooser] = await Promise.all([page.waitForEvent("filechooser"), ask()]);
        await chooser.setFiles(path);
      },
      place: (_name, ask) => ask(),
      save: async (name, ask) => {
        const [download] = await Promise.all([page.waitForEvent("download"), ask()]);
        const path = join(folder, name);
        await download.saveAs(path);
        return path;
      },
    });
  } finally {
    await host.stop();
  }
}

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
        await electron.evaluate(({ dialog }, file) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
        }, path);
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
export { expect };
