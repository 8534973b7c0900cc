import { readFileSync } from "node:fs";
import { open } from "./app.ts";
import type { Devtools } from "./chromium.ts";
import { codec } from "./codec.ts";
import { Emitter, ISOLATED_WORLD, preventable } from "./config.ts";
import { ipcMain } from "./ipc.ts";
import { bridgeWorlds, type MainMessage, type PageMessage, rendererModule } from "./page.ts";
import { isPortMessage, type MessagePortMain, PortMux } from "./ports.ts";
import { fromBrowser, handlerOf, interceptions, toBrowser } from "./protocol.ts";
import { defaultSession } from "./session.ts";

export interface WebPreferences {
  preload?: string;
  contextIsolation?: boolean;
  nodeIntegration?: boolean;
  sandbox?: boolean;
}

/** The window that shows the page. */
interface Owner {
  readonly size: { width: number; height: number };
  loaded(): void;
  /** The page held back its closing, and nobody overruled it. */
  stays(): void;
  gone(): void;
}

interface Paused {
  requestId: string;
  request: { url: string; method: string; headers: Record<string, string>; postDataEntries?: { bytes: string }[] };
  resourceType: string;
  frameId: string;
}

const { encode, decode } = codec();

/** The preload as a script of the isolated world, with the modules that a sandboxed one has. */
function preloadScript(path: string | undefined): string {
  const preload = path === undefined ? "" : readFileSync(path, "utf8");
  const platform = JSON.stringify({ platform: process.platform, type: "renderer", sandboxed: true, contextIsolated: true });
  return `(() => {
    if (location.href === "about:blank") return;
    const electron = (${rendererModule})((${bridgeWorlds})("isolated"), (${codec})());
    const require = (id) => { if (id === "electron") return electron; throw new Error("module not found: " + id); };
    (function (require, process, module, exports) { ${preload}\n }).call(globalThis, require, ${platform}, { exports: {} }, {});
  })()`;
}

