import { mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { Chromium } from "./chromium.ts";
import { config, Emitter, preventable, switchValue } from "./config.ts";

/** What the application has open; filled by the modules that open it. */
export const open = {
  windows: new Set<{ close(): void }>(),
  children: new Set<{ pid: number | undefined; name: string; kill(): boolean }>(),
  chromium: undefined as Chromium | undefined,
};

/** Electron's `app`. */
class App extends Emitter {
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: () => undefined, hasSwitch: (name: string) => switchValue(name) !== undefined };
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;
  #quitting = false;
  #exiting = false;

  get name(): string {
    return this.getName();
  }

  getName(): string {
    return config.manifest.productName ?? config.manifest.name ?? "Electron";
  }

  getVersion(): string {
    return config.manifest.version ?? process.versions.node;
  }

  getAppPath(): string {
    return config.appPath;
  }

  /** The application's own process and its utility processes, without what they use. */
  getAppMetrics(): { pid: number | undefined; type: string; name?: string }[] {
    return [{ pid: process.pid, type: "Browser" }, ...[...open.children].map(({ pid, name }) => ({ pid, type: "Utility", name }))];
  }

  getLocale(): string {
    return "en-US";
  }

  getPath(name: string): string {
    const given = this.#paths.get(name);
    if (given !== undefined) return given;
    const settings = process.env.XDG_CONFIG_HOME ?? join(homedir(), ".config");
    const known: Record<string, string> = {
      home: homedir(),
      appData: settings,
      userData: switchValue("user-data-dir") ?? join(settings, this.getName()),
      temp: tmpdir(),
      documents: process.env.XDG_DOCUMENTS_DIR ?? join(homedir(), "Documents"),
      downloads: join(homedir(), "Downloads"),
    };
    const path = known[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    if (name === "userData") mkdirSync(path, { recursive: true });
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  /** Called by `boot.ts`: starts the browser, then tells that the application is ready. */
  start(): void {
    const chromium = new Chromium(() => void this.exit(1));
    open.chromium = chromium;
    chromium.devtools.then(
      () => {
        this.#isReady = true;
        this.#ready.resolve();
        this.emit("ready");
      },
      (error: Error) => {
        process.stderr.write(`${error.message}\n`);
        process.exit(1);
      },
    );
  }

  quit(): void {
    const event = preventable({});
    this.emit("before-quit", event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    if (open.windows.size === 0) this.#finish();
    else for (const window of open.windows) window.close();
  }

  /** A window refused to close: so does the application. */
  cancelQuit(): void {
    this.#quitting = false;
  }

  /** The last window has gone. */
  windowless(): void {
    if (this.#quitting) this.#finish();
    else if (!this.emit("window-all-closed")) this.quit();
  }

  async exit(code = 0): Promise<void> {
    if (this.#exiting) return;
    this.#exiting = true;
    this.emit("quit", {}, code);
    for (const child of open.children) child.kill();
    await open.chromium?.close();
    process.exit(code);
  }

  #finish(): void {
    const event = preventable({});
    this.emit("will-quit", event);
    if (!event.defaultPrevented) void this.exit(0);
  }
}

export const app = new App();
