import { join } from "node:path";
import { BrowserWindow, nativeTheme, screen } from "electron";
import { APP_URL } from "./channels.ts";
import { askBeforeLosing } from "./unsaved.ts";
import type { RememberedPlace } from "./window-place.ts";

/** Opens the window. Its page is sandboxed and isolated, without Node. */
export function openWindow(remembered: RememberedPlace): BrowserWindow {
  const { maximized, ...bounds } = remembered.read(screen.getAllDisplays().map(({ workArea }) => workArea));
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: "Throughline",
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#15191d" : "#ffffff",
    webPreferences: {
      preload: join(import.meta.dirname, "preload.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: true,
    },
  });
  if (maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () => remembered.write(window));
  askBeforeLosing(window);
  void window.loadURL(APP_URL);
  return window;
}
