// Loaded first into a utility process: gives it `process.parentPort` over the channel of the child process.
import { EventEmitter } from "node:events";
import { isPortMessage, type PortMessage, PortMux } from "./ports.ts";

type FromMain = { type: "message"; data: unknown; ports: string[] } | PortMessage;

const mux = new PortMux("c", (message) => process.send?.(message));
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => process.send?.({ type: "message", data }),
});
process.on("message", (message: FromMain) => {
  if (isPortMessage(message)) mux.handle(message);
  else parentPort.emit("message", { data: message.data, ports: message.ports.map((id) => mux.receive(id)) });
});
process.on("disconnect", () => process.exit(0));
Object.defineProperty(process, "parentPort", { value: parentPort });
