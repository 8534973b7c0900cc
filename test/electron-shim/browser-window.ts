import { app, open } from "./app.ts";
import { Emitter, preventable } from "./config.ts";
import { WebContents, type WebPreferences } from "./web-contents.ts";

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Options extends Partial<Bounds> {
  title?: string;
  show?: boolean;
  webPreferences?: WebPreferences;
}

const windows = open.windows as Set<BrowserWindow>;

/** Electron's BrowserWindow over a page of a headless browser: what it looks like is only remembered. */
export class BrowserWindow extends Emitter {
  readonly webContents: WebContents;
  readonly webPreferences: WebPreferences;
  #bounds: Bounds;
  #title: string;
  #visible: boolean;
  #maximized = false;
  #shown = false;

  constructor({ title = app.getName(), show = true, webPreferences = {}, x = 0, y = 0, width = 800, height = 600 }: Options = {}) {
    super();
    if (!app.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
    if (webPreferences.contextIsolation === false || webPreferences.nodeIntegration === true || webPreferences.sandbox === false) {
      throw new Error("electron-shim: only sandboxed, isolated pages without Node are emulated");
    }
    this.webPreferences = webPreferences;
    this.#bounds = { x, y, width, height };
    this.#title = title;
    this.#visible = show;
    windows.add(this);
    this.webContents = new WebContents(
      {
        size: { width, height },
        loaded: () => {
          if (!this.#shown) this.emit("ready-to-show");
          this.#shown = true;
        },
        stays: () => app.cancelQuit(),
        gone: () => {
          windows.delete(this);
          this.emit("closed");
          if (windows.size === 0) app.windowless();
        },
      },
      webPreferences,
    );
    app.emit("browser-window-created", {}, this);
    app.emit("web-contents-created", {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].at(-1) ?? null;
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }

  close(): void {
    const event = preventable({});
    this.emit("close", event);
    if (event.defaultPrevented) app.cancelQuit();
    else this.#report(this.webContents.close());
  }

  destroy(): void {
    this.#report(this.webContents.destroy());
  }

  #report(done: Promise<void>): void {
    done.catch((error: Error) => process.stderr.write(`electron-shim: ${error.message}\n`));
  }

  show(): void {
    this.#visible = true;
  }

  isVisible(): boolean {
    return this.#visible;
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized(): boolean {
    return this.#maximized;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    this.#maximized = false;
  }

  focus(): void {
    this.emit("focus");
  }

  getTitle(): string {
    return this.#title;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getBounds(): Bounds {
    return { ...this.#bounds };
  }

  getNormalBounds(): Bounds {
    return this.getBounds();
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
}

/** Electron's `webContents`. */
export const webContents = {
  getAllWebContents: () => [...windows].map((window) => window.webContents),
  fromDevToolsTargetId: () => BrowserWindow.getFocusedWindow()?.webContents,
};
