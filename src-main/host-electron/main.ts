import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { app, BrowserWindow, dialog, Menu, MessageChannelMain, session } from "electron";
import { z } from "zod";
import type { MenuCommand } from "../../src-shared/contract/bridge.ts";
import { errorLine, InputError } from "../../src-shared/lib/input-error.ts";
import { FileRegistry } from "../core/files/registry.ts";
import { rendererDir, resourcesDir } from "../core/locations.ts";
import { fileLog } from "../core/log.ts";
import { startCore } from "../host-shared/core-handle.ts";
import { logFileOf } from "../host-shared/user-folders.ts";
import { version } from "../host-shared/version.ts";
import { channels } from "./channels.ts";
import { forkCore, utilityWire } from "./core-process.ts";
import { answerDialogs } from "./dialogs.ts";
import { Ipc } from "./ipc.ts";
import { menuTemplate } from "./menu.ts";
import { registerScheme, serveWindow } from "./protocol.ts";
import { confinePages, denyPermissions } from "./security.ts";
import { openWindow } from "./window.ts";
import { RememberedPlace } from "./window-place.ts";

/** `--open-sample` opens the sample workspace, a path that ends in `.throughline` opens that project. */
function toOpen(files: FileRegistry): { project: string } | "sample" | null {
  const path = process.argv.slice(1).find((argument) => argument.endsWith(".throughline"));
  if (path !== undefined) return { project: files.hand(path) };
  return process.argv.includes("--open-sample") ? "sample" : null;
}

const reasonOf = (error: unknown) =>
  error instanceof InputError ? errorLine(error) : error instanceof Error ? error.message : String(error);

async function run(): Promise<void> {
  const userDataDir = app.getPath("userData");
  const logFile = logFileOf(userDataDir);
  const log = fileLog(logFile, "main");
  confinePages(log);
  await app.whenReady();
  denyPermissions(session.defaultSession);
  serveWindow(rendererDir);

  const files = new FileRegistry(mkdtempSync(join(tmpdir(), "throughline-")));
  const projectsDir = process.env.THROUGHLINE_PROJECTS ?? join(app.getPath("documents"), "Throughline");
  const settings = { host: "electron" as const, version, userDataDir, projectsDir, resourcesDir, logFile, open: toOpen(files) };
  const child = forkCore();
  const core = startCore(utilityWire(child), settings, files);

  const ipc = new Ipc(log);
  answerDialogs(ipc, files, projectsDir);
  ipc.hear(channels.connect, z.undefined(), (_nothing, window) => {
    const { port1, port2 } = new MessageChannelMain();
    core.connect(port1);
    window.webContents.mainFrame.postMessage(channels.port, null, [port2]);
  });
  ipc.hear(channels.title, z.string().max(300), (title, window) => window.setTitle(title));

  const remembered = new RememberedPlace(userDataDir, log);
  const current = () => BrowserWindow.getAllWindows()[0];
  const send = (command: MenuCommand) => current()?.webContents.send(channels.menu, command);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, send)));

  app.on("second-instance", () => {
    const window = current();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on("activate", () => {
    if (!current()) openWindow(remembered);
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  let closed = false;
  app.on("will-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    void core.close().then(() => {
      closed = true;
      child.kill();
      files.close();
      app.quit();
    });
  });

  try {
    await core.started;
  } catch (error) {
    dialog.showErrorBox("Throughline could not open the project", reasonOf(error));
  }
  openWindow(remembered);
}

registerScheme();
if (app.requestSingleInstanceLock()) {
  run().catch((error: unknown) => {
    dialog.showErrorBox("Throughline could not start", reasonOf(error));
    app.exit(1);
  });
} else app.quit();
