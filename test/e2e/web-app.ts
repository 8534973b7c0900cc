import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Page } from "playwright";

export type HostName = "web" | "electron";

/** The running application in a folder of its own: the same specs drive it in a browser and in Electron. */
export interface App {
  readonly host: HostName;
  readonly page: Page;
  /** A folder for files of the test; removed afterwards. */
  readonly folder: string;
  /** Gives a file, or several, where the window asks for one, then does what makes it ask. */
  choose(path: string | readonly string[], ask: () => Promise<void>): Promise<void>;
  /** Answers a dialog that asks where a new file goes, on hosts that ask, then does what makes it ask. */
  place(name: string, ask: () => Promise<void>): Promise<void>;
  /** Does what offers a file for saving and returns where it was saved. */
  save(name: string, ask: () => Promise<void>): Promise<string>;
  /** Errors that the window wrote to its console. */
  readonly problems: string[];
}

/**
 * Refused in the frame of the email's preview: recording a trace puts Playwright's own snapshot script into every frame, and this one may
 * run none. Without a trace, and in Chromium alone, nothing is refused there; the specification of messages looks for scripts of ours.
 */
const isRecorders = (text: string) => text.startsWith("Blocked script execution in 'about:srcdoc'");

/** Asks for less motion, so that what is measured has come to rest. */
export const still = (page: Page): Promise<void> => page.emulateMedia({ reducedMotion: "reduce" });

/** Collects the errors that a window writes to its console. */
export function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !isRecorders(message.text())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}

/** Starts the web host in a process of its own and waits for its address. */
export async function startHost(folder: string): Promise<{ url: string; stop(): Promise<void>; kill(): Promise<void> }> {
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
    /** Ends it as a power cut does. */
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Runs the application in the web host and shows it in a page. */
export async function withWeb(page: Page, folder: string, use: (app: App) => Promise<void>): Promise<void> {
  const host = await startHost(folder);
  const problems = watch(page);
  try {
    await still(page);
    await page.goto(host.url);
    await use({
      host: "web",
      page,
      folder,
      problems,
      choose: async (path, ask) => {
        const [chooser] = await Promise.all([page.waitForEvent("filechooser"), ask()]);
        await chooser.setFiles(typeof path === "string" ? path : [...path]);
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
