import { type ClientLink, createORPCClient } from "@orpc/client";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import type { DesktopBridge } from "../../src-shared/contract/bridge.ts";
import { PORT_MESSAGE } from "../../src-shared/contract/bridge.ts";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import { desktop } from "./desktop.ts";

type Link = ClientLink<Record<never, never>>;

interface Line {
  link: Link;
  /** Settles when the line is broken. */
  closed: Promise<void>;
}

/** A line to the core. The client stays the same object when the line is made again. */
export interface Connection {
  client: CoreClient;
  /** Makes the line again after it was lost. Rejects when the core still does not answer. */
  reconnect(): Promise<void>;
}

/** How long a host may take to hand a port over, in milliseconds. */
const PATIENCE = 15_000;

async function portLine(bridge: DesktopBridge): Promise<Line> {
  const port = await new Promise<MessagePort>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The application's core did not answer.")), PATIENCE);
    const listen = (event: MessageEvent) => {
      const [given] = event.ports;
      if (event.source !== window || event.data?.type !== PORT_MESSAGE || !given) return;
      clearTimeout(timer);
      window.removeEventListener("message", listen);
      resolve(given);
    };
    window.addEventListener("message", listen);
    bridge.connect();
  });
  const closed = new Promise<void>((resolve) => port.addEventListener("close", () => resolve()));
  const link = new PortLink({ port });
  port.start();
  return { link, closed };
}

async function socketLine(): Promise<Line> {
  const socket = new WebSocket(`${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/rpc`);
  socket.binaryType = "arraybuffer";
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve(), { once: true });
    socket.addEventListener("error", () => reject(new Error("The application's core did not answer.")), { once: true });
  });
  const closed = new Promise<void>((resolve) => socket.addEventListener("close", () => resolve(), { once: true }));
  const link = new SocketLink({ websocket: socket });
  return { link, closed };
}

/** Connects to the core: by the desktop host's port, or by a socket to the host that served this page. `onLost` is told when the line breaks. */
export async function connect(onLost: () => void): Promise<Connection> {
  const open = () => (desktop ? portLine(desktop) : socketLine());
  let line = await open();
  const watch = (watched: Line) => void watched.closed.then(() => watched === line && onLost());
  watch(line);
  const link: Link = { call: (path, input, options) => line.link.call(path, input, options) };
  const client: CoreClient = createORPCClient(link);
  return {
    client,
    async reconnect() {
      line = await open();
      watch(line);
    },
  };
}
