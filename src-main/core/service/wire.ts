import { isMainThread, type MessagePort, parentPort } from "node:worker_threads";
import type { CorePort } from "../rpc/serve.ts";
import type { FromCore, ToCore } from "./protocol.ts";

/** The line between the core's thread or process and its host, the same for both. */
export interface Wire {
  post(message: FromCore): void;
  listen(receive: (message: ToCore, port: CorePort | undefined) => void): void;
}

/** What a host posts to a worker thread: message and port in one envelope. */
export interface Envelope {
  message: ToCore;
  port?: MessagePort;
}

/** As much of a utility process's parent port as is used; Electron's types stay with its host. */
interface UtilityParent {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: ToCore; ports: StartablePort[] }) => void): void;
}
type StartablePort = CorePort & { start(): void };

/** The wire of this thread or process. Throws when it is neither a worker thread nor a utility process. */
export function wireToHost(): Wire {
  if (!isMainThread && parentPort) {
    const host = parentPort;
    return {
      post: (message) => host.postMessage(message),
      listen: (receive) =>
        host.on("message", ({ message, port }: Envelope) => {
          receive(message, port as CorePort | undefined);
          port?.start();
        }),
    };
  }
  const parent = (process as { parentPort?: UtilityParent }).parentPort;
  if (!parent) throw new Error("The core service runs as a worker thread or as a utility process.");
  return {
    post: (message) => parent.postMessage(message),
    listen: (receive) =>
      parent.on("message", ({ data, ports: [port] }) => {
        receive(data, port);
        port?.start();
      }),
  };
}
