import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { errorLine, InputError } from "../src-shared/lib/input-error.ts";
import { findBrowser } from "./find-browser.ts";
import { findElectron } from "./find-electron.ts";
import { buildAll, isFresh } from "./fresh.ts";
import { requireModernNode } from "./guard.ts";

/**
 * `npm start`: opens the application with the sample workspace, or with the project given as an argument. In Electron where its
 * binary is installed, else in an application window of an installed browser, else the address is printed.
 */
const root = resolve(import.meta.dirname, "..");
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Seconds without a window after which the host behind an application window ends. */
const IDLE_SECONDS = 5;

const hasDisplay = () => process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const isRoot = () => process.platform === "linux" && process.getuid?.() === 0;

function ended(child: ChildProcess): Promise<number | string> {
  return new Promise((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => done(code ?? signal ?? 1));
  });
}

/** True when the window was shown and closed again by the person. */
async function openElectron(electron: string, project: string | undefined): Promise<boolean> {
  // Chromium's sandbox does not run as root; the application's own page stays isolated.
  const rights = isRoot() ? ["--no-sandbox"] : [];
  const child = spawn(electron, [...rights, root, project ?? "--open-sample"], { stdio: "inherit" });
  const outcome = await ended(child);
  if (outcome === 0) return true;
  say(`Electron could not be started (${outcome}); opening Throughline in a browser instead.`);
  return false;
}

async function openBrowser(browser: string, url: string, userDataDir: string): Promise<void> {
  const profile = join(userDataDir, "browser");
  mkdirSync(profile, { recursive: true });
  const rights = isRoot() ? ["--no-sandbox", "--test-type"] : [];
  const quiet = ["--no-first-run", "--no-default-browser-check", "--disable-sync", "--disable-background-networking"];
  const place = [`--user-data-dir=${profile}`, "--window-size=1440,900", `--app=${url}`];
  const outcome = await ended(spawn(browser, [...rights, ...quiet, ...place], { stdio: "ignore" }));
  if (outcome !== 0) say(`The browser could not show the window (${outcome}). Open this address instead: ${url}`);
}

async function openWeb(port: number, browser: string | undefined, project: string | undefined): Promise<void> {
  const { startWebHost } = await import("../src-main/host-web/server.ts");
  const { userFolders } = await import("../src-main/host-shared/user-folders.ts");
  const { fileLog } = await import("../src-main/core/log.ts");
  const folders = userFolders();
  const open = project === undefined ? ("sample" as const) : { project };
  const idle = browser === undefined ? {} : { idleSeconds: IDLE_SECONDS };
  const host = await startWebHost({ ...folders, log: fileLog(folders.logFile, "web"), open, port, ...idle });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void host.close());
  if (browser === undefined) say(`Throughline is at ${host.url}\nThe address opens once, in one browser on this machine. Ctrl+C ends.`);
  else {
    say("Throughline is open in a window of its own. Close the window, or press Ctrl+C, to end.");
    void openBrowser(browser, host.url, folders.userDataDir);
  }
  await host.ended;
}

async function start(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { web: { type: "boolean" }, port: { type: "string" }, "no-window": { type: "boolean" } },
    allowPositionals: true,
  });
  const project = positionals[0] === undefined ? undefined : resolve(positionals[0]);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`"${values.port}" is no port; write a number from 1 to 65535.`);
  requireModernNode();
  if (!isFresh()) {
    say("Building Throughline…");
    await buildAll();
  }
  const shows = hasDisplay() && !values["no-window"];
  const electron = findElectron();
  if (!values.web && shows && electron && (await openElectron(electron, project))) return;
  if (!values.web && !electron) say("Electron is not installed here (npx install-electron fetches it), so Throughline runs in a browser.");
  await openWeb(port, shows ? findBrowser() : undefined, project);
}

start().then(
  () => process.exit(),
  (error: unknown) => {
    const reason = error instanceof InputError ? errorLine(error) : error instanceof Error ? error.message : String(error);
    process.stderr.write(`Throughline could not start: ${reason}\n`);
    process.exit(1);
  },
);
