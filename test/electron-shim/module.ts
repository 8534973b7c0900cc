import { app } from "./app.ts";
import { BrowserWindow, webContents } from "./browser-window.ts";
import { Emitter, unsupported } from "./config.ts";
import { ipcMain } from "./ipc.ts";
import { Menu } from "./menu.ts";
import { MessageChannelMain, MessagePortMain } from "./ports.ts";
import { protocol } from "./protocol.ts";
import { defaultSession } from "./session.ts";
import { utilityProcess } from "./utility-process.ts";

/** Dialogs are never shown: a test puts its own answers in their place. */
const dialog = {
  showOpenDialog: async () => ({ canceled: true, filePaths: [] as string[] }),
  showSaveDialog: async () => ({ canceled: true, filePath: "" }),
  showMessageBoxSync: (_window: unknown, { cancelId = 0 }: { cancelId?: number }) => cancelId,
  showErrorBox: (title: string, content: string) => process.stderr.write(`${title}: ${content}\n`),
};
const display = { workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
const screen = Object.assign(new Emitter(), { getAllDisplays: () => [display], getPrimaryDisplay: () => display });
const shell = { openExternal: async (_address: string) => undefined };
const nativeTheme = Object.assign(new Emitter(), { themeSource: "system", shouldUseDarkColors: false });
const session = { defaultSession };

const modules: Record<string | symbol, unknown> = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  MessagePortMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
  webContents,
};

/** `require("electron")` of the main process. */
const electron = new Proxy(modules, {
  get: (target, key) =>
    key in target || typeof key === "symbol" || key === "then" || key === "__esModule" ? target[key] : unsupported(key),
});

export { electron as "module.exports" };
