import { fileURLToPath } from "node:url";
import { type MessagePortMain, type UtilityProcess, utilityProcess } from "electron";
import { coreEntry } from "../core/locations.ts";
import type { HostWire } from "../host-shared/core-handle.ts";

/** Starts the process of the core. */
export function forkCore(): UtilityProcess {
  return utilityProcess.fork(fileURLToPath(coreEntry()), [], { serviceName: "Throughline core", stdio: "inherit" });
}

/** The line to a core in a utility process. */
export function utilityWire(child: UtilityProcess): HostWire<MessagePortMain> {
  return {
    post: (message, port) => child.postMessage(message, port ? [port] : []),
    listen: (receive) => void child.on("message", receive),
    ended: (listener) => void child.once("exit", listener),
  };
}
