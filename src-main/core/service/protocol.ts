import type { CorePorts, Download, HandedPath } from "../ports.ts";
import type { Failure } from "../rpc/failure.ts";

/** What a host says to a core that runs in another thread or process. A `connect` brings a MessagePort along. */
export type ToCore =
  | { type: "start"; settings: ServiceSettings }
  | { type: "connect" }
  | { type: "answer"; id: number; value: HandedPath | Download }
  | { type: "answer-failed"; id: number; message: string }
  | { type: "close" };

/** What the core says to its host. */
export type FromCore =
  | { type: "started" }
  | { type: "failed"; failure: Failure }
  | { type: "ask"; id: number; what: "resolve" | "make-download"; argument: string }
  | { type: "closed" };

export interface ServiceSettings extends Pick<CorePorts, "host" | "version" | "userDataDir" | "projectsDir" | "resourcesDir"> {
  logFile: string;
  /** Token of a project to open before anybody connects, or the sample workspace. */
  open: { project: string } | "sample" | null;
}