/** Electron's WebContents: one page of the browser. */
export class WebContents extends Emitter {
  readonly session = defaultSession;
  readonly ready: Promise<void>;
  readonly mainFrame: { url: string; parent: null; postMessage(channel: string, data: unknown, ports?: MessagePortMain[]): void };
  readonly #owner: Owner;
  readonly #mux = new PortMux("n", (message) =>
    this.#deliver(message.type === "port" ? { ...message, data: encode(message.data) } : message),
  );
  #devtools!: Devtools;
  #session = "";
  #target = "";
  #world: string | undefined;
  #queue: MainMessage[] = [];
  #expected = "";
  #destroyed = false;
  #openHandler: ((details: { url: string }) => { action: "allow" | "deny" }) | undefined;

  constructor(owner: Owner, preferences: WebPreferences) {
    super();
    this.#owner = owner;
    this.mainFrame = { url: "", parent: null, postMessage: (channel, data, ports = []) => this.#post(channel, [data], ports) };
    this.ready = this.#create(preferences);
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#post(channel, args, []);
  }

  setWindowOpenHandler(decide: (details: { url: string }) => { action: "allow" | "deny" }): void {
    this.#openHandler = decide;
  }

  async loadURL(address: string): Promise<void> {
    await this.ready;
    this.#expected = toBrowser(address);
    const loaded = new Promise((resolve) => this.once("did-finish-load", resolve));
    const { errorText } = await this.#command<{ errorText?: string }>("Page.navigate", { url: this.#expected });
    if (errorText) throw new Error(`${errorText} loading '${address}'`);
    await loaded;
    this.#expected = "";
  }

  async executeJavaScript(code: string): Promise<unknown> {
    await this.ready;
    const { result } = await this.#command<{ result: { value: unknown } }>("Runtime.evaluate", {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  }

  /** Closes the page, which may hold that back in `beforeunload`. */
  async close(): Promise<void> {
    await this.ready;
    await this.#command("Page.close");
  }

  async destroy(): Promise<void> {
    await this.ready;
    await this.#devtools.send("Target.closeTarget", { targetId: this.#target });
  }

  #command<T = unknown>(method: string, params: Record<string, unknown> = {}): Promise<T> {
    return this.#devtools.send<T>(method, params, this.#session);
  }

  async #create({ preload }: WebPreferences): Promise<void> {
    if (!open.chromium) throw new Error("The application is not ready.");
    this.#devtools = await open.chromium.devtools;
    const { targetId } = await this.#devtools.send<{ targetId: string }>("Target.createTarget", {
      url: "about:blank",
      newWindow: true,
      ...this.#owner.size,
    });
    const { sessionId } = await this.#devtools.send<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
    this.#target = targetId;
    this.#session = sessionId;
    this.#listen();
    await this.#devtools.send("Target.setDiscoverTargets", { discover: true });
    await Promise.all([
      this.#command("Page.enable"),
      this.#command("Runtime.enable"),
      this.#command("Runtime.addBinding", { name: "electronShimSend", executionContextName: ISOLATED_WORLD }),
      this.#command("Page.addScriptToEvaluateOnNewDocument", { source: `(${bridgeWorlds})("main")` }),
      this.#command("Page.addScriptToEvaluateOnNewDocument", { source: preloadScript(preload), worldName: ISOLATED_WORLD }),
      this.#command("Fetch.enable", { patterns: interceptions }),
    ]);
  }

  #listen(): void {
    const on = <T>(event: string, react: (params: T) => void) => this.#devtools.on(`${this.#session} ${event}`, react);
    on<{ context: { name: string; uniqueId: string; auxData?: { frameId?: string } } }>(
      "Runtime.executionContextCreated",
      ({ context }) => {
        if (context.name !== ISOLATED_WORLD || context.auxData?.frameId !== this.#target) return;
        this.#world = context.uniqueId;
        this.#flush();
      },
    );
    on("Runtime.executionContextsCleared", () => {
      this.#world = undefined;
      this.#mux.closeAll();
    });
    on<{ name: string; payload: string }>("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === "electronShimSend") void this.#fromPage(JSON.parse(payload));
    });
    on("Page.loadEventFired", () => {
      this.emit("did-finish-load");
      this.#owner.loaded();
    });
    on<{ type: string }>("Page.javascriptDialogOpening", ({ type }) => {
      if (type === "beforeunload") this.#heldBack();
    });
    on<{ frame: { parentId?: string; url: string } }>("Page.frameNavigated", ({ frame }) => {
      if (frame.parentId === undefined) this.mainFrame.url = fromBrowser(frame.url);
    });
    on<Paused>("Fetch.requestPaused", (paused) => void this.#request(paused));
    this.#devtools.on("Target.targetDestroyed", ({ targetId }: { targetId: string }) => {
      if (targetId !== this.#target || this.#destroyed) return;
      this.#destroyed = true;
      this.#mux.closeAll();
      this.emit("destroyed");
      this.#owner.gone();
    });
  }

  #heldBack(): void {
    const event = preventable({});
    this.emit("will-prevent-unload", event);
    // A driver that listens to the same page may have answered first.
    this.#command("Page.handleJavaScriptDialog", { accept: event.defaultPrevented }).catch(() => undefined);
    if (!event.defaultPrevented) this.#owner.stays();
  }

  /** A document that the application did not ask for is a navigation, which it may refuse; custom schemes are answered by its handlers. */
  async #request({ requestId, request, resourceType, frameId }: Paused): Promise<void> {
    const url = fromBrowser(request.url);
    const command = (method: string, params: Record<string, unknown> = {}) =>
      this.#command(method, { requestId, ...params }).catch((error: Error) => {
        if (!this.#destroyed) process.stderr.write(`electron-shim: ${error.message}\n`);
      });
    if (resourceType === "Document" && frameId === this.#target && this.#expected !== request.url) {
      const event = preventable({ url, isMainFrame: true });
      this.emit("will-navigate", event, url);
      if (event.defaultPrevented) return void command("Fetch.failRequest", { errorReason: "Aborted" });
    }
    const handler = handlerOf(url);
    if (!handler) return void command("Fetch.continueRequest");
    const body = request.postDataEntries && Buffer.concat(request.postDataEntries.map(({ bytes }) => Buffer.from(bytes, "base64")));
    const response = await handler(new Request(url, { method: request.method, headers: request.headers, body: body ?? null }));
    await command("Fetch.fulfillRequest", {
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString("base64"),
    });
  }

  async #fromPage(message: PageMessage): Promise<void> {
    if (isPortMessage(message)) return this.#mux.handle(message.type === "port" ? { ...message, data: decode(message.data) } : message);
    if (message.type === "open") {
      if (this.#openHandler?.({ url: fromBrowser(message.url) }).action !== "deny")
        throw new Error("electron-shim: allowed new windows are not emulated");
      return;
    }
    const event = { sender: this, senderFrame: this.mainFrame, ports: [] };
    const args = decode(message.args) as unknown[];
    if (message.type === "send") return void ipcMain.emit(message.channel, event, ...args);
    const { id, channel } = message;
    try {
      this.#deliver({ type: "reply", id, channel, ok: true, value: encode(await ipcMain.invoke(channel, event, args)) });
    } catch (error) {
      this.#deliver({ type: "reply", id, channel, ok: false, value: String(error) });
    }
  }

  #post(channel: string, args: unknown[], ports: MessagePortMain[]): void {
    this.#deliver({ type: "ipc", channel, args: encode(args), ports: ports.map((port) => this.#mux.send(port)) });
  }

  #deliver(message: MainMessage): void {
    this.#queue.push(message);
    this.#flush();
  }

  #flush(): void {
    if (this.#world === undefined || this.#destroyed) return;
    for (const message of this.#queue.splice(0)) {
      const expression = `globalThis.electronShimDeliver?.(${JSON.stringify(message)})`;
      // The page may be gone by the time it is told.
      this.#command("Runtime.evaluate", { expression, uniqueContextId: this.#world }).catch(() => undefined);
    }
  }
}
