import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumArgs, chromiumPath } from "../chromium.ts";
import { Emitter, switchValue } from "./config.ts";

type Params = Record<string, unknown>;
interface Waiting {
  method: string;
  resolve(result: never): void;
  reject(error: Error): void;
}

/** The DevTools protocol over one socket. Events are emitted as `Method`, those of a page as `session Method`. */
export class Devtools extends Emitter {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(socket: WebSocket) {
    super();
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(String(data)));
  }

  send<T = Params>(method: string, params: Params = {}, sessionId?: string): Promise<T> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }

  #receive(message: { id?: number; error?: { message: string }; result: never; method: string; params: Params; sessionId?: string }): void {
    if (message.id === undefined) {
      this.emit(message.sessionId ? `${message.sessionId} ${message.method}` : message.method, message.params);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting?.resolve(message.result);
  }
}

/** The browser behind all windows. */
export class Chromium {
  readonly #child: ChildProcess;
  readonly #profile = mkdtempSync(join(tmpdir(), "electron-shim-"));
  readonly devtools: Promise<Devtools>;

  constructor(died: () => void) {
    const own = [
      "--headless",
      "--remote-debugging-port=0",
      "--no-startup-window",
      "--disable-dev-shm-usage",
      `--user-data-dir=${this.#profile}`,
    ];
    this.#child = spawn(chromiumPath(), [...chromiumArgs, ...own], { stdio: ["ignore", "ignore", "pipe"] });
    this.#child.once("exit", died);
    this.devtools = this.#connect();
  }

  #connect(): Promise<Devtools> {
    return new Promise((resolve, reject) => {
      let said = "";
      this.#child.once("exit", (code) => reject(new Error(`Chromium ended with ${code}: ${said}`)));
      const listen = (text: string) => {
        said = (said + text).slice(-20_000);
        const address = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
        if (address === undefined) return;
        this.#child.stderr?.off("data", listen).resume();
        const socket = new WebSocket(address);
        socket.onerror = () => reject(new Error("Chromium cannot be reached."));
        socket.onopen = () => {
          // Playwright waits for this line.
          if (switchValue("remote-debugging-port") !== undefined) process.stderr.write(`DevTools listening on ${address}\n`);
          resolve(new Devtools(socket));
        };
      };
      this.#child.stderr?.setEncoding("utf8").on("data", listen);
    });
  }

  /** Ends the browser and removes its profile. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        rmSync(this.#profile, { recursive: true, force: true });
        resolve();
      };
      this.#child.removeAllListeners("exit");
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) return finish();
      const force = setTimeout(() => this.#child.kill("SIGKILL"), 3000);
      this.#child.once("exit", () => {
        clearTimeout(force);
        finish();
      });
      this.#child.kill();
    });
  }
}
