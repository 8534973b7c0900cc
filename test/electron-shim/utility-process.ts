import { fork } from "node:child_process";
import { join } from "node:path";
import { open } from "./app.ts";
import { Emitter } from "./config.ts";
import { isPortMessage, type MessagePortMain, type PortMessage, PortMux } from "./ports.ts";

type FromChild = { type: "message"; data: unknown } | PortMessage;

/** Electron's UtilityProcess as a child process of Node. */
class UtilityProcess extends Emitter {
  readonly #child;
  readonly #mux = new PortMux("n", (message) => this.#post(message));

  readonly name: string;

  constructor(file: string, args: string[], name: string) {
    super();
    this.name = name;
    this.#child = fork(file, args, {
      execArgv: ["--import", join(import.meta.dirname, "utility-child.ts")],
      serialization: "advanced",
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    open.children.add(this);
    this.#child.on("message", (message: FromChild) => {
      if (isPortMessage(message)) this.#mux.handle(message);
      else this.emit("message", message.data);
    });
    this.#child.on("exit", (code) => {
      open.children.delete(this);
      this.#mux.closeAll();
      this.emit("exit", code ?? 1);
    });
  }

  postMessage(data: unknown, ports: MessagePortMain[] = []): void {
    this.#post({ type: "message", data, ports: ports.map((port) => this.#mux.send(port)) });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  kill(): boolean {
    return this.#child.kill();
  }

  #post(message: object): void {
    if (this.#child.connected) this.#child.send(message);
  }
}

export const utilityProcess = {
  fork: (file: string, args: string[] = [], { serviceName = "Node Utility Process" }: { serviceName?: string } = {}) =>
    new UtilityProcess(file, args, serviceName),
};
