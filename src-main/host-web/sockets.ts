import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { type WebSocket, WebSocketServer } from "ws";

/** The largest message a window may send: a journey document of thousands of nodes stays far below. */
const LARGEST_MESSAGE = 32 * 1024 * 1024;

/** Joins a socket and a port of the core: both ends speak the same wire format, so that this is a pipe. */
function join(socket: WebSocket, port: MessagePort): void {
  socket.on("message", (data, binary) => port.postMessage(binary ? new Uint8Array(data as Buffer) : String(data)));
  port.on("message", (data: string | Uint8Array) => socket.send(data));
  socket.on("close", () => port.close());
  port.on("close", () => socket.close());
  socket.on("error", () => socket.terminate());
}

/** The windows' lines to the core. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE });
  readonly #connect: (port: MessagePort) => void;
  readonly #changed: (open: number) => void;

  /** `changed` is told how many windows are connected, whenever that changes. */
  constructor(connect: (port: MessagePort) => void, changed: (open: number) => void) {
    this.#connect = connect;
    this.#changed = changed;
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (window) => {
      const { port1, port2 } = new MessageChannel();
      join(window, port1);
      this.#connect(port2);
      this.#changed(this.#server.clients.size);
      window.on("close", () => this.#changed(this.#server.clients.size));
    });
  }

  close(): void {
    for (const window of this.#server.clients) window.terminate();
    this.#server.close();
  }
}
