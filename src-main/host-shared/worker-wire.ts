import type { MessagePort, Worker } from "node:worker_threads";
import type { Envelope } from "../core/service/wire.ts";
import type { HostWire } from "./core-handle.ts";

/** The line to a core in a worker thread. */
export function workerWire(worker: Worker): HostWire<MessagePort> {
  return {
    post: (message, port) => worker.postMessage({ message, port } satisfies Envelope, port ? [port] : []),
    listen: (receive) => void worker.on("message", receive),
    ended: (listener) => void worker.once("exit", listener),
  };
}
